import Testing

@testable import Shell

struct PresentedPageTests {
  @Test(
    "a page begins where the one before is full",
    arguments: [
      ([5], 10, 0), ([5, 5], 10, 0), ([5, 6], 10, 1), ([4, 3, 6], 10, 1), ([4, 6, 6], 10, 2), ([30], 10, 0),
      ([3, 30], 10, 1), ([4, 4, 4], 10, 1), ([4, 4, 4, 4], 10, 2),
    ])
  func start(heights: [Int], rows: Int, expected: Int) {
    #expect(PresentedPage.start(heights, rows: rows) == expected)
  }
}
