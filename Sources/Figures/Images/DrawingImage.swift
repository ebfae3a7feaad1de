import Tensors
import Typesetting

/// A drawing as pixels on white paper: each character a cell, pieces of pictures in their tones.
struct DrawingImage {
  private typealias Colour = (red: UInt8, green: UInt8, blue: UInt8)

  private let width: Int, height: Int
  /// Row by row, red, green, blue.
  private var pixels: [UInt8]
  private let font: LetterFont
  private static let margin = 10
  private static let paper: Colour = (255, 255, 255)

  /// - Throws: `FileNotFoundError` if the system has no font; `ValueError` if the picture would be too large.
  init(_ drawing: Drawing) throws(TensorError) {
    guard let font = LetterFont() else { throw .noFont }
    self.font = font
    let (wide, high) = drawing.width.multipliedReportingOverflow(by: LetterFont.width)
    guard !high, wide < 1 << 15, drawing.height * font.height < 1 << 15 else {
      throw TensorError(
        "object", "a figure of \(drawing.width) columns and \(drawing.height) lines is too large for a picture",
        kind: .value)
    }
    width = wide + 2 * Self.margin
    height = drawing.height * font.height + 2 * Self.margin
    pixels = [UInt8](repeating: 255, count: 3 * width * height)
    for (row, line) in drawing.lines.enumerated() { draw(line, top: Self.margin + row * font.height) }
  }

  /// uint8 [3, H, W].
  func tensor() throws(TensorError) -> Tensor {
    try Tensor.writing(.uint8, [3, height, width]) { target in
      for channel in 0..<3 {
        for pixel in 0..<width * height { target[channel * width * height + pixel] = pixels[3 * pixel + channel] }
      }
    }
  }

  private mutating func draw(_ line: StyledText, top: Int) {
    var left = Self.margin
    for run in line.runs {
      for (index, character) in run.text.enumerated() {
        let columns = displayWidth(String(character))
        guard columns > 0 else { continue }
        let cell = (left: left, top: top, width: columns * LetterFont.width)
        if run.paint.isEmpty {
          draw(character, columns, run.style, in: cell)
        } else {
          let middle = font.height / 2
          fill(cell.left, top, cell.width, middle, run.paint[index].upper.colour)
          fill(cell.left, top + middle, cell.width, font.height - middle, run.paint[index].lower.colour)
        }
        left += cell.width
      }
    }
  }

  private mutating func draw(
    _ character: Character, _ columns: Int, _ style: Style, in cell: (left: Int, top: Int, width: Int)
  ) {
    let (ink, paper) = colours(style)
    if paper != Self.paper { fill(cell.left, cell.top, cell.width, font.height, paper) }
    if let part = Self.block(character) {
      let left = Int((part.left * Double(cell.width)).rounded()), top = Int((part.top * Double(font.height)).rounded())
      let right = Int((part.right * Double(cell.width)).rounded())
      let bottom = Int((part.bottom * Double(font.height)).rounded())
      fill(cell.left + left, cell.top + top, right - left, bottom - top, Self.mix(ink, paper, part.share))
      return
    }
    guard character != " " else { return }
    let coverage = font.coverage(character, columns: columns)
    for y in 0..<font.height {
      for x in 0..<cell.width {
        var covered = Int(coverage[y * cell.width + x])
        // Bold letters are struck twice, a pixel apart.
        if Self.isBold(style), x > 0 { covered = max(covered, Int(coverage[y * cell.width + x - 1])) }
        if covered > 0 {
          fill(cell.left + x, cell.top + y, 1, 1, Self.mix(ink, paper, Double(covered) / 255))
        }
      }
    }
  }

  private mutating func fill(_ left: Int, _ top: Int, _ wide: Int, _ high: Int, _ colour: Colour) {
    for y in top..<top + max(0, high) {
      for x in left..<left + max(0, wide) {
        let start = 3 * (y * width + x)
        (pixels[start], pixels[start + 1], pixels[start + 2]) = colour
      }
    }
  }

  private static func mix(_ ink: Colour, _ paper: Colour, _ share: Double) -> Colour {
    func part(_ ink: UInt8, _ paper: UInt8) -> UInt8 {
      UInt8((Double(paper) + (Double(ink) - Double(paper)) * share).rounded())
    }
    return (part(ink.red, paper.red), part(ink.green, paper.green), part(ink.blue, paper.blue))
  }

  /// The blocks of U+2580 to U+2593, which must join without a seam: their part of the cell and their shade.
  private static func block(
    _ character: Character
  ) -> (left: Double, top: Double, right: Double, bottom: Double, share: Double)? {
    guard let code = character.unicodeScalars.first?.value else { return nil }
    switch code {
    case 0x2580: return (0, 0, 1, 0.5, 1)
    case 0x2581...0x2588: return (0, 1 - Double(code - 0x2580) / 8, 1, 1, 1)
    case 0x2589...0x258F: return (0, 0, Double(0x2590 - code) / 8, 1, 1)
    case 0x2590: return (0.5, 0, 1, 1, 1)
    case 0x2591...0x2593: return (0, 0, 1, 1, Double(code - 0x2590) / 4)
    default: return nil
    }
  }

  private static func isBold(_ style: Style) -> Bool {
    switch style {
    case .strong, .heading, .window, .result: true
    case .plain, .dim, .code, .good, .bad, .accent: false
    }
  }

  private func colours(_ style: Style) -> (ink: Colour, paper: Colour) {
    switch style {
    case .plain, .strong, .heading: ((20, 20, 20), Self.paper)
    case .dim: ((110, 110, 110), Self.paper)
    case .code: ((0, 80, 120), Self.paper)
    case .window: ((255, 255, 255), (40, 40, 40))
    case .result, .good: ((0, 100, 30), Self.paper)
    case .bad: ((170, 20, 20), Self.paper)
    case .accent: ((120, 0, 120), Self.paper)
    }
  }
}

extension TensorError {
  fileprivate static var noFont: TensorError {
    TensorError(
      "object", "a figure needs letters, and the system has no font \(LetterFont.name)", kind: .fileNotFound,
      hint: "apt-get install fonts-dejavu-core brings it; save(x, \"x.png\") of a tensor needs none")
  }
}
