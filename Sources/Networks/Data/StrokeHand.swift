import Tensors

/// A hand that draws digits: the same ones on every machine, no two alike.
///
/// A digit is a chain of curves in a unit square. Its corners tremble, the whole is slanted, stretched and moved at
/// random, and then drawn with a pen of random width. All of it is exact IEEE arithmetic.
struct StrokeHand {
  private typealias Point = SIMD2<Float>
  /// A quadratic Bézier curve: where it begins, what it bends towards, where it ends.
  private typealias Curve = (Point, Point, Point)

  static let side = 28
  private var random: RandomSource

  init(seed: Int) { random = RandomSource(seed: seed) }

  /// Pictures [count, 28, 28] of bytes and their labels [count]: 0, 1, …, 9, 0, 1, …
  mutating func pictures(_ count: Int) throws(TensorError) -> (pictures: Tensor, labels: Tensor) {
    let size = Self.side * Self.side
    let pictures = try Tensor.writing(.uint8, [count, Self.side, Self.side]) { (target) throws(TensorError) in
      for index in 0..<count {
        let ink = draw(index % 10)
        for pixel in 0..<size { target[index * size + pixel] = ink[pixel] }
        try Cancellation.poll()
      }
    }
    return (pictures, try .ints((0..<count).map { $0 % 10 }, [count]))
  }

  private mutating func number(_ most: Float) -> Float { (2 * random.uniform() - 1) * most }

  private mutating func draw(_ digit: Int) -> [UInt8] {
    let slant = number(0.25), turn = number(0.12)
    let scale = Point(12 + number(2.5), 17 + number(2)), center = Point(14 + number(2), 14 + number(2))
    let width = 1.05 + number(0.35)
    var distances = [Float](repeating: .infinity, count: Self.side * Self.side)
    for curve in Self.shapes[digit] {
      let points = [curve.0, curve.1, curve.2].map { point -> Point in
        let x = point.x - 0.5 + number(0.03), y = point.y - 0.5 + number(0.03)
        return center + Point(x - slant * y, y + turn * x) * scale
      }
      var last = points[0]
      for step in 1...6 {
        let t = Float(step) / 6, s = 1 - t
        let next = points[0] * (s * s) + points[1] * (2 * s * t) + points[2] * (t * t)
        Self.approach(&distances, last, next)
        last = next
      }
    }
    // A soft edge one pixel wide.
    return distances.map { UInt8(min(max(width + 0.5 - $0.squareRoot(), 0), 1) * 255) }
  }

  /// Lowers each pixel's squared distance to the pen's line where this part of it is nearer.
  private static func approach(_ distances: inout [Float], _ a: Point, _ b: Point) {
    let reach: Float = 3, along = b - a
    let length = (along * along).sum()
    func range(_ low: Float, _ high: Float) -> Range<Int> {
      let first = max(0, Int(low - reach)), end = min(side, Int(high + reach) + 1)
      return first..<max(first, end)
    }
    for y in range(min(a.y, b.y), max(a.y, b.y)) {
      for x in range(min(a.x, b.x), max(a.x, b.x)) {
        let toPixel = Point(Float(x) + 0.5, Float(y) + 0.5) - a
        let part = length > 0 ? min(max((toPixel * along).sum() / length, 0), 1) : 0
        let gap = toPixel - along * part
        distances[y * side + x] = min(distances[y * side + x], (gap * gap).sum())
      }
    }
  }

  /// The ten digits; x to the right, y downwards, both in 0…1.
  private static let shapes: [[Curve]] = {
    func curve(_ x0: Float, _ y0: Float, _ x1: Float, _ y1: Float, _ x2: Float, _ y2: Float) -> Curve {
      (Point(x0, y0), Point(x1, y1), Point(x2, y2))
    }
    func line(_ x0: Float, _ y0: Float, _ x1: Float, _ y1: Float) -> Curve {
      curve(x0, y0, (x0 + x1) / 2, (y0 + y1) / 2, x1, y1)
    }
    return [
      [
        curve(0.5, 0, 0.95, 0, 0.95, 0.5), curve(0.95, 0.5, 0.95, 1, 0.5, 1), curve(0.5, 1, 0.05, 1, 0.05, 0.5),
        curve(0.05, 0.5, 0.05, 0, 0.5, 0),
      ],
      [line(0.3, 0.2, 0.55, 0), line(0.55, 0, 0.55, 1)],
      [
        curve(0.1, 0.25, 0.2, 0, 0.5, 0), curve(0.5, 0, 0.9, 0.02, 0.85, 0.35), curve(0.85, 0.35, 0.75, 0.6, 0.1, 1),
        line(0.1, 1, 0.95, 0.97),
      ],
      [
        curve(0.1, 0.12, 0.45, -0.08, 0.8, 0.1), curve(0.8, 0.1, 1, 0.42, 0.4, 0.47),
        curve(0.4, 0.47, 1, 0.5, 0.88, 0.8), curve(0.88, 0.8, 0.6, 1.12, 0.08, 0.9),
      ],
      [line(0.65, 0, 0.05, 0.62), line(0.05, 0.62, 0.98, 0.62), line(0.72, 0.3, 0.7, 1)],
      [
        line(0.9, 0.02, 0.2, 0.02), line(0.2, 0.02, 0.15, 0.45), curve(0.15, 0.45, 0.95, 0.3, 0.9, 0.7),
        curve(0.9, 0.7, 0.8, 1.1, 0.08, 0.93),
      ],
      [
        curve(0.8, 0, 0.1, 0.2, 0.1, 0.68), curve(0.1, 0.68, 0.15, 1, 0.5, 1), curve(0.5, 1, 0.9, 1, 0.88, 0.7),
        curve(0.88, 0.7, 0.8, 0.4, 0.12, 0.62),
      ],
      [line(0.05, 0.03, 0.95, 0.03), curve(0.95, 0.03, 0.6, 0.45, 0.4, 1)],
      [
        curve(0.5, 0.46, 0.05, 0.4, 0.15, 0.18), curve(0.15, 0.18, 0.5, -0.18, 0.85, 0.18),
        curve(0.85, 0.18, 0.95, 0.4, 0.5, 0.46), curve(0.5, 0.46, 0, 0.55, 0.08, 0.82),
        curve(0.08, 0.82, 0.5, 1.18, 0.92, 0.82), curve(0.92, 0.82, 1, 0.55, 0.5, 0.46),
      ],
      [
        curve(0.88, 0.3, 0.85, 0.6, 0.5, 0.58), curve(0.5, 0.58, 0.1, 0.55, 0.12, 0.3),
        curve(0.12, 0.3, 0.2, 0, 0.5, 0),
        curve(0.5, 0, 0.88, 0, 0.88, 0.3), curve(0.88, 0.3, 0.9, 0.7, 0.55, 1),
      ],
    ]
  }()
}
