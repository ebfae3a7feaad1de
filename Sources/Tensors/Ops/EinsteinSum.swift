/// Products summed over named axes, after Einstein's convention: `ij,jk->ik` is the matrix product.
///
/// Every operand is spread over the axes of all letters, the operands are multiplied, and the letters that the result
/// lacks are summed over. An ellipsis stands for all axes without a letter, which are matched from the last.
public struct EinsteinSum: Sendable {
  private let inputs: [[Character]]
  private let output: [Character]
  private let equation: String

  /// - Throws: `RuntimeError` for an equation that cannot be read.
  public init(_ equation: String) throws(TensorError) {
    self.equation = equation
    let text = equation.filter { $0 != " " }.replacing("...", with: String(EinsteinSum.ellipsis))
    var left = text
    var right: String?
    if let arrow = text.firstIndex(of: "-") {
      guard text[arrow...].hasPrefix("->") else { throw .unreadable(equation) }
      left = String(text[..<arrow])
      right = String(text[text.index(arrow, offsetBy: 2)...])
    }
    inputs = left.split(separator: ",", omittingEmptySubsequences: false).map(Array.init)
    let letters = inputs.joined()
    guard (letters + (right.map(Array.init) ?? [])).allSatisfy(EinsteinSum.isAllowed),
      inputs.allSatisfy({ axes in axes.count { $0 == EinsteinSum.ellipsis } <= 1 })
    else { throw .unreadable(equation) }
    if let right {
      output = Array(right)
      for letter in output {
        guard letters.contains(letter) || letter == EinsteinSum.ellipsis else { throw .newLetter(letter, equation) }
        guard output.filter({ $0 == letter }).count == 1 else { throw .repeatedLetter(letter, equation) }
      }
    } else {
      // Without an arrow: the ellipsis, then the letters that occur once, in alphabetical order.
      let single = letters.filter { letter in letters.filter { $0 == letter }.count == 1 }
      output = [EinsteinSum.ellipsis] + single.filter { $0 != EinsteinSum.ellipsis }.sorted()
    }
  }

  private static let ellipsis: Character = "…"
  private static func isAllowed(_ character: Character) -> Bool {
    character.isASCII && character.isLetter || character == ellipsis
  }

  /// The axes of an operand or of the result, the ellipsis written out as `count` axes named by their distance from
  /// the last.
  private func writtenOut(_ axes: [Character], _ count: Int) -> [Character] {
    let digits = (0..<count).reversed().compactMap { Unicode.Scalar(0x2460 + $0).map(Character.init) }
    return axes.flatMap { $0 == EinsteinSum.ellipsis ? digits : [$0] }
  }

  /// - Throws: `RuntimeError` if the operands do not have the axes that the equation names.
  public func callAsFunction(_ operands: [Tensor]) throws(TensorError) -> Tensor {
    guard operands.count == inputs.count else {
      throw TensorError("operands", "\"\(equation)\" names \(inputs.count) tensors, but there are \(operands.count)")
    }
    let counts = zip(inputs, operands).map { axes, operand in
      axes.contains(EinsteinSum.ellipsis) ? max(operand.rank - axes.count + 1, 0) : 0
    }
    let inputs = zip(self.inputs, counts).map(writtenOut), output = writtenOut(output, counts.max() ?? 0)
    var letters = output
    for letter in inputs.joined() where !letters.contains(letter) { letters.append(letter) }
    var sizes: [Character: Int] = [:]
    for (axes, operand) in zip(inputs, operands) {
      guard axes.count == operand.rank else { throw .letterCount(String(axes), operand.shape) }
      for (letter, size) in zip(axes, operand.shape) {
        let known = sizes[letter] ?? 1
        guard known == 1 || size == 1 || known == size else { throw .letterSize(letter, known, size) }
        sizes[letter] = max(known, size == 0 ? 0 : size)
        if size == 0 || known == 0 { sizes[letter] = 0 }
      }
    }
    var product: Tensor?
    for (axes, operand) in zip(inputs, operands) {
      let spread = try spread(operand, axes, over: letters)
      if let sofar = product { product = try Arithmetic.mul(sofar, spread) } else { product = spread }
    }
    guard let product else { throw .unreadable(equation) }
    let full = try product.broadcast(to: letters.map { sizes[$0] ?? 1 })
    let summed = Array(output.count..<letters.count)
    return summed.isEmpty ? try full.cloned() : try Reduction.sum(full, axes: summed)
  }

  /// A view with one axis for each letter; a letter that stands twice shows the diagonal.
  private func spread(_ operand: Tensor, _ axes: [Character], over letters: [Character]) throws(TensorError) -> Tensor {
    var shape: [Int] = [], strides: [Int] = []
    for letter in letters {
      let places = axes.indices.filter { axes[$0] == letter }
      let size = places.map { operand.shape[$0] }.max() ?? 1
      for place in places where operand.shape[place] != size { throw .letterSize(letter, size, operand.shape[place]) }
      shape.append(size)
      strides.append(places.reduce(0) { $0 + operand.strides[$1] })
    }
    return operand.seen(as: "AsStrided", operand.view(shape, strides)) { (x) throws(TensorError) in
      try self.spread(x, axes, over: letters)
    }
  }
}

extension TensorError {
  fileprivate static func unreadable(_ equation: String) -> TensorError {
    TensorError(
      "equation", "\"\(equation)\" is no equation of letters, commas and ->",
      hint: "the matrix product is \"ij,jk->ik\"")
  }

  fileprivate static func newLetter(_ letter: Character, _ equation: String) -> TensorError {
    TensorError("equation", "the letter \(letter) behind -> stands nowhere before it in \"\(equation)\"")
  }

  fileprivate static func repeatedLetter(_ letter: Character, _ equation: String) -> TensorError {
    TensorError("equation", "the letter \(letter) stands twice behind -> in \"\(equation)\"")
  }

  fileprivate static func letterCount(_ letters: String, _ shape: [Int]) -> TensorError {
    TensorError(
      "operands", "\"\(letters)\" names \(letters.count) axes, but the tensor has the shape \(shapeText(shape))")
  }

  fileprivate static func letterSize(_ letter: Character, _ a: Int, _ b: Int) -> TensorError {
    TensorError("operands", "the letter \(letter) stands for axes of size \(a) and \(b): they must be equal")
  }
}
