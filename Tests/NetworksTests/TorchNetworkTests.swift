import Foundation
import Testing

@testable import Networks

/// Networks go from PyTorch to convsh and back through safetensors files.
///
/// Oracle: `Tests/Oracles/torch_network.py`, which recorded what PyTorch 2.13 answers in both directions.
struct TorchNetworkTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Oracles/torch_network").path

  private static let network = """
    torch.manual_seed(5)
    net = nn.Sequential(
        nn.Conv2d(1, 4, 3, padding=1), nn.BatchNorm2d(4), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(4, 8, 3), nn.ReLU(), nn.Flatten(), nn.Linear(8 * 4 * 4, 10))

    """
  private static let answers = """
    x = torch.sin(0.37 * torch.arange(float(3 * 144))).reshape(3, 1, 12, 12)
    net.eval()(x).detach().flatten()
    """

  private func recorded(_ name: String) throws -> [Double] {
    let data = try Data(contentsOf: URL(filePath: "\(Self.folder)/\(name)"))
    return try JSONDecoder().decode([[Double]].self, from: data).flatMap { $0 }
  }

  private func expectAnswers(_ code: String, _ name: String) throws {
    guard case .tensor(let found)? = try Session().run(code) else {
      Issue.record("no tensor")
      return
    }
    let expected = try recorded(name)
    #expect(found.count == expected.count)
    for (a, b) in zip(found.doubles(), expected) { #expect(abs(a - b) < 2e-5, "\(a) instead of \(b)") }
  }

  @Test func aNetworkTrainedInPyTorchGivesItsAnswers() throws {
    try expectAnswers(
      Self.network + "net.load_state_dict(torch.load(\"\(Self.folder)/trained.safetensors\"))\n" + Self.answers,
      "answers.json")
  }

  /// The network is the one that `ours.py` has saved for PyTorch: its initial weights are the same on every machine.
  @Test func aNetworkMadeHereGivesInPyTorchWhatItGivesHere() throws {
    try expectAnswers(Self.network + Self.answers, "ours.json")
  }

  /// The file that PyTorch loaded is the one that is written today.
  @Test func theFileIsWrittenAsItWasForPyTorch() throws {
    let place = FileManager.default.temporaryDirectory.appending(path: "convsh-ours-\(UUID().uuidString).safetensors")
      .path
    defer { try? FileManager.default.removeItem(atPath: place) }
    let code =
      Self.network + """
        torch.save(net.state_dict(), "\(place)")
        other = nn.Sequential(*[layer for layer in net])
        for p in other.parameters():
            p.data.zero_()

        other.load_state_dict(torch.load("\(place)"))
        net = other

        """
    try expectAnswers(code + Self.answers, "ours.json")
  }
}
