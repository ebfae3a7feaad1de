import Figures
import Language
import Testing
import Typesetting

@Suite struct DiagnosticDrawingTests {
  @Test(arguments: [80, 40]) func atThePrompt(width: Int) throws {
    let prompt = try Prompt()
    var text = ""
    for code in [
      "con2d(x, k)", "conv2d(x, big)", "conv2d(x, k, strid=2)", "if x\n", "max_pool2d(x,\n  kernel_size=20)",
      "y = 'größe 漢字' + con2d(x)",
      "y\t=\tcon2d(x)", "abc + \"\u{1b}[31mred\" + undefined_name",
      "xs = [" + (0..<60).map(String.init).joined(separator: ", ") + ", undefned, 1, 2, 3]",
      "for i in range(3):\n    conv2d(x, k, stride=0)\n", "(1",
      "xs = [" + (0..<60).map { "u\($0)" }.joined(separator: ", ") + "]",
    ] {
      let drawing = DiagnosticDrawing(prompt.mistake(code)).drawing(width: width)
      text += screen(code.split(separator: "\n").first.map { String($0.prefix(60)).withControlsShown } ?? "", drawing)
      #expect(drawing.width <= width)
    }
    expectGolden(text, "mistakes-\(width)")
  }

  @Test func inAFile() throws {
    let code = "x = slide_input()\nfor i in range(2):\n    y = conv2d(x, slide_kernel(), stride=0)\n"
    let text = DiagnosticDrawing(try Prompt().mistake(code, name: "lecture.py")).drawing(width: 80).text
    expectGolden(text, "mistake-in-a-file")
  }

  @Test func withoutAPlace() {
    let drawing = DiagnosticDrawing(Diagnostic("RuntimeError", "something went wrong", hint: "try again")).drawing(
      width: 80)
    #expect(drawing.text == "RuntimeError: something went wrong\ntry again")
  }

  @Test(arguments: [12, 20, 33, 79]) func nothingIsWiderThanTheWindow(width: Int) throws {
    let prompt = try Prompt()
    for code in ["conv2d(x, big)", "y = '漢字漢字漢字漢字漢字漢字' + con2d(x) + '漢字漢字漢字漢字漢字漢字漢字'", "con2d(x, k)"] {
      #expect(DiagnosticDrawing(prompt.mistake(code)).drawing(width: width).width <= width)
    }
  }
}
