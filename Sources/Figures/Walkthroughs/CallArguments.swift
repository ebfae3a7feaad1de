import Language
import Tensors

/// The arguments of a call that has run, as what they mean.
extension CallEvent {
  func tensor(_ name: String) -> Tensor? { if case .tensor(let tensor)? = self[name] { tensor } else { nil } }

  /// The tensor that the call returned, alone or as the first of several.
  var resultTensor: Tensor? {
    switch result {
    case .tensor(let tensor): return tensor
    case .tuple(let tuple): if case .tensor(let tensor)? = tuple.elements.first { return tensor }
    default: break
    }
    return nil
  }

  func int(_ name: String) -> Int? { self[name].flatMap(wholeNumber) }

  func isTrue(_ name: String) -> Bool { self[name]?.int.map { $0 != 0 } ?? false }

  /// One number for both axes, or one for each.
  func pair(_ name: String) -> Pair? {
    guard let value = self[name] else { return nil }
    let numbers = (value.sequence ?? [value]).compactMap(wholeNumber)
    return numbers.count == 1 ? Pair(numbers[0], numbers[0]) : numbers.count == 2 ? Pair(numbers[0], numbers[1]) : nil
  }

  var padding: Padding? {
    switch self["padding"]?.string {
    case "same": .same
    case "valid": .valid
    default: pair("padding").map(Padding.numbers)
    }
  }

  /// The settings of a convolution, if this is a call of one.
  var convolution: (operation: Convolution2D, input: Tensor, weight: Tensor, bias: Tensor?)? {
    guard let input = tensor("input"), let weight = tensor("weight") else { return nil }
    var bias = tensor("bias")
    if bias == nil, let number = self["bias"]?.scalar { bias = try? Tensor.full([1], number) }
    let operation = Convolution2D(
      stride: pair("stride") ?? 1, padding: padding ?? .valid, dilation: pair("dilation") ?? 1,
      groups: int("groups") ?? 1)
    return (operation, input, weight, bias)
  }

  /// The settings of a pool, if this is a call of one.
  var pool: (operation: Pooling2D, input: Tensor)? {
    guard let input = tensor("input"), let kernel = pair("kernel_size") else { return nil }
    let kind: Pooling2D.Kind
    switch name {
    case "max_pool2d": kind = .max
    case "avg_pool2d": kind = .average(countsPadding: isTrue("count_include_pad"), divisor: int("divisor_override"))
    default: return nil
    }
    let operation = Pooling2D(
      kind, kernel: kernel, stride: pair("stride"), padding: pair("padding") ?? 0, dilation: pair("dilation") ?? 1,
      ceil: isTrue("ceil_mode"))
    return (operation, input)
  }

  /// The settings of `correlate2d` or `convolve2d`, if this is a call of one.
  var correlation: (operation: Correlation2D, picture: Tensor, kernel: Tensor)? {
    guard name == "correlate2d" || name == "convolve2d", let picture = tensor("x"), let kernel = tensor("k"),
      let mode = self["mode"]?.string.flatMap(Correlation2D.Mode.init(rawValue:))
    else { return nil }
    return (Correlation2D(mode, flipsKernel: name == "convolve2d"), picture, kernel)
  }
}
