import Language
import Networks
import Testing

/// The lecture's own functions, by numbers worked out by hand.
@Suite struct LectureFunctionTests {
  private func isTrue(_ code: String) throws -> Bool {
    let session = Session()
    try session.run(
      "x = slide_input(); k = slide_kernel(); p = arange(1., 17.).reshape(4, 4); a = tensor([[0., 1., 0.]] * 3)")
    return try session.run(code)?.int == 1
  }

  @Test(arguments: [
    "(toeplitz_matrix(arange(1., 10.).reshape(3, 3), (4, 4)) @ p.flatten()).tolist() == [348, 393, 528, 573]",
    "toeplitz_matrix(k, (4, 4))[0].tolist() == [0, 0, 1, 0, 1, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0]",
    "torch.equal((toeplitz_matrix(k, (7, 7)) @ x.flatten()).reshape(5, 5), conv2d(x, k))",
    "toeplitz_matrix(ones(1, 2), (2, 3)).shape == (4, 6)",
    "torch.equal((k.flatten() @ im2col(x, 3)).reshape(5, 5), conv2d(x, k))",
    "torch.equal(im2col(x, 3, stride=2, padding=1), unfold(x[None], 3, padding=1, stride=2))",
    "winograd(p, k).tolist() == [[29, 33], [45, 49]]", "allclose(fft_conv2d(x, k), conv2d(x, k), atol=1e-5)",
    "neuron([1, 2], [3, 4], 11).item() == 0.5", "neuron([1., 1.], [1., 1.], 1.5, lambda z: z).item() == 0.5",
    "neuron(tensor([[0., 1.], [1., 1.]]), tensor([1., 1.]), 1.5, relu).tolist() == [0.0, 0.5]",
    "receptive_field([(3, 1)] * 5, each=True) == [3, 5, 7, 9, 11]",
    "receptive_field([(3, 1, 1), (3, 1, 2), (3, 1, 4), (3, 1, 8)], each=True) == [3, 7, 15, 31]",
    "receptive_field([(11, 4), (3, 2), (5, 1), (3, 2), (3, 1), (3, 1), (3, 1), (3, 2)]) == 195",
    "receptive_field([]) == 1",
    "[round(r.item(), 1) for r in tuning_curve(gabor(21), list(range(0, 91, 10)))] == [60.0, 44.1, 20.6, 7.4, 3.9, 0.0, 1.4, 0.0, 0.4, 0.3]",
    "[round(r.item(), 1) for r in tuning_curve(gabor(21), [-40, -30, -20, -10, 0])] == [3.9, 7.4, 20.6, 44.1, 60.0]",
    "torch.equal(oriented_bar(21, 180), oriented_bar(21, 0)) and oriented_bar(7, 0).sum().item() == 21",
    "tuning_curve(zeros(5, 5), [0, 90]).tolist() == [0.0, 0.0]",
    "[[round(s_cell(u, a, 3 ** 1.5, r).item(), 4) for u in [a, a.T, eye(3), ones(3, 3)]] for r in [1, 2, 4]] == [[0.6, 0.0, 0.0, 0.1117], [0.6667, 0.0, 0.0, 0.0], [0.7059, 0.0, 0.0, 0.0]]",
    "s_cell(x, a, 3 ** 1.5, 1)[2, 3] == s_cell(x[2:5, 3:6], a, 3 ** 1.5, 1) and s_cell(x, a, 1, 1).shape == (5, 5)",
    "[round(c.item(), 4) for c in c_cell([-1, 0, 0.5, 1, 2, 5])] == [0.0, 0.0, 0.3333, 0.5, 0.6667, 0.8333]",
    "receptive_field(nn.Sequential(nn.Conv2d(1, 2, 3), nn.Conv2d(2, 2, 3, dilation=2), nn.Conv2d(2, 1, 3, dilation=4), nn.Conv2d(1, 1, 3, dilation=8)), (1, 40, 40), each=True) == [3, 7, 15, 31]",
    "receptive_field(nn.Sequential(nn.Conv2d(1, 2, 5, padding=2), nn.BatchNorm2d(2), nn.LocalResponseNorm(2), nn.AvgPool2d(2), nn.Flatten(), nn.Linear(72, 3)), (1, 12, 12), each=True) == [5, 6]",
    "receptive_field(nn.Conv2d(4, 4, 3, groups=4)) == 3", "receptive_field(nn.Conv2d(1, 1, (1, 7))) == 7",
    "count_macs(zeros(96, 3, 11, 11), (3, 227, 227), stride=4) == 105415200",
    "count_macs(zeros(256, 48, 5, 5), (96, 27, 27), padding=2, groups=2) == 223948800",
    "count_macs(zeros(84, 120), 120) == 10080", "count_macs(zeros(16, 6, 5, 5), zeros(8, 6, 14, 14)) == 240000",
  ])
  func holds(_ code: String) throws { #expect(try isTrue(code)) }

  @Test(arguments: [
    ("toeplitz_matrix(k, (2, 2))", "RuntimeError"), ("toeplitz_matrix(ones(1, 3, 3), (4, 4))", "RuntimeError"),
    ("im2col(x, 8)", "RuntimeError"), ("winograd(x, ones(2, 2))", "ValueError"),
    ("neuron([1, 2], [1], 0)", "RuntimeError"),
    ("neuron([1], [1], 0, 3)", "TypeError"), ("receptive_field([(0, 1)])", "ValueError"),
    ("receptive_field(3)", "TypeError"), ("gabor(0)", "ValueError"), ("gabor(5, sigma=0)", "ValueError"),
    ("tuning_curve(ones(2, 3), [0])", "RuntimeError"), ("s_cell(x, a, 1, 0)", "ValueError"),
    ("s_cell(ones(2), a, 1, 1)", "RuntimeError"), ("c_cell([1], alpha=0)", "ValueError"),
    ("receptive_field(nn.Linear(3, 2))", "ValueError"),
    ("receptive_field([(3, 1)], (1, 8, 8))", "TypeError"),
    ("receptive_field(nn.Sequential(nn.Conv2d(1, 2, 3), nn.Flatten(), nn.Linear(50, 3)))", "ValueError"),
    ("receptive_field(nn.Sequential(nn.Conv2d(1, 2, 3), nn.Flatten(), nn.Linear(50, 3)), (1, 6, 6))", "RuntimeError"),
    ("receptive_field([(3, 1 << 40)] * 3)", "OverflowError"),
    ("count_macs(k, (2, 2))", "RuntimeError"), ("conv2d(x, k, algorithm='magic')", "ValueError"),
    ("conv2d(x, k, stride=2, algorithm='fft')", "ValueError"),
  ])
  func mistakesAreNamed(_ code: String, _ kind: String) {
    #expect { try isTrue(code) } throws: { Session.kind(of: $0) == kind }
  }

  @Test(arguments: [
    "toeplitz_matrix(k, (4, 4)) @ p.flatten()", "winograd(p, k)", "fft_conv2d(p, k)", "im2col(k, 2)",
    "conv2d(p, k, algorithm='im2col')",
  ])
  func gradientsGoThrough(_ code: String) throws {
    #expect(try isTrue("gradcheck(lambda k: \(code), k.clone().requires_grad_())"))
  }
}
