import Testing

@testable import Tensors

/// The loops of every instruction set equal their readable twins on random shapes, ends of vectors and tiles included.
struct KernelTests {
  private static let shapes = 320

  @Test func aMachineHasAtLeastThePlainLoops() {
    #expect(KernelLevel.available.map(\.description).first == "generic")
    #expect(KernelLevel.available.map(\.description).contains(KernelLevel.current.description))
  }

  @Test(arguments: KernelLevel.available) func productsEqualTheReadableOnes(level: KernelLevel) throws {
    var draw = Draw(seed: 1)
    for _ in 0..<Self.shapes {
      let isLarge = draw.number(0...9) == 0
      let rows = draw.size(isLarge ? 160 : 40), columns = draw.size(isLarge ? 600 : 70)
      let inner = draw.size(isLarge ? 900 : 60)
      let left = try draw.matrix(rows, inner), right = try draw.matrix(inner, columns)
      let product = try MatrixProduct().readable(left, right, [rows, columns], Float.self, inner)
      let adds = draw.number(0...1) == 1
      let start = try draw.matrix(rows, columns)
      let found = try adds ? start.copy() : Tensor(.float32, [rows, columns])
      try MatrixKernel(rows: rows, inner: inner, columns: columns, level: level).multiply(
        left.view, right.view, into: found.storage.mutableElements(), step: columns, adds: adds)
      let expected = adds ? try Arithmetic.add(start, product) : product
      expectClose(found, expected, "\(rows)×\(inner)·\(inner)×\(columns) \(left.strides) \(right.strides)")
    }
  }

  @Test(arguments: KernelLevel.available) func convolutionsEqualTheReadableOnes(level: KernelLevel) throws {
    var draw = Draw(seed: 2)
    for _ in 0..<Self.shapes {
      let shape = try draw.convolution()
      let plan = try shape.convolution.plan(shape.input, shape.weight, bias: [shape.weight[0]])
      let x = try draw.tensor(shape.input), w = try draw.tensor(shape.weight)
      let bias = draw.number(0...1) == 1 ? try draw.tensor([shape.weight[0]]) : nil
      let kernel = ConvolutionKernel(plan, level: level)
      let maps = try shape.convolution.readable(x, w, bias, plan, Float.self)
      expectClose(try shape.convolution.fast(x, w, bias, plan, kernel), maps, "Y \(shape)")
      let gradient = try draw.tensor(maps.shape)
      let toInput = InputGradient(convolution: shape.convolution, shape: shape.input)
      expectClose(
        try toInput.fast([gradient, w], kernel), try toInput.readable([gradient, w], plan, Float.self), "dX \(shape)")
      let toWeight = WeightGradient(convolution: shape.convolution, shape: shape.weight)
      expectClose(try toWeight.fast([gradient, x], kernel), try toWeight.readable([gradient, x], plan), "dW \(shape)")
    }
  }

  @Test(arguments: KernelLevel.available) func poolsEqualTheReadableOnes(level: KernelLevel) throws {
    var draw = Draw(seed: 3)
    var compared = 0
    while compared < Self.shapes {
      let kernel = Pair(draw.number(1...4), draw.number(1...4))
      let pool = Pooling2D(
        .max, kernel: kernel, stride: Pair(draw.number(1...3), draw.number(1...3)),
        padding: Pair(draw.number(0...kernel.rows / 2), draw.number(0...kernel.columns / 2)),
        dilation: Pair(draw.number(1...2), draw.number(1...2)), ceil: draw.number(0...1) == 1)
      let shape = [draw.number(1...3), draw.number(1...3), draw.size(40), draw.size(40)]
      guard let geometry = try? pool.geometry(shape) else { continue }
      let fast = PoolKernel(geometry, pictures: shape[0] * shape[1], level: level)
      guard fast.alwaysWins else { continue }
      compared += 1
      // Few different numbers, so that there are ties, and now and then a nan.
      let x = try Activation.floor(Arithmetic.mul(draw.tensor(shape), .scalar(.float(6))))
      if draw.number(0...3) == 0 {
        try x.storage.mutableElements(Float.self)[draw.number(0...(x.count - 1))] = .nan
      }
      let expected = try pool.readable(x), found = try pool.fast(x, geometry, fast)
      expect(found.values, expected.values.shape, expected.values.doubles())
      #expect(found.indices.doubles() == expected.indices.doubles(), "\(pool) \(shape)")
      let gradient = try draw.tensor(found.values.shape)
      let scattered = try Tensor.zeros(shape)
      try fast.scatter(
        gradient.floats, found.indices.storage.elements(), into: scattered.storage.mutableElements())
      var sums = [Float](repeating: 0, count: x.count)
      let size = shape[2] * shape[3], windows = geometry.rows.output * geometry.columns.output
      for (entry, (number, winner)) in zip(gradient.doubles(), found.indices.doubles()).enumerated() {
        sums[entry / windows * size + Int(winner)] += Float(number)
      }
      expect(scattered, shape, sums.map(Double.init), within: 1e-6)
    }
  }

