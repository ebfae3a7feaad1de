import CLetters
import Glibc

/// The letters of pictures that are saved: DejaVu Sans Mono, as the system has it.
final class LetterFont {
  static let name = "DejaVuSansMono.ttf"
  private static let places = [
    "/usr/share/fonts/truetype/dejavu/", "/usr/share/fonts/dejavu-sans-mono-fonts/", "/usr/share/fonts/TTF/",
  ]
  /// Columns of a cell in pixels.
  static let width = 10

  private let bytes: UnsafeMutableBufferPointer<UInt8>
  private let font: OpaquePointer
  /// Lines of a cell in pixels.
  let height: Int
  private var known: [Character: [UInt8]] = [:]

  /// - Returns: nil if the system has no such font.
  init?() {
    guard let bytes = LetterFont.places.lazy.compactMap({ LetterFont.read($0 + LetterFont.name) }).first else {
      return nil
    }
    guard let font = letters_open(bytes.baseAddress, Int32(LetterFont.width)) else {
      bytes.deallocate()
      return nil
    }
    self.bytes = bytes
    self.font = font
    height = Int(letters_height(font))
  }

  deinit {
    letters_close(font)
    bytes.deallocate()
  }

  private static func read(_ path: String) -> UnsafeMutableBufferPointer<UInt8>? {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    guard fseek(file, 0, SEEK_END) == 0, case let size = ftell(file), size > 0 else { return nil }
    rewind(file)
    let bytes = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: size)
    guard fread(bytes.baseAddress, 1, size, file) == size else {
      bytes.deallocate()
      return nil
    }
    return bytes
  }

  /// How much of each pixel of a cell a character covers, 0 to 255, row by row. What the font does not have is a frame.
  ///
  /// - Parameter columns: of the terminal that it takes.
  func coverage(_ character: Character, columns: Int) -> [UInt8] {
    if let cell = known[character] { return cell }
    let width = columns * LetterFont.width
    var cell = [UInt8](repeating: 0, count: width * height)
    for scalar in character.unicodeScalars where !letters_draw(font, scalar.value, &cell, Int32(width)) {
      for y in 3..<height - 3 {
        for x in 1..<width - 1 where y == 3 || y == height - 4 || x == 1 || x == width - 2 { cell[y * width + x] = 128 }
      }
    }
    known[character] = cell
    return cell
  }
}
