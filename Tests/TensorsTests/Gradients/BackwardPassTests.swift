import Testing

@testable import Tensors

@Suite struct BackwardPassTests {
  private func leaf(_ values: Float...) throws -> Tensor {
    let leaf = try Tensor.floats(values, [values.count])
    try leaf.setRequiresGrad(true)
    return leaf
  }

  @Test func gradientsOfTwoPassesAddUp() throws {
    let w = try leaf(1, 2)
    for _ in 0..<2 { try Reduction.sum(Arithmetic.mul(w, w)).backward() }
    #expect(w.gradient?.doubles() == [4, 8])
  }

  /// Worked by hand: X 3×3 of 1…9, kernel 1 2/3 4, dY 1 0/2 -1; by hand dW = 4 6/10 12.
  @Test func aConvolutionGivesTheWorkedNumbers() throws {
    let x = try Tensor.floats((1...9).map(Float.init), [3, 3]), k = try Tensor.floats([1, 2, 3, 4], [2, 2])
    let b = try Tensor.floats([0], [1])
    for tensor in [x, k, b] { try tensor.setRequiresGrad(true) }
    let y = try Convolution2D()(x, k, bias: b)
    try y.backward(.floats([1, 0, 2, -1], [2, 2]))
    #expect(k.gradient?.doubles() == [4, 6, 10, 12])
    #expect(x.gradient?.doubles() == [1, 2, 0, 5, 7, -2, 6, 5, -4])
    #expect(b.gradient?.doubles() == [2])
  }

