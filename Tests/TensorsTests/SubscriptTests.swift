import Testing

@testable import Tensors

@Suite struct SubscriptTests {
  @Test(
    arguments: [
      (nil, nil, 1, 0, 5, 1), (-2, nil, 1, 3, 2, 1), (nil, nil, -1, 4, 5, -1), (3, 0, -2, 3, 2, -2), (1, 1, 1, 1, 0, 1),
      (-100, 100, 3, 0, 2, 3),
    ] as [(Int?, Int?, Int, Int, Int, Int)])
  func slicesMeanWhatTheyMeanInPython(_ c: (Int?, Int?, Int, Int, Int, Int)) {
    let range = sliceRange(start: c.0, stop: c.1, step: c.2, size: 5)
    #expect(range == (c.3, c.4, c.5))
  }
}
