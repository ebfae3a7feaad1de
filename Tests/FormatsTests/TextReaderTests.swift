import Testing

@testable import Formats

@Suite struct TextReaderTests {
  @Test func takesMarksWordsAndNumbersBehindBlanks() {
    var reader = TextReader(Array(" ( 12,True 'ab' ".utf8)[...])
    let marks = [reader.accept("("), reader.accept(")")]
    let number = reader.wholeNumber()
    let words = [reader.accept(","), reader.accept(word: "False"), reader.accept(word: "True"), reader.accept("'")]
    let text = reader.take(upTo: UInt8(ascii: "'"))
    let missing = reader.take(upTo: UInt8(ascii: "'"))
    reader.skipBlanks()
    let end = reader.take()
    #expect(marks == [true, false])
    #expect(number == 12)
    #expect(words == [true, false, true, true])
    #expect(text == Array("ab".utf8)[...])
    #expect(missing == nil)
    #expect(end == nil)
    #expect(reader.position == 16)
  }

  @Test(
    arguments: [
      ("0", 0), ("9223372036854775807", .max), ("9223372036854775808", nil), ("99999999999999999999", nil), ("-1", nil),
      ("", nil), ("01", nil), ("x", nil),
    ] as [(String, Int?)])
  func wholeNumbersFit63Bits(_ text: String, _ wanted: Int?) {
    var reader = TextReader(Array(text.utf8)[...])
    let number = reader.wholeNumber()
    #expect(number == wanted)
  }
}
