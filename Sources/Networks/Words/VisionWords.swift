import Glibc
import Language
import Tensors

/// Cells that see: Hubel and Wiesel's, as a receptive field before a bar, and those of Fukushima's Neocognitron:
/// `gabor oriented_bar tuning_curve s_cell c_cell`.
enum VisionWords {
  static var all: [Builtin] { [gabor, orientedBar, tuningCurve, sCell, cCell] }

  static var gabor: Builtin {
    Builtin(
      "gabor", "The receptive field of a simple cell: a wave under a bell, with the mean 0.",
      .int("size", "rows and columns"),
      .number("theta", "degrees that it is turned by; 0 likes upright bars", default: 0),
      .number("wavelength", "pixels from crest to crest", default: 8),
      .number("sigma", "width of the bell", default: 3.5),
      .number("gamma", "how much longer than wide: less than 1 is longer", default: 0.5),
      .number("phase", "degrees that the wave is moved by: 0 a line, 90 an edge", default: 0),
      formula: "exp(-(x′² + γ²y′²)/(2σ²))·cos(2π·x′/λ + φ) less its mean, x′ = x·cos θ + y·sin θ from the middle",
      examples: [
        Example("gabor(21).shape", prints: "torch.Size([21, 21])"),
        Example("abs(gabor(9, theta=30).sum()) < 1e-5", prints: "True"),
      ]
    ) { _, size, theta, wavelength, sigma, gamma, phase in
      let size = try checked(size)
      guard wavelength > 0, sigma > 0 else {
        throw TensorError(
          wavelength > 0 ? "sigma" : "wavelength", "this is a length in pixels, more than 0", kind: .value)
      }
      var values = pixels(size).map { x, y in
        let (along, across) = (turned(x, y, theta), turned(x, y, theta + 90))
        let wave = cos(2 * Double.pi * along / wavelength + phase * .pi / 180)
        return wave * exp(-(along * along + gamma * gamma * across * across) / (2 * sigma * sigma))
      }
      let mean = values.reduce(0, +) / Double(values.count)
      values = values.map { $0 - mean }
      return .tensor(try .floats(values.map(Float.init), [size, size]))
    }
  }

  static var orientedBar: Builtin {
    Builtin(
      "oriented_bar", "A bar of light through the middle of a dark picture.", .int("size", "rows and columns"),
      .number("theta", "degrees that it is turned by from upright"), .number("width", "pixels", default: 3),
      formula: "1 where |x·cos θ + y·sin θ| ≤ width/2, else 0",
      examples: [
        Example("oriented_bar(5, 90, width=1)[2].tolist()", prints: "[1.0, 1.0, 1.0, 1.0, 1.0]"),
        Example("torch.equal(oriented_bar(21, 180), oriented_bar(21, 0))", prints: "True"),
      ]
    ) { _, size, theta, width in
      let size = try checked(size)
      return .tensor(try .floats(bar(size, theta, width).map(Float.init), [size, size]))
    }
  }

  static var tuningCurve: Builtin {
    Builtin(
      "tuning_curve", "How strongly a cell answers to bars of several orientations, the strongest answer being 60.",
      .tensor("cell", "its receptive field, n×n"), .numbersOrList("angles", "degrees from upright"),
      .number("width", "of the bar in pixels", default: 3),
      formula: "60·max(0, ⟨cell, bar⟩)/the largest; spikes per second of a model cell",
      examples: [
        Example(
          "[round(r.item(), 1) for r in tuning_curve(gabor(21), [0, 10, 20, 90])]", prints: "[60.0, 44.1, 20.6, 0.3]"),
        Example("tuning_curve(zeros(5, 5), [0, 90]).tolist()", prints: "[0.0, 0.0]"),
      ]
    ) { _, cell, angles, width in
      guard cell.rank == 2, cell.shape[0] == cell.shape[1], cell.count > 0 else {
        throw TensorError("cell", "a receptive field is a square matrix, but the shape is \(shapeText(cell.shape))")
      }
      guard angles.rank == 1, angles.count > 0 else {
        throw TensorError("angles", "the angles are a row of numbers, but the shape is \(shapeText(angles.shape))")
      }
      let weights = cell.doubles()
      let answers = angles.doubles().map { angle in
        max(0, zip(weights, bar(cell.shape[0], angle, width)).reduce(0) { $0 + $1.0 * $1.1 })
      }
      let largest = answers.max() ?? 0
      return .tensor(
        try .floats(answers.map { Float(largest > 0 ? 60 * $0 / largest : 0) }, [answers.count]))
    }
  }