  @Test func aStrideSpreadsTheGradient() throws {
    let x = try Tensor.floats((0..<25).map(Float.init), [5, 5])
    let k = try Tensor.floats([1, 0, -1, 2, 0, -2, 1, 0, -1], [3, 3])
    for tensor in [x, k] { try tensor.setRequiresGrad(true) }
    try Convolution2D(stride: 2)(x, k).backward(.floats([1, 2, 3, 4], [2, 2]))
    #expect(k.gradient?.doubles() == [82, 92, 102, 132, 142, 152, 182, 192, 202])
    #expect(
      x.gradient?.doubles() == [
        1, 0, 1, 0, -2, 2, 0, 2, 0, -4, 4, 0, 2, 0, -6, 6, 0, 2, 0, -8, 3, 0, 1, 0, -4,
      ])
  }

  @Test func maxPoolingSendsTheGradientToTheWinners() throws {
    let x = try Tensor.floats([1, 1, 2, 4, 5, 6, 7, 8, 3, 2, 1, 0, 1, 2, 3, 4], [4, 4])
    try x.setRequiresGrad(true)
    try Pooling2D(.max, kernel: 2)(x).backward(.floats([10, 20, 30, 40], [2, 2]))
    #expect(x.gradient?.doubles() == [0, 0, 0, 0, 0, 10, 0, 20, 30, 0, 0, 0, 0, 0, 0, 40])
  }

  @Test func averagePoolingSharesTheGradientOut() throws {
    let x = try Tensor.zeros([4, 4])
    try x.setRequiresGrad(true)
    let pool = Pooling2D(.average(countsPadding: true, divisor: nil), kernel: 2)
    try pool(x).backward(.floats([10, 20, 30, 40], [2, 2]))
    #expect(x.gradient?.doubles() == [2.5, 2.5, 5, 5, 2.5, 2.5, 5, 5, 7.5, 7.5, 10, 10, 7.5, 7.5, 10, 10])
  }

  @Test func aSecondPassNeedsTheGraphKept() throws {
    let w = try leaf(3)
    let y = try Arithmetic.mul(w, w)
    try y.backward(retainGraph: true)
    try y.backward()
    #expect(w.gradient?.doubles() == [12])
    let error = #expect(throws: TensorError.self) { try y.backward() }
    #expect(error?.kind == .runtime && error?.hint?.contains("retain_graph=True") == true)
    #expect(w.gradient?.doubles() == [12], "a failed pass changes nothing")
  }

  @Test func gradientsCanBeDifferentiatedAgain() throws {
    let w = try leaf(2)
    let cube = try Arithmetic.mul(w, Arithmetic.mul(w, w))
    let first = try #require(try Tensor.gradients(of: [cube], [nil], inputs: [w], createGraph: true)[0])
    let second = try #require(try Tensor.gradients(of: [first], [nil], inputs: [w])[0])
    #expect(first.doubles() == [12] && second.doubles() == [12])
    #expect(w.gradient == nil)
  }

  @Test func theSecondGradientOfAConvolutionIsRight() throws {
    let x = try Tensor.floats((1...9).map(Float.init), [3, 3]), k = try Tensor.floats([1, 2, 3, 4], [2, 2])
    try k.setRequiresGrad(true)
    let y = try Activation.square(Convolution2D()(x, k))
    let first = try #require(
      try Tensor.gradients(of: [Reduction.sum(y)], [nil], inputs: [k], createGraph: true)[0])
    let second = try #require(try Tensor.gradients(of: [Reduction.sum(first)], [nil], inputs: [k])[0])
    // Σ y² = kᵀ(XᵀX)k, so the sum of its gradient is 2·1ᵀ(XᵀX)k, whose gradient is 2·(XᵀX)·1.
    let columns: [[Double]] = [[1, 2, 4, 5], [2, 3, 5, 6], [4, 5, 7, 8], [5, 6, 8, 9]]
    let sums = columns.indices.map { column in columns.reduce(0) { $0 + $1[column] * $1.reduce(0, +) } * 2 }
    #expect(second.doubles() == sums)
  }

  @Test func nothingIsRememberedWithoutRecording() throws {
    let w = try leaf(1)
    let sum = try GradientMode.$current.withValue(GradientMode(isOn: false)) { try Arithmetic.add(w, w) }
    #expect(!sum.requiresGrad)
    #expect(try Arithmetic.add(w, w).requiresGrad)
  }

  @Test func detachingCutsTheWay() throws {
    let w = try leaf(3)
    try Arithmetic.mul(w, w.detached()).backward()
    #expect(w.gradient?.doubles() == [3])
  }

  @Test func aRetainedGradientIsKept() throws {
    let w = try leaf(2)
    let y = try Arithmetic.mul(w, w)
    try y.retainGradient()
    try Arithmetic.mul(y, .scalar(.float(3))).backward()
    #expect(y.gradient?.doubles() == [3] && w.gradient?.doubles() == [12])
  }

  @Test func onlyTheNamedInputsGetAGradient() throws {
    let a = try leaf(2), b = try leaf(5)
    try Arithmetic.mul(a, b).backward(inputs: [b])
    #expect(a.gradient == nil && b.gradient?.doubles() == [2])
  }

  @Test func aGradientOfAnotherShapeIsRefusedWithBothShapes() throws {
    let w = try leaf(1, 2)
    let error = #expect(throws: TensorError.self) {
      try Arithmetic.add(w, w).backward(.floats([1, 2, 3], [3]))
    }
    #expect(error?.message.contains("3") == true && error?.message.contains("2") == true)
    #expect(throws: TensorError.self) { try Arithmetic.add(w, w).backward() }
    #expect(throws: TensorError.self) { try Tensor.floats([1], [1]).backward() }
  }

  @Test func whatWasOverwrittenIsNoticed() throws {
    let w = try leaf(1, 2)
    let x = try Arithmetic.add(w, w)
    let y = try Arithmetic.mul(x, x)
    try x.assign(.scalar(.float(0)))
    let error = #expect(throws: TensorError.self) { try Reduction.sum(y).backward() }
    #expect(error?.message.contains("MulBackward0") == true)
  }

  @Test func aLeafIsNotOverwritten() throws {
    let w = try leaf(1, 2)
    #expect(throws: TensorError.self) { try w.assign(.scalar(.float(0))) }
    #expect(throws: TensorError.self) { try w.selected(0, 0).assign(.scalar(.float(0))) }
    #expect(w.doubles() == [1, 2])
  }

  @Test func stepsAreFreedWithTheirResult() throws {
    let w = try leaf(1, 2)
    weak var step: GradientStep?
    do {
      let y = try Activation.sigmoid(Arithmetic.mul(w, w))
      step = y.origin
      try Reduction.sum(y).backward()
      #expect(step != nil)
    }
    #expect(step == nil)
  }

  @Test func aChainOfTwentyThousandStepsIsPassedAndFreed() throws {
    let w = try leaf(1)
    var y = w
    for _ in 0..<20_000 { y = try Arithmetic.add(y, w) }
    try y.backward()
    #expect(w.gradient?.doubles() == [20_001])
  }

  @Test func leavesGetTheirGradientsAtTheEndAlone() throws {
    let w = try leaf(1)
    let y = try Arithmetic.add(w, w)
    var pass = BackwardPass(keepsGraph: true, createsGraph: false)
    try pass.start(at: y, nil)
    try pass.run()
    #expect(w.gradient == nil, "a pass that Ctrl-C stops has changed nothing")
    try pass.deposit()
    #expect(w.gradient?.doubles() == [2])
  }
}