  @Test(arguments: KernelLevel.available) func functionsOfOneNumberEqualTheReadableOnes(level: KernelLevel) throws {
    var draw = Draw(seed: 5)
    for _ in 0..<Self.shapes {
      let shape = [draw.size(90), draw.number(1...3)]
      let x = try Arithmetic.mul(draw.tensor(shape), .scalar(.float(3)))
      if draw.number(0...3) == 0 { try x.storage.mutableElements(Float.self)[draw.number(0...(x.count - 1))] = .nan }
      let relu = try ElementKernel.relu(x, level: level), expected = try Activation.relu.readable(x)
      expect(relu, shape, expected.doubles())
      let gradient = try draw.tensor(shape)
      for function in [Activation.relu, .tanh, .sigmoid] {
        let leaf = try draw.tensor(shape)
        try leaf.setRequiresGrad(true)
        let result = try function(leaf)
        let step = try #require(result.origin)
        let slow = try GradientMode.with(false) { () throws(TensorError) in
          try function.readableBackward(gradient, step)
        }
        expectClose(
          try ElementKernel.back(function, gradient, at: result.detached(), level: level), slow, "\(function) \(shape)")
      }
    }
  }

  @Test(arguments: KernelLevel.available) func stepsOfOptimizersEqualTheirFormulas(level: KernelLevel) throws {
    var draw = Draw(seed: 6)
    for _ in 0..<Self.shapes {
      let shape = [draw.size(70)]
      func number() -> Double { Double(draw.number(0...8)) / 8 }
      let p = try draw.tensor(shape), g = try draw.tensor(shape), v = try draw.tensor(shape)
      let square = try Activation.square(draw.tensor(shape))
      let rate = number(), momentum = number(), fresh = number(), decay = number(), looksAhead = number() > 0.5
      func plus(_ x: Tensor, _ factor: Double, _ y: Tensor) throws -> Tensor {
        try Arithmetic.add(x, Arithmetic.mul(y, .scalar(.float(factor))))
      }
      func times(_ x: Tensor, _ factor: Double) throws -> Tensor { try Arithmetic.mul(x, .scalar(.float(factor))) }
      let step = try plus(g, decay, p)

      let velocity = try plus(times(v, momentum), fresh, step)
      let way = looksAhead ? try plus(step, momentum, velocity) : velocity
      let newP = try p.copy(), newV = try v.copy()
      try ElementKernel.descend(
        newP, g, velocity: newV, rate: rate, momentum: momentum, fresh: fresh, decay: decay, looksAhead: looksAhead,
        level: level)
      expectClose(newP, try plus(p, -rate, way), "descend")
      expectClose(newV, velocity, "velocity")

      let mean = try plus(times(v, momentum), 1 - momentum, step)
      let variance = try plus(times(square, fresh), 1 - fresh, Activation.square(step))
      let root = try Arithmetic.add(times(Activation.sqrt(variance), 1.5), .scalar(.float(0.1)))
      let adapted = try p.copy(), newMean = try v.copy(), newSquare = try square.copy()
      try ElementKernel.adapt(
        adapted, g, mean: newMean, square: newSquare, rate: rate, betas: (momentum, fresh), decay: decay, shrink: 0.75,
        correction: 1.5, eps: 0.1, level: level)
      expectClose(adapted, try plus(times(p, 0.75), -rate, Arithmetic.div(mean, root)), "adapt")
      expectClose(newMean, mean, "mean")
      expectClose(newSquare, variance, "square")
    }
  }

