import Typesetting

/// What the known mistakes would give for one number of a matrix product, the most common first.
struct ProductMistakes {
  let all: [KnownMistake]

  init(_ left: PictureStack, _ right: PictureStack, _ output: PictureStack, _ place: Place) {
    let row = place.row, column = place.column
    let result = output[0, 0, row, column]
    var found: [KnownMistake] = []
    func add(_ value: Double, _ cause: String) { found.append(KnownMistake(value, when: cause)) }
    /// The sum of products of two lines of `count` numbers.
    func sum(_ count: Int, _ product: (Int) -> Double) -> Double { (0..<count).reduce(0) { $0 + product($1) } }

    if left.rows > row, left.columns > column, right.rows > row, right.columns > column {
      add(
        left[0, 0, row, column] * right[0, 0, row, column],
        "the numbers at the same place are multiplied: that is `*`, and `@` takes a whole row and a whole column")
    }
    if right.columns == left.columns, column < right.rows {
      add(
        sum(left.columns) { left[0, 0, row, $0] * right[0, 0, column, $0] },
        "row \(column) of the right matrix is taken instead of its column \(column)")
    }
    if left.rows == right.rows, row < left.columns {
      add(
        sum(right.rows) { left[0, 0, $0, row] * right[0, 0, $0, column] },
        "column \(row) of the left matrix is taken instead of its row \(row)")
    }
    if right.columns == left.rows, row < right.rows, column < left.columns {
      add(
        sum(left.rows) { right[0, 0, row, $0] * left[0, 0, $0, column] },
        "the matrices are exchanged: `b @ a` is not `a @ b`")
    }
    for (r, c, text) in [
      (row, column + 1, "the next column"), (row, column - 1, "the column before"), (row + 1, column, "the next row"),
      (row - 1, column, "the row before"), (column, row, "row and column exchanged"),
    ] where (0..<output.rows).contains(r) && (0..<output.columns).contains(c) && (r, c) != (row, column) {
      add(output[0, 0, r, c], "\(text) is taken: this is row \(r), column \(c)")
    }
    let products = (0..<left.columns).map { left[0, 0, row, $0] * right[0, 0, $0, column] }
    if products.contains(where: { $0 < 0 }) { add(products.reduce(0) { $0 + abs($1) }, "minus signs are lost") }
    for (index, product) in products.enumerated() where product != 0 {
      add(result - product, "the product \(index + 1) of \(products.count), \(short(product)), is left out")
    }
    for (index, product) in products.enumerated() where product != 0 {
      add(result - 2 * product, "the product \(index + 1) of \(products.count), \(short(product)), has the wrong sign")
    }
    if result != 0 { add(-result, "the sign is turned round") }
    all = found
  }
}
