import Language
import Networks
import Testing

/// The words of the language that exist so far; the rest follows with nn.
@Suite struct WordListTests {
  static let unprefixed = """
    tensor zeros ones full eye arange linspace rand randn randint randperm zeros_like ones_like full_like rand_like randn_like
    manual_seed cat stack where allclose isclose topk argmax argmin matmul outer dot flatten squeeze unsqueeze reshape permute
    transpose flip roll diag einsum no_grad exp sqrt log sin cos tan tanh sign
    """
  static let functional = """
    conv2d conv_transpose2d max_pool2d avg_pool2d adaptive_avg_pool2d relu leaky_relu prelu elu selu gelu silu softplus relu6
    hardtanh sigmoid tanh softmax log_softmax cross_entropy nll_loss mse_loss l1_loss binary_cross_entropy
    binary_cross_entropy_with_logits batch_norm local_response_norm dropout linear pad unfold fold one_hot normalize
    """
  static let functions = """
    empty chunk split unbind vstack hstack gather scatter masked_fill nonzero sort argsort unique cumsum cumprod sum mean std var
    median max min amax amin prod norm logsumexp all any equal count_nonzero meshgrid triu tril log2 log10 log1p expm1 rsqrt square
    abs neg floor ceil round trunc atan sinh cosh pow clamp minimum maximum reciprocal isnan isinf isfinite logical_and logical_or
    logical_not mm mv bmm t trace broadcast_to movedim narrow select numel clone detach set_grad_enabled
    eq ne lt le gt ge diagonal repeat_interleave bincount empty_like inference_mode get_num_threads set_num_threads
    """
  static let methods = """
    chunk split unbind gather scatter masked_fill nonzero sort argsort unique cumsum cumprod sum mean std var median max min amax
    amin prod norm logsumexp all any equal count_nonzero triu tril exp log log2 log10 log1p expm1 sqrt rsqrt square abs sign neg
    floor ceil round trunc sin cos tan atan sinh cosh tanh sigmoid pow clamp minimum maximum reciprocal isnan isinf isfinite
    logical_and logical_or logical_not mm mv bmm matmul dot outer t trace repeat expand broadcast_to movedim narrow select view
    contiguous is_contiguous size dim numel stride tolist item float int long bool type to cpu clone detach copy_ fill_ zero_ add_
    sub_ mul_ div_ clamp_ relu softmax log_softmax reshape permute transpose flatten squeeze unsqueeze flip roll diag where argmax
    argmin topk isclose allclose backward requires_grad_ retain_grad eq ne lt le gt ge view_as expand_as diagonal
    repeat_interleave bincount
    """

  private static func names(_ text: String) -> [String] { text.split { $0 == " " || $0 == "\n" }.map(String.init) }

  @Test func wordsWithoutAPrefixAreTheListAndTheLecturesOwn() {
    let core = Vocabulary.core().words
    let found = Set(Vocabulary.torch().words.keys.filter { core[$0] == nil })
    let lecture = [
      "slide_input", "slide_kernel", "pooling_slide", "output_size", "correlate2d", "convolve2d", "gradcheck",
      "toeplitz_matrix", "im2col", "winograd", "fft_conv2d", "neuron", "receptive_field", "count_macs",
      "count_parameters", "gabor", "oriented_bar", "tuning_curve", "s_cell", "c_cell", "load", "save", "load_image",
      "load_dataset", "train",
    ]
    let listed = WordListTests.names(WordListTests.unprefixed) + WordListTests.names(WordListTests.functional) + lecture
    #expect(found == Set(listed).union(["torch", "nn", "F", "optim"]))
  }

  @Test(arguments: names(functional))
  func theFunctionalListIsReachedThreeWays(_ name: String) throws {
    let session = Session()
    #expect(try session.run("F.\(name) is \(name)")?.int == 1)
    #expect(try session.run("torch.nn.functional.\(name) is nn.functional.\(name)")?.int == 1)
  }

  @Test(arguments: names(unprefixed) + names(functions))
  func torchHasTheFunction(_ name: String) throws {
    #expect(try Session().run("callable(torch.\(name))")?.int == 1)
  }

  @Test(arguments: names(methods))
  func tensorsHaveTheMethod(_ name: String) throws {
    #expect(try Session().run("callable(zeros(2).\(name))")?.int == 1)
  }

  @Test func pythonsOwnWordsStayPythons() throws {
    #expect(try Session().run("sum([1, 2]) + max(3, 4) + abs(-1) + round(2.6) + pow(2, 3)")?.int == 19)
  }

  @Test(arguments: ["float64", "float16", "double", "int32"])
  func otherTypesAreRefusedByName(_ name: String) {
    let error = #expect(throws: Diagnostic.self) { try Session().run("torch.\(name)") }
    #expect(error?.kind == "AttributeError")
    #expect(error?.message.contains("torch.\(name)") == true && error?.message.contains("only") == true)
  }
}
