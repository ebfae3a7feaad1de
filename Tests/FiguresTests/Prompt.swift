import Figures
import Language
import Networks
import Tensors
import Typesetting

/// A session for tests: evaluates code and keeps the calls that were made.
final class Prompt {
  let evaluator: Evaluator

  /// The slide's `x` and `k`, and tensors of other sizes with numbers that look random but never change.
  init(_ setup: String = "") throws {
    var vocabulary = Vocabulary.torch()
    vocabulary.add(FigureWords.all)
    evaluator = Evaluator(vocabulary)
    try evaluator.run(Source("x = slide_input()\nk = slide_kernel()\np = pooling_slide()"))
    for (name, shape) in [
      ("big", [28, 28]), ("deep", [3, 7, 7]), ("weights", [2, 3, 3, 3]), ("bias", [2]), ("wide", [11, 11]),
      ("batch", [2, 3, 7, 7]), ("many", [16, 5, 5]), ("manyweights", [4, 16, 3, 3]), ("grouped", [6, 1, 2, 2]),
    ] {
      evaluator.context.environment.assign(name, .tensor(try Prompt.digits(shape)))
      evaluator.context.environment.assign(name + "f", .tensor(try Prompt.fractions(shape)))
    }
    if !setup.isEmpty { try evaluator.run(Source(setup)) }
  }

  /// Whole numbers from -2 to 3, half of them 0.
  static func digits(_ shape: [Int]) throws -> Tensor {
    let numbers = noise(shape.reduce(1, *)).map { number -> Float in
      let digit = Int(number * 600) % 6 - 2
      return number > 0.5 ? Float(digit) : 0
    }
    return try .floats(numbers, shape)
  }

  /// Numbers between -1 and 1 with many digits.
  static func fractions(_ shape: [Int]) throws -> Tensor {
    try .floats(noise(shape.reduce(1, *)).map { Float($0 * 2 - 1) }, shape)
  }

  private static func noise(_ count: Int) -> [Double] {
    (0..<count).map { index in
      let square = Double(index * index + 7 * index + 3)
      return (square * 0.618_033_988_75).truncatingRemainder(dividingBy: 1)
    }
  }

  func value(_ code: String) throws -> Value { try evaluator.evaluate(Source(code)) }

  /// What the prompt shows for an expression.
  func echo(_ code: String, width: Int = 80, height: Int = 22) throws -> Drawing {
    try ValuePrinter.drawing(of: value(code), context: evaluator.context, width: width, height: height) ?? Drawing()
  }

  /// The outermost call of an expression.
  func call(_ code: String) throws -> CallEvent {
    var events: [CallEvent] = []
    try evaluator.observing({ events.append($0) }) { _ = try value(code) }
    guard let last = events.last else { throw Diagnostic("TestError", "no call in \(code)") }
    return last
  }

  func walk(_ code: String) throws -> any Walkthrough {
    var events: [CallEvent] = []
    _ = try evaluator.observing({ events.append($0) }) { try evaluator.run(Source(code)) }
    guard let walk = events.reversed().lazy.compactMap(Walkthroughs.make).first else {
      throw Diagnostic("TestError", "no walkthrough for \(code)")
    }
    return walk
  }

  /// The error of some code.
  func mistake(_ code: String, name: String? = nil) -> Diagnostic {
    do {
      try evaluator.run(Source(code, name: name))
      return Diagnostic("TestError", "no error in \(code)")
    } catch {
      return error as? Diagnostic ?? Diagnostic("TestError", "\(error)")
    }
  }
}