  @Test func aNumberOfThreadsChangesNoBit() throws {
    var draw = Draw(seed: 4)
    let x = try draw.tensor([9, 8, 30, 31]), w = try draw.tensor([20, 8, 3, 3])
    let convolution = Convolution2D(padding: .numbers(1))
    let before = Workers.count
    defer { Workers.count = before }
    let answers = try [1, 2, 5].map { threads in
      Workers.count = threads
      let maps = try convolution(x, w)
      return [
        maps.doubles(), try InputGradient(convolution: convolution, shape: x.shape)(maps, w).doubles(),
        try WeightGradient(convolution: convolution, shape: w.shape)(maps, x).doubles(),
        try MatrixProduct()(x.reshaped([72 * 30, 31]), x.reshaped([72 * 30, 31]).transposed(0, 1)).doubles(),
      ]
    }
    #expect(answers[0] == answers[1] && answers[1] == answers[2])
  }

  @Test func piecesAreEachDoneOnce() throws {
    for count in [0, 1, 2, 7, 1000] {
      let done = UnsafeMutablePointer<Int>.allocate(capacity: count)
      defer { done.deallocate() }
      done.initialize(repeating: 0, count: count)
      try Workers.share(count, work: .max) { done[$0] += 1 }
      #expect((0..<count).allSatisfy { done[$0] == 1 })
    }
  }

  private func expectClose(
    _ found: Tensor, _ expected: Tensor, _ what: String, at place: SourceLocation = #_sourceLocation
  ) {
    let a = found.doubles(), b = expected.doubles()
    let largest = b.reduce(1e-3) { max($0, abs($1)) }
    let worst = zip(a, b).reduce(0) { max($0, abs($1.0 - $1.1)) }
    #expect(a.count == b.count && worst <= 2e-5 * largest, "\(what): \(worst) of \(largest)", sourceLocation: place)
  }
}

/// Random shapes and numbers, the same ones every time.
private struct Draw {
  var random: RandomSource

  init(seed: Int) { random = RandomSource(seed: seed) }

  mutating func number(_ range: ClosedRange<Int>) -> Int { range.lowerBound + random.below(range.count) }

  /// Sizes about those of vectors and tiles, more often than others.
  mutating func size(_ most: Int) -> Int {
    let round = [1, 4, 8, 14, 16, 28, 32, 64].filter { $0 + 1 <= most }
    return number(0...1) == 0 ? number(1...most) : max(1, round[number(0...(round.count - 1))] + number(-1...1))
  }

  mutating func tensor(_ shape: [Int]) throws -> Tensor {
    try .floats((0..<shape.reduce(1, *)).map { _ in random.uniform() * 2 - 1 }, shape)
  }

  /// A matrix that lies by rows, by columns, or as a part of a larger one.
  mutating func matrix(_ rows: Int, _ columns: Int) throws -> Tensor {
    switch number(0...3) {
    case 0: try tensor([columns, rows]).transposed(0, 1)
    case 1: try tensor([rows + 2, columns + 3]).narrowed(0, 1, rows).narrowed(1, 2, columns)
    default: try tensor([rows, columns])
    }
  }

  struct Shape: CustomStringConvertible {
    let input: [Int], weight: [Int]
    let convolution: Convolution2D
    var description: String { "\(input) \(weight) \(convolution)" }
  }

  mutating func convolution() throws -> Shape {
    while true {
      let groups = number(0...3) == 0 ? number(2...3) : 1
      let channels = number(1...5), maps = number(0...2) == 0 ? size(34) : number(1...9)
      let kernel = [number(1...5), number(1...5)]
      let isWide = number(0...4) == 0
      let input = [number(1...3), channels * groups, size(isWide ? 9 : 20), size(isWide ? 70 : 20)]
      let convolution = Convolution2D(
        stride: Pair(number(1...3), number(1...3)), padding: .numbers(Pair(number(0...4), number(0...4))),
        dilation: Pair(number(1...2), number(1...2)), groups: groups)
      let weight = [maps * groups, channels] + kernel
      if (try? convolution.plan(input, weight)) != nil {
        return Shape(input: input, weight: weight, convolution: convolution)
      }
    }
  }
}

extension Tensor {
  fileprivate var view: MatrixView { MatrixView(start: floats, row: strides[0], column: strides[1]) }
}
