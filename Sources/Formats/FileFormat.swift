import Tensors

/// A kind of file: tensors as bytes and back, without touching a disk.
///
/// A mistake in the bytes is thrown as a `ValueError` of `path`, a content that such files cannot hold as one of
/// `object`.
protocol FileFormat: SendableMetatype {
  /// How the names of such files end, most usual first.
  static var endings: [String] { get }

  static func read(_ bytes: ArraySlice<UInt8>) throws(TensorError) -> Content

  static func write(_ content: Content) throws(TensorError) -> [UInt8]

  /// How many bytes the whole file has, told from its beginning; nil if that does not say.
  ///
  /// Whoever unpacks such a file asks before making room for it.
  static func size(beginning: ArraySlice<UInt8>) throws(TensorError) -> Int?
}

extension FileFormat {
  static func size(beginning: ArraySlice<UInt8>) throws(TensorError) -> Int? { nil }
}
