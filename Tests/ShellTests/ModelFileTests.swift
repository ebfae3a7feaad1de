import Foundation
import Testing

/// The networks in `models/`, and others made of the same parts, have the published numbers of parameters and
/// multiplications. Source: the papers and torchvision's documentation, worked out layer by layer.
struct ModelFileTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "models")

  private static let vgg = """
    layers = []
    c = 3
    for k in [64, 64, 0, 128, 128, 0, 256, 256, 256, 0, 512, 512, 512, 0, 512, 512, 512, 0]:
        layers += [nn.Conv2d(c, k, 3, padding=1), nn.ReLU()] if k else [nn.MaxPool2d(2)]
        c = k or c

    net = nn.Sequential(*layers, nn.Flatten(), nn.Linear(25088, 4096), nn.ReLU(), nn.Linear(4096, 4096), nn.ReLU(), nn.Linear(4096, 1000))
    """

  @Test(arguments: [
    ("lenet5.py", "net = LeNet5()", "(1, 28, 28)", 61_706, 416_520, 16),
    ("lenet5_1998.py", "net = LeNet5()", "(1, 32, 32)", 60_000, 325_680, 32),
    ("alexnet_2012.py", "net = AlexNet()", "(3, 227, 227)", 60_965_224, 724_406_816, 195),
    ("alexnet_2012.py", "net = AlexNet(groups=1)", "(3, 227, 227)", 62_378_344, 1_135_256_096, 195),
    ("alexnet.py", "net = AlexNet()", "(3, 224, 224)", 61_100_840, 714_188_480, 195),
    ("resnet.py", "net = resnet18()", "(3, 224, 224)", 11_689_512, 1_814_073_344, 435),
    ("resnet.py", "net = resnet50()", "(3, 224, 224)", 25_557_032, 4_089_184_256, 427),
    ("resnet.py", "net = wide_resnet50_2()", "(3, 224, 224)", 68_883_240, 11_398_021_120, 427),
    ("", vgg, "(3, 224, 224)", 138_357_544, 15_470_264_320, 212),
  ])
  func hasThePublishedNumbers(file: String, made: String, input: String, parameters: Int, products: Int, field: Int)
    throws
  {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: try convshBinary())
    let start = file.isEmpty ? "" : "run \(Self.folder.appending(path: file).path)\n"
    process.arguments = [
      "-c",
      "\(start)\(made)\ncount_parameters(net), count_macs(net, \(input)), receptive_field(net)\nprint(summary(net, \(input)))",
    ]
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(text.hasPrefix("(\(parameters), \(products), \(field))\n"), "\(text)")
    #expect(text.contains(" total "), "\(text)")
  }

  @Test func everyFileIsTried() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).filter { $0.hasSuffix(".py") }
    #expect(Set(files) == ["lenet5.py", "lenet5_1998.py", "alexnet_2012.py", "alexnet.py", "resnet.py"])
  }
}
