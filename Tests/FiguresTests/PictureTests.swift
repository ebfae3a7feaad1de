import Figures
import Glibc
import Language
import Tensors
import Testing
import Typesetting

@Suite struct PictureTests {
  private let prompt: Prompt

  init() throws {
    prompt = try Prompt("wideface = slide_input(8)")
    let environment = prompt.evaluator.context.environment
    func put(_ name: String, _ shape: [Int], _ tone: (Int, Int) -> Float) throws {
      let rows = shape[shape.count - 2]
      let columns = shape[shape.count - 1]
      let count = shape.reduce(1, *)
      environment.assign(name, .tensor(try .floats((0..<count).map { tone($0 / columns % rows, $0 % columns) }, shape)))
    }
    // A ball lit from the upper left.
    func ball(_ size: Int) -> (Int, Int) -> Float {
      { row, column in
        let y = (Float(row) - Float(size) / 2) / Float(size) * 2.2
        let x = (Float(column) - Float(size) / 2) / Float(size) * 2.2
        let square = 1 - x * x - y * y
        return square < 0 ? 0 : max(0.1, (square.squareRoot() - x - y) / 1.8) * 255
      }
    }
    try put("ball", [28, 28], ball(28))
    try put("photo", [224, 224], ball(224))
    try put("wave", [9, 18]) { row, column in cosf(Float(column) / 3) * Float(4 - abs(row - 4)) / 4 * 2.5 }
    try put("maps", [4, 7, 7]) { row, column in Float((row * column) % 5) }
    try put("bigmaps", [6, 28, 28], ball(28))
    try put("pair", [2, 2, 5, 5]) { row, column in row == column ? 1 : 0 }
    try put("bits", [60, 60]) { row, column in (row - 30) * (row - 30) + (column - 30) * (column - 30) < 600 ? 1 : 0 }
    try put("flat", [3, 3]) { _, _ in 0 }
    try put("sevens", [3, 3]) { _, _ in 7 }
    try put("strange", [2, 4]) { row, column in column == 0 ? .nan : column == 1 ? .infinity : Float(row * column) }
    environment.assign("row", .tensor(try .floats([0, 1, 2, 3, 4], [5])))
  }

  @Test(arguments: [80, 40]) func pictures(width: Int) throws {
    var text = ""
    for code in [
      "show(x)", "show(k, scale=2)", "show(p)", "show(ball)", "show(ball, style=\"blocks\")",
      "show(x, style=\"ascii\")", "show(x, style=\"numbers\")",
      "show(wave)", "show(maps)", "show(maps, channels=[1, 3])", "show(bigmaps, channels=0)", "show(bigmaps)",
      "show(pair)", "show(bits)",
      "show(bits, style=\"ascii\")", "show(photo)", "show(flat)", "show(sevens)", "show(strange)", "show(row)",
      "show(manyweights)",
    ] {
      let drawing = try prompt.echo(code, width: width)
      text += screen(code, drawing)
      #expect(drawing.width <= width, "\(code)")
    }
    expectGolden(text, "show-\(width)")
  }

  @Test func mistakesNameTheArgument() throws {
    #expect(
      prompt.mistake("show(maps, channels=4)").message == "there is no channel 4: the picture has 4, counted from 0")
    #expect(prompt.mistake("show(maps, channels=4)").kind == "IndexError")
    #expect(prompt.mistake("show(3)").kind == "TypeError")
    #expect(prompt.mistake("show(x, style=\"colour\")").kind == "ValueError")
    #expect(prompt.mistake("show(x, scale=0)").kind == "ValueError")
    #expect(prompt.mistake("show(x[0, 0])").hint == "a single number needs no picture")
  }

  @Test func titlesStandOverTheMaps() throws {
    let lines = try prompt.echo("show(maps[:2], titles=[\"a\\nb\", \"\\x1b[31mc\"])").lines.map(\.text)
    #expect(lines[0].hasPrefix("a b") && lines[0].contains("c") && !lines[0].contains("\u{1B}"))
    #expect(try prompt.echo("show(x, titles=\"a face\")").lines[0].text == "a face")
    #expect(prompt.mistake("show(maps, titles=[\"a\"])").message == "1 title for 4 maps")
    #expect(prompt.mistake("show(maps, titles=3)").kind == "TypeError")
  }

  @Test(arguments: [1, 3, 11, 200]) func nothingIsWiderThanTheWindow(width: Int) throws {
    for code in ["show(x)", "show(ball)", "show(photo)", "show(wave)", "show(maps)", "show(x, style=\"numbers\")"] {
      #expect(try prompt.echo(code, width: width).width <= width, "\(code)")
    }
  }

  @Test func theExamplesOfTheWordsAreTrue() throws {
    for word in FigureWords.all where word.name == "show" {
      for example in word.examples { #expect(try prompt.echo(example.code).text == example.prints) }
    }
    #expect(try text(prompt.value("plot([1, 4, 9])"), prompt.evaluator.context).contains("* y1"))
  }

  @Test(arguments: ["plot(relu, tanh)", "show(k)"]) func aFigureIsShownAsItIs(code: String) throws {
    #expect(try prompt.echo("show(\(code))").text == prompt.echo(code).text)
  }

  @Test func printWritesThePicture() throws {
    let figure = try prompt.value("show(k)")
    #expect(try text(figure, prompt.evaluator.context) == "· · █\n█ · ·\n· █ █                    3×3   · 0   █ 1")
  }
}
