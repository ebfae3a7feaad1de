import Language
import Tensors

/// `torch.device("cpu")`, the only device there is.
final class DeviceObject: Object {
  override var typeName: String { "device" }
  override func repr(_ context: Context) -> String { "device(type='cpu')" }
  override func text(_ context: Context) -> String { "cpu" }
  override func equals(_ other: Object, _ context: Context) -> Bool { other is DeviceObject }
  override func attribute(_ name: String) -> Value? { name == "type" ? .text("cpu") : nil }
  override var attributeNames: [String] { ["type"] }

  /// - Throws: `RuntimeError` for every device but the processor.
  static func check(_ name: String) throws {
    guard name == "cpu" || name == "cpu:0" else {
      throw TensorError(
        "device", "convsh calculates on the cpu alone, but this is \"\(name)\"", hint: "device = \"cpu\"")
    }
  }
}
