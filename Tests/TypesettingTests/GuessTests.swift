import Testing
import Typesetting

@Suite struct GuessTests {
  @Test(arguments: [
    ("4", 4.0), (" -0.5 ", -0.5), ("3/4", 0.75), ("1e-3", 0.001), ("−2", -2), ("-1/4", -0.25), ("+7", 7),
  ])
  func numbersAndFractionsAreRead(text: String, number: Double) throws {
    #expect(try #require(Guess(text)).number == number)
  }

  @Test(arguments: ["", "four", "1/0", "1/2/3", "1,5", "/", "1/"]) func whatIsNoNumberIsRefused(text: String) {
    #expect(Guess(text) == nil)
  }

  @Test(arguments: [
    ("4", 4.0), ("4.0", 4), ("0.33", 0.33333333), ("1/3", 0.33333333), ("0.105", 0.1049936), ("0", 0), ("0", 1e-8),
    ("1000", 1000.5), ("-0.67", -0.66666667), ("6.6e-3", 0.0066048), ("inf", .infinity), ("nan", .nan),
  ])
  func aRightNumberMayBeRounded(text: String, wanted: Double) throws {
    #expect(try #require(Guess(text)).matches(wanted))
  }

  @Test(arguments: [
    ("5", 4.0), ("0", 0.001), ("0.00", 0.004), ("0.3", 0.33333333), ("0.34", 0.33333333), ("1000", 1002), ("-4", 4),
    ("1e9", .infinity), ("4", .nan),
  ])
  func anotherNumberIsNotRight(text: String, wanted: Double) throws {
    #expect(try !#require(Guess(text)).matches(wanted))
  }
}
