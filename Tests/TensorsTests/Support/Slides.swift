@testable import Tensors

/// The matrices of the lecture's slides.
enum Slides {
  static func input(columns: Int = 7) throws -> Tensor {
    let rows: [[Float]] = [
      [0, 0, 0, 0, 0, 0, 0], [0, 1, 0, 0, 0, 1, 0], [0, 0, 0, 0, 0, 0, 0], [0, 0, 0, 1, 0, 0, 0],
      [0, 1, 0, 0, 0, 1, 0],
      [0, 0, 1, 1, 1, 0, 0], [0, 0, 0, 0, 0, 0, 0],
    ]
    return try matrix(rows.map { $0 + [Float](repeating: 0, count: columns - 7) })
  }

  static func kernel() throws -> Tensor { try matrix([[0, 0, 1], [1, 0, 0], [0, 1, 1]]) }
  static func pool() throws -> Tensor { try matrix([[1, 1, 2, 4], [5, 6, 7, 8], [3, 2, 1, 0], [1, 2, 3, 4]]) }
}
