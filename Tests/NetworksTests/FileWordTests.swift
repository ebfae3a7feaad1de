import Foundation
import Testing

@testable import Networks

/// Tensors and pictures go to files and come back; what cannot is said.
struct FileWordTests {
  private let folder: String

  init() throws {
    let place = FileManager.default.temporaryDirectory.appending(path: "convsh-files-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    folder = place.path
  }

  private func expect(_ code: String, raises kind: String, naming part: String) {
    do {
      _ = try Session().run(code.replacingOccurrences(of: "DIR", with: folder))
      Issue.record("no error")
    } catch {
      #expect(Session.kind(of: error) == kind)
      #expect("\(error)".contains(part), "\(error)")
    }
  }

  private func shown(_ code: String) throws -> String {
    try Session().shown(code.replacingOccurrences(of: "DIR", with: folder))
  }

  @Test func aNetworkComesBackFromItsState() throws {
    let code = """
      net = nn.Sequential(nn.Conv2d(1, 2, 3), nn.BatchNorm2d(2), nn.Flatten(), nn.Linear(8, 3))
      x = randn(4, 1, 4, 4)
      net(x)
      net.eval()
      torch.save(net.state_dict(), "DIR/net.safetensors")
      other = nn.Sequential(nn.Conv2d(1, 2, 3), nn.BatchNorm2d(2), nn.Flatten(), nn.Linear(8, 3)).eval()
      other.load_state_dict(torch.load("DIR/net.safetensors", weights_only=True))
      torch.equal(net(x), other(x)), other[1].num_batches_tracked.item()
      """
    #expect(try shown(code) == "(True, 1)")
  }

  @Test func picturesAreScaledAndGrayed() throws {
    let code = """
      save(stack([ones(4, 6), zeros(4, 6), zeros(4, 6)]), "DIR/red.png")
      x = load_image("DIR/red.png", gray=True, size=(2, 3))
      x.shape, round(x.min().item(), 4), round(x.max().item(), 4)
      """
    #expect(try shown(code) == "(torch.Size([1, 2, 3]), 0.299, 0.299)")
  }

  @Test func wrongFilesAreNamed() {
    expect("load(\"DIR/none.npy\")", raises: "FileNotFoundError", naming: "none.npy")
    expect("torch.save(nn.Linear(2, 2), \"DIR/x.safetensors\")", raises: "TypeError", naming: "state_dict")
    expect("torch.save({\"a\": ones(1)}, \"DIR/x.pth\")", raises: "ValueError", naming: "x.safetensors")
    expect("save({\"a\": 3}, \"DIR/x.npz\")", raises: "TypeError", naming: "`a`")
    expect("save(ones(2), \"DIR/x.doc\")", raises: "ValueError", naming: ".npy")
    expect("save(ones(2), \"DIR/no/x.npy\")", raises: "FileNotFoundError", naming: "no folder")
    expect("load_image(\"DIR/x.jpg\")", raises: "ValueError", naming: ".png")
  }
}
