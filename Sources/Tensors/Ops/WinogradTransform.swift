/// Winograd's minimal filtering F(2×2, 3×3): four numbers of a map from a tile of 4×4 pixels with 16 multiplications
/// instead of 36.
///
/// Y = Aᵀ[(G g Gᵀ) ∘ (Bᵀ d B)]A. Source: Lavin & Gray, Fast Algorithms for Convolutional Neural Networks (2015),
/// arXiv 1509.09308, equation 8.
public struct WinogradTransform: Sendable {
  /// A small matrix of numbers, row by row.
  public typealias Matrix = [[Float]]

  /// Bᵀ, 4×4, for the tile.
  public static let inputMatrix: Matrix = [[1, 0, -1, 0], [0, 1, 1, 0], [0, -1, 1, 0], [0, 1, 0, -1]]
  /// G, 4×3, for the kernel.
  public static let kernelMatrix: Matrix = [[1, 0, 0], [0.5, 0.5, 0.5], [0.5, -0.5, 0.5], [0, 0, 1]]
  /// Aᵀ, 2×4, for the products.
  public static let outputMatrix: Matrix = [[1, 1, 1, 0], [0, 1, -1, -1]]

  /// Rows and columns of a tile, and of its part of the map.
  public static let tileSize = 4, outputSize = 2
  /// Multiplications for one tile of one channel.
  public static let multiplications = 16

  /// U = G g Gᵀ, 4×4, of a kernel 3×3.
  public static func kernel(_ kernel: Matrix) -> Matrix { sandwich(kernelMatrix, kernel) }

  /// V = Bᵀ d B, 4×4, of a tile 4×4.
  public static func tile(_ tile: Matrix) -> Matrix { sandwich(inputMatrix, tile) }

  /// M = U ∘ V, the 16 products.
  public static func products(_ kernel: Matrix, _ tile: Matrix) -> Matrix {
    zip(kernel, tile).map { zip($0, $1).map(*) }
  }

  /// Y = Aᵀ M A, 2×2.
  public static func output(_ products: Matrix) -> Matrix { sandwich(outputMatrix, products) }

  /// T m Tᵀ.
  private static func sandwich(_ transform: Matrix, _ matrix: Matrix) -> Matrix {
    let half = product(transform, matrix)
    return half.map { row in
      transform.map { other in zip(row, other).reduce(0) { $0 + $1.0 * $1.1 } }
    }
  }

  private static func product(_ left: Matrix, _ right: Matrix) -> Matrix {
    left.map { row in
      (right.first ?? []).indices.map { column in
        zip(row, right).reduce(0) { $0 + $1.0 * $1.1[column] }
      }
    }
  }
}
