import Language
import Networks
import Tensors
import Testing
import Typesetting

@testable import Figures

@Suite struct WalkthroughPropertyTests {
  /// A call of `conv2d` with settings drawn from a seed, as the evaluator would report it.
  private func convolution(_ seed: Int) throws -> CallEvent {
    var state = UInt64(truncatingIfNeeded: seed) &* 0x9E37_79B9_7F4A_7C15 | 1
    func draw(_ range: ClosedRange<Int>) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return range.lowerBound + Int(state % UInt64(range.count))
    }
    let groups = draw(1...2)
    let perGroup = draw(1...3)
    let maps = groups * draw(1...2)
    let kernel = [draw(1...3), draw(1...3)]
    let dilation = Pair(draw(1...2), draw(1...2))
    let isSame = draw(0...3) == 0
    let stride = isSame ? Pair(1, 1) : Pair(draw(1...3), draw(1...3))
    let padding: Padding = isSame ? .same : .numbers(Pair(draw(0...2), draw(0...2)))
    let isWhole = draw(0...1) == 0
    let make = isWhole ? Prompt.digits : Prompt.fractions
    let input = try make([draw(1...2), groups * perGroup, draw(6...9), draw(6...9)])
    let weight = try make([maps, perGroup] + kernel)
    let bias = draw(0...1) == 0 ? nil : try make([maps])
    let operation = Convolution2D(stride: stride, padding: padding, dilation: dilation, groups: groups)
    func pair(_ pair: Pair) -> Value { .tuple(TupleObject([.int(pair.rows), .int(pair.columns)])) }
    let paddingValue: Value = if case .numbers(let numbers) = padding { pair(numbers) } else { .text("same") }
    return CallEvent(
      name: "conv2d",
      arguments: [
        ("input", .tensor(input)), ("weight", .tensor(weight)), ("bias", bias.map(Value.tensor) ?? .none),
        ("stride", pair(stride)),
        ("padding", paddingValue), ("dilation", pair(dilation)), ("groups", .int(groups)),
      ], result: .tensor(try operation(input, weight, bias: bias)), span: SourceSpan(0, 0))
  }

  @Test(arguments: 1...40) func theProductsOfAFrameAddUpToConv2dsResult(seed: Int) throws {
    let event = try convolution(seed)
    let sum = try #require(WindowSum(convolution: event))
    let walk = ConvolutionWalkthrough(sum)
    let output = try #require(event.resultTensor)
    let expected = output.doubles()
    #expect(walk.count == output.count)
    for index in stride(from: 0, to: walk.count, by: max(1, walk.count / 50)) {
      let place = Place(index, in: sum.result)
      let products = (0..<sum.channels).flatMap { sum.products(place, channel: $0).joined() }
      let total = products.reduce(0) { $0 + $1.value } + (sum.bias(of: place.map) ?? 0)
      #expect(abs(total - expected[index]) < 1e-4)
      #expect(walk.result(index) == expected[index])
      #expect(walk.index(of: [place.picture, place.map, place.row, place.column]) == index)
      #expect(
        walk.sentence(index).contains("= \(short(expected[index]))")
          || walk.sentence(index).contains("is \(short(expected[index])): every"))
    }
  }

  @Test(arguments: 1...40, [1, 7, 16, 30, 40, 59, 60, 79, 132]) func noFrameIsWiderThanTheWindow(seed: Int, width: Int)
    throws
  {
    let walk = ConvolutionWalkthrough(try #require(WindowSum(convolution: try convolution(seed))))
    for index in [0, walk.count / 2, walk.count - 1] {
      for hides in [false, true] {
        let frame = walk.frame(index, width: width, hidesResult: hides)
        #expect(frame.width <= width)
        if width >= 79 { #expect(frame.height <= 24) }
        if (40..<79).contains(width) { #expect(frame.lines.count { !$0.isEmpty } <= 26) }
        // The window is in view, and so is the current cell of the map.
        if width >= 79 { #expect(frame.text.contains("[")) }
      }
    }
  }

  @Test func aHiddenResultIsNowhereInTheFrame() throws {
    let walk = try Prompt().walk("conv2d(x, k)")
    let frame = walk.frame(16, width: 80, hidesResult: true).text
    #expect(!frame.contains("4   ") && !frame.contains("[4]") && !frame.contains("match"))
    #expect(frame.contains("[?]") && frame.contains("=  ?"))
  }

  @Test(arguments: ["valid", "same", "full"], ["correlate2d", "convolve2d"])
  func correlationsAddUp(mode: String, name: String) throws {
    let prompt = try Prompt()
    for (picture, kernel) in [("x", "k"), ("k", "x"), ("big", "wide")] {
      let event = try prompt.call("\(name)(\(picture), \(kernel), mode=\"\(mode)\")")
      let sum = try #require(WindowSum(correlation: event))
      for (index, expected) in try #require(event.resultTensor).doubles().enumerated() {
        let total = sum.products(Place(index, in: sum.result), channel: 0).joined().reduce(0) { $0 + $1.value }
        #expect(total == expected)
      }
    }
  }

  @Test func aLargeConvolutionIsMadeLazily() throws {
    let prompt = try Prompt()
    prompt.evaluator.context.environment.assign("huge", .tensor(try Prompt.digits([1000, 1000])))
    let event = try prompt.call("conv2d(huge, k)")
    let clock = ContinuousClock()
    let time = try clock.measure {
      let walk = try #require(Walkthroughs.make(for: event))
      #expect(walk.count == 998 * 998)
      #expect(walk.frame(500_000, width: 80, hidesResult: false).width <= 80)
    }
    #expect(time < .milliseconds(500))
  }

  @Test func oneKernelForSeveralChannels() throws {
    let prompt = try Prompt("w = weights[0]")
    let walk = try prompt.walk("conv2d(deep, w)")
    let expected = try #require(prompt.call("conv2d(deep, w)").resultTensor).doubles()
    #expect(walk.count == 25 && (0..<25).allSatisfy { walk.result($0) == expected[$0] })
    #expect(walk.frame(7, width: 80, hidesResult: false).text.contains("channel 2:"))
  }

  @Test func cellsAreFound() throws {
    let walk = try Prompt().walk("conv2d(x, k)")
    #expect(walk.index(of: [3, 1]) == 16 && walk.index(of: [0, 4]) == 4)
    #expect(walk.index(of: [5, 0]) == nil && walk.index(of: [0, -1]) == nil && walk.index(of: [1]) == nil)
  }

  @Test func pixelsOfAFrameAgreeWithThePool() throws {
    let prompt = try Prompt()
    for call in [
      "max_pool2d(deepf, 3, stride=2, padding=1)", "avg_pool2d(deepf, 3, stride=2, padding=1, ceil_mode=True)",
    ] {
      let event = try prompt.call(call)
      let walk = try #require(Walkthroughs.make(for: event))
      for (index, expected) in try #require(event.resultTensor).doubles().enumerated() {
        #expect(walk.result(index) == expected)
        #expect(walk.sentence(index).contains("is \(short(expected)), the "))
      }
    }
  }
}
