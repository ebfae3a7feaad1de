import Testing

@testable import Tensors

@Suite struct ConvolutionPlanTests {
  @Test func parametersAndMultiplicationsOfLeNetsFirstLayer() throws {
    // 6 kernels of 5×5 on 32×32.
    let plan = try Convolution2D().plan([1, 32, 32], [6, 1, 5, 5], bias: [6])
    #expect(plan.parameters == 156 && plan.weights == 150 && plan.multiplications == 117_600)
    #expect(plan.outputShape == [6, 28, 28])
  }

  @Test(arguments: [
    ([7, 7], [3, 3], [5, 5]), ([1, 7, 7], [1, 1, 3, 3], [1, 5, 5]), ([2, 3, 7, 7], [4, 3, 3, 3], [2, 4, 5, 5]),
    ([3, 7, 7], [3, 3, 3], [5, 5]),
  ])
  func theResultLacksTheAxesThatInputAndKernelLack(_ shapes: ([Int], [Int], [Int])) throws {
    #expect(try Convolution2D().plan(shapes.0, shapes.1).outputShape == shapes.2)
  }

  @Test func channelsAtOddsAreNamed() {
    expectError(.runtime, naming: "64×3×7×7", "3", "1×1×28×28", "1") {
      _ = try Convolution2D().plan([1, 1, 28, 28], [64, 3, 7, 7])
    }
    expectError(.runtime, naming: "last", "permute") { _ = try Convolution2D().plan([1, 5, 5, 3], [2, 3, 3, 3]) }
    expectError(.runtime, naming: "unsqueeze") { _ = try Convolution2D().plan([5, 5], [1, 1, 3, 3]) }
    expectError(.runtime, naming: "(1, 3, 3, 3)") { _ = try Convolution2D().plan([3, 5, 5], [3, 3]) }
    expectError(.runtime, naming: "2, 3 or 4") { _ = try Convolution2D().plan([5], [1, 1, 3, 3]) }
    expectError(.runtime, naming: "3", "2") { _ = try Convolution2D(groups: 2).plan([4, 5, 5], [3, 2, 3, 3]) }
    expectError(.runtime, naming: "2", "3") { _ = try Convolution2D().plan([2, 5, 5], [3, 2, 3, 3], bias: [2]) }
    expectError(.runtime, naming: "0") { _ = try Convolution2D(groups: 0).plan([2, 5, 5], [3, 2, 3, 3]) }
  }

  @Test func hugeMapsAreRefusedNotOverflowed() throws {
    let plan = try Convolution2D(padding: .numbers(Pair(1 << 30, 1 << 30))).plan([1, 5, 5], [4, 1, 3, 3])
    #expect(plan.multiplications == .max)
    expectError(.memory) {
      _ = try Convolution2D(padding: .numbers(Pair(1 << 30, 1 << 30)))(.zeros([1, 5, 5]), .zeros([4, 1, 3, 3]))
    }
    expectError(.value, naming: "too large") {
      _ = try Convolution2D(padding: .numbers(Pair(.max, 0))).plan([5, 5], [3, 3])
    }
  }
}