  // Fukushima's cells

  static var sCell: Builtin {
    Builtin(
      "s_cell", "The Neocognitron's S-cell: excited by a pattern, and held back by everything that it sees.",
      .tensor("u", "what it sees, in the shape of a; a larger picture gives a plane of cells"),
      .tensor("a", "excitatory weights, the pattern"), .number("b", "weight of the inhibition"),
      .number("r", "selectivity, more than 0"),
      formula: "r·max(0, (1 + e)/(1 + r/(1 + r)·b·v) - 1), e = Σ a·u, v = √(mean of u²)",
      examples: [
        Example(
          "a = tensor([[0., 1., 0.]] * 3); [round(s_cell(u, a, 3 ** 1.5, 1).item(), 4) for u in [a, a.T, ones(3, 3)]]",
          prints: "[0.6, 0.0, 0.1117]"),
        Example("s_cell(slide_input(), ones(3, 3), 3, 1).shape", prints: "torch.Size([5, 5])"),
      ]
    ) { _, u, a, b, r in
      guard r > 0 else { throw TensorError("r", "the selectivity is more than 0, not \(r)", kind: .value) }
      let excitation: Tensor, energy: Tensor
      if u.shape == a.shape {
        excitation = try Reduction.sum(Arithmetic.mul(a, u))
        energy = try Reduction.mean(Activation.square(u))
      } else if u.rank == 2, a.rank == 2 {
        excitation = try Convolution2D()(u, a)
        energy = try Convolution2D()(
          Activation.square(u), Tensor.full(a.shape, .float(1 / Double(max(1, a.count)))))
      } else {
        throw TensorError(
          "u", "the cell sees \(shapeText(a.shape)), but the picture is \(shapeText(u.shape))",
          hint: "a matrix larger than a gives a plane of cells")
      }
      let inhibition = try Arithmetic.mul(Activation.sqrt(energy), .scalar(.float(r / (1 + r) * b)))
      let one = try Tensor.scalar(.float(1))
      let drive = try Arithmetic.sub(
        Arithmetic.div(Arithmetic.add(excitation, one), Arithmetic.add(inhibition, one)), one)
      return .tensor(try Arithmetic.mul(Activation.relu(drive), .scalar(.float(r))))
    }
  }

  static var cCell: Builtin {
    Builtin(
      "c_cell", "The Neocognitron's C-cell: rises fast with what its S-cells give, then flattens.",
      .numbersOrList("x", "the weighted sum of S-cells nearby"),
      .number("alpha", "where it reaches a half", default: 1),
      formula: "x/(α + x) for x > 0, else 0",
      examples: [
        Example(
          "[round(c.item(), 4) for c in c_cell([0, 0.5, 1, 2, 5])]", prints: "[0.0, 0.3333, 0.5, 0.6667, 0.8333]"),
        Example("c_cell([2.], alpha=2).item()", prints: "0.5"),
      ]
    ) { _, x, alpha in
      guard alpha > 0 else { throw TensorError("alpha", "alpha is more than 0, not \(alpha)", kind: .value) }
      let positive = try Activation.relu(x.dtype == .float32 ? x : x.converted(to: .float32))
      return .tensor(try Arithmetic.div(positive, Arithmetic.add(positive, .scalar(.float(alpha)))))
    }
  }

  // Pictures

  private static func checked(_ size: Int) throws(TensorError) -> Int {
    guard (1...2048).contains(size) else {
      throw TensorError("size", "a picture has 1 to 2,048 rows, not \(size)", kind: .value)
    }
    return size
  }

  /// Places from the middle, row by row.
  private static func pixels(_ size: Int) -> [(x: Double, y: Double)] {
    let middle = Double(size - 1) / 2
    return (0..<size * size).map { (Double($0 % size) - middle, Double($0 / size) - middle) }
  }

  /// In 64 bits: where the edge of a bar runs through the middles of pixels, rounding decides.
  private static func turned(_ x: Double, _ y: Double, _ degrees: Double) -> Double {
    x * cos(degrees * .pi / 180) + y * sin(degrees * .pi / 180)
  }

  private static func bar(_ size: Int, _ theta: Double, _ width: Double) -> [Double] {
    pixels(size).map { abs(turned($0.x, $0.y, theta)) <= width / 2 ? 1 : 0 }
  }
}
