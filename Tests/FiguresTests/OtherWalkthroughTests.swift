import Figures
import Language
import Tensors
import Testing
import Typesetting

@Suite struct OtherWalkthroughTests {
  @Test(arguments: [80, 40]) func frames(width: Int) throws {
    let prompt = try Prompt()
    prompt.evaluator.context.environment.assign("z", .tensor(try .floats([-5, -0.5, 0, 0.5, 2, 7], [2, 3])))
    var text = ""
    for (call, step) in [
      ("max_pool2d(p, 2)", 0), ("max_pool2d(p, 2)", 3), ("max_pool2d(x, 3, stride=2, padding=1)", 1),
      ("max_pool2d(x, 2, ceil_mode=True)", 3),
      ("max_pool2d(deepf, 3)", 5), ("avg_pool2d(p, 2)", 1), ("avg_pool2d(p, 3, padding=1)", 0),
      ("avg_pool2d(p, 3, padding=1, count_include_pad=False)", 0), ("avg_pool2d(big, 4)", 30), ("x @ x", 25),
      ("bigf @ big", 400),
    ] {
      let walk = try prompt.walk(call)
      text += screen(call, walk.frame(step, width: width, hidesResult: false)) + walk.sentence(step) + "\n\n"
    }
    text += try prompt.walk("max_pool2d(p, 2)").frame(0, width: width, hidesResult: true).text
    expectGolden(text, "other-walkthroughs-\(width)")
  }
}
