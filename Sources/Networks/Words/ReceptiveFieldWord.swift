import Language
import Tensors

/// What a number deep inside a network has seen: `receptive_field`.
enum ReceptiveFieldWord {
  static var word: Builtin {
    Builtin(
      "receptive_field", "How many pixels along one axis a number behind these layers has seen.",
      .value("net_or_list", "a module; or a list of (kernel, stride) or (kernel, stride, dilation), first layer first"),
      .value(
        "input_or_shape",
        "for a module: a picture or its shape; without it, sizes that networks usually take are tried",
        default: Value.none),
      .bool("each", "give it behind every layer that slides over the picture", default: false),
      formula: "r grows by dilation·(kernel - 1)·j, then j by the factor stride; both begin with 1",
      examples: [
        Example("receptive_field([(3, 1), (3, 1), (3, 1)])", prints: "7"),
        Example("receptive_field([(5, 1), (2, 2), (5, 1), (2, 2), (5, 1)], each=True)", prints: "[5, 6, 14, 16, 32]"),
        Example(
          "receptive_field(nn.Sequential(nn.Conv2d(1, 6, 5), nn.ReLU(), nn.MaxPool2d(2)), each=True)", prints: "[5, 6]"),
      ]
    ) { context, layers, input, each in
      let fields: [Int]
      if let net = layers.module {
        fields = try Self.fields(of: net, input, context)
      } else {
        guard let entries = layers.sequence else {
          throw TensorError.wrongType("net_or_list", wanted: "a module or a list of (kernel, stride)", got: layers)
        }
        guard input.isNone else {
          throw TensorError("input_or_shape", "a list of layers has the same fields for every input", kind: .type)
        }
        fields = try Self.fields(of: entries)
      }
      return each ? .list(ListObject(fields.map(Value.int))) : .int(fields.last ?? 1)
    }
  }

  private static func fields(of entries: [Value]) throws -> [Int] {
    var reach = 1, jump = 1, fields: [Int] = []
    for (index, entry) in entries.enumerated() {
      let numbers = (entry.sequence ?? [entry]).compactMap { wholeNumber($0) }
      guard numbers.count == entry.sequence?.count ?? 1, (1...3).contains(numbers.count),
        numbers.allSatisfy({ $0 >= 1 })
      else { throw TensorError.layer(index, entry) }
      let step = numbers.count > 1 ? numbers[1] : 1, dilation = numbers.count > 2 ? numbers[2] : 1
      let (growth, tooWide) = (dilation).multipliedReportingOverflow(by: numbers[0] - 1)
      let (pixels, tooFar) = growth.multipliedReportingOverflow(by: jump)
      let (sum, tooMuch) = reach.addingReportingOverflow(pixels)
      let (longer, tooLong) = jump.multipliedReportingOverflow(by: step)
      guard !tooWide, !tooFar, !tooMuch, !tooLong else {
        throw TensorError(
          "net_or_list", "the field behind layer \(index) does not fit into 64 bits", kind: .overflow)
      }
      (reach, jump) = (sum, longer)
      fields.append(reach)
    }
    return fields
  }

  /// Behind every convolution and pool of a network, in the order in which they ran.
  private static func fields(of net: ModuleObject, _ input: Value, _ context: Context) throws -> [Int] {
    if !input.isNone {
      return try NetworkRecord(net, CountingWords.input(input, context), context).slidingFields
    }
    guard let weight = net.allParameters().first(where: { $0.tensor.rank == 4 })?.tensor else {
      throw TensorError.noMaps
    }
    let first = net.allModules().first { $0.module.tensor("weight") === weight }?.module
    let channels = weight.shape[1] * max(1, first?.int("groups") ?? 1)
    for size in usualSizes {
      // The field does not depend on the size of the picture; a dense layer behind does.
      let picture = try Tensor.zeros([1, channels, size, size])
      do { return try NetworkRecord(net, picture, context).slidingFields } catch {
        if (error as? Diagnostic)?.kind == "KeyboardInterrupt" { throw error }
      }
    }
    throw TensorError.noSize(channels)
  }

  /// LeNet's two, those of small colour pictures, and those of networks for ImageNet.
  private static let usualSizes = [32, 28, 64, 96, 128, 224, 227, 299, 16, 8]
}

extension NetworkRecord {
  /// The fields behind every convolution and pool that has one, the larger of rows and columns.
  fileprivate var slidingFields: [Int] {
    entries.compactMap { entry in
      guard let op = entry.output.origin?.op,
        op is Convolution2D || op is ConvolutionByAlgorithm || op is TransposedConvolution2D || op is Winners
          || op is Averages
      else { return nil }
      return field(of: entry)
    }
  }
}

extension TensorError {
  fileprivate static func layer(_ index: Int, _ entry: Value) -> TensorError {
    TensorError(
      "net_or_list",
      "layer \(index) is (kernel, stride) or (kernel, stride, dilation), whole numbers of at least 1, not \(entry.shortDescription)",
      kind: .value, hint: "receptive_field([(3, 1), (2, 2)])")
  }

  fileprivate static var noMaps: TensorError {
    TensorError(
      "net_or_list", "the network has no convolution: every number it makes sees the whole input", kind: .value)
  }

  fileprivate static func noSize(_ channels: Int) -> TensorError {
    TensorError(
      "input_or_shape", "the network takes none of the usual sizes of pictures", kind: .value,
      hint: "give the shape it takes, as in receptive_field(net, (\(channels), 40, 60))")
  }
}
