import Tensors
import Testing

@testable import Formats

@Suite struct CSVTests {
  private func read(_ text: String) throws -> Tensor? { try CSV.read(Array(text.utf8)[...]).tensor }

  @Test(arguments: RecordedFile.all(".csv"))
  func holdsWhatNumPySays(_ recorded: RecordedFile) throws { try recorded.check(CSV.self) }

  @Test(arguments: [
    "1,2\n3,-4.5\n", "1,2\r\n3,-4.5", "1,2\r3,-4.5\r", "1;2\n3;-4,5", "1\t2\n3\t-4.5\n", "  1   2 \n 3 -45e-1\n",
    "a,b\n1,2\n3,-4.5", "\u{FEFF}1,2\n3,-4.5", "\n\n1, 2\n \n3 , -4.5\n\n", "# x, y\n1 2\n3 -4.5",
    "x\n1.0,+2.0\n3.,-4.5",
  ])
  func takesEveryWayToWriteARectangle(_ text: String) throws {
    expectSame(try read(text), try .floats([1, 2, 3, -4.5], [2, 2]))
  }

  @Test func wholeNumbersAreFloats() throws { #expect(try read("1")?.dtype == .float32) }

  @Test func takesNumbersThatAreNone() throws {
    #expect(try read("inf,-inf,nan\n")?.scalars().map { "\($0.double)" } == ["inf", "-inf", "nan"])
  }

  @Test(arguments: [
    ("", "empty"),
    ("\n \n", "no line"),
    ("a,b\n", "no line"),
    ("1,2\n3\n", "line 2 has 1 columns, but line 1 has 2"),
    ("a,b\n\n1,2\n3,4,5", "line 4 has 3 columns, but line 3 has 2"),
    ("1,2\n3,x\n", "line 2, column 2 needs a number, but there is \"x\""),
    ("1,2\n3,\n", "line 2, column 2 needs a number, but nothing is there"),
    ("1,a\n", "line 1, column 2"),
    ("a\nb\n", "line 2, column 1"),
    ("1\n\u{1B}[31m", "\"\u{FFFD}[31m\""),
  ])
  func refuses(_ text: String, _ reason: String) { expectError(naming: reason) { _ = try read(text) } }

  @Test func givesBackTheSameFloats() throws {
    var random = RandomSource(seed: 1)
    let numbers = (0..<300).map { _ in Float(bitPattern: UInt32(truncatingIfNeeded: random.next())) }
    let tensor = try Tensor.floats(numbers.map { $0.isNaN ? 0 : $0 }, [100, 3])
    expectSame(try CSV.read(CSV.write(.tensor(tensor))[...]).tensor, tensor)
  }

  @Test func writesOneRowALine() throws {
    let text = { (tensor: Tensor) in String(decoding: try CSV.write(.tensor(tensor)), as: UTF8.self) }
    #expect(try text(.floats([1, 0.1, -.infinity, 1e30], [2, 2])) == "1.0,0.1\n-inf,1e+30\n")
    #expect(try text(.ints([1, .max], [2])) == "1\n9223372036854775807\n")
    #expect(try text(.bools([true, false], [1, 2])) == "1,0\n")
  }

  @Test(arguments: [[], [1, 1, 1], [0], [3, 0]])
  func refusesToWriteWhatIsNoRectangle(_ shape: [Int]) throws {
    expectError(of: "object", naming: shapeText(shape)) { _ = try CSV.write(.tensor(.zeros(shape))) }
  }
}
