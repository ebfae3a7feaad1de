import Language
import Networks
import Tensors
import Testing

/// No argument, however odd, may stop a word otherwise than with an error of the language.
@Suite struct RobustnessTests {
  /// All words but the one that would slow down every other test.
  private static let names = DocumentedExample.documented().map(\.0).filter { $0 != "torch.set_num_threads" }

  /// Numbers at the edge, texts, lists, and tensors of every type and kind of strides.
  private static let values = """
    0 1 -1 2 3 -2 9223372036854775807 -9223372036854775807-1 2**40 2**62 0.5 -1.5 float('nan') float('inf') -float('inf') 1e300 True \
    False None '' 'same' 'ij,jk->ik' 'x' [] [1] [1,2] (0,1) [2**62] [2**40,2**40] (2,2,2) [[1,2],[3,4]] [[1],[2,3]] [None] torch.int64 \
    torch.bool torch.uint8 torch.float32 tensor(1) tensor(2.5) tensor(True) tensor([]) tensor([1,2]) tensor([[1.,2.],[3.,4.]]) \
    tensor([True,False]) zeros(0,3) zeros(2**40,0) zeros(1,1,4,4) zeros(2,1,3,3) ones(2,3).t() ones(1).expand(2**40) \
    ones(2).expand(3,2) tensor([9223372036854775807,-9223372036854775807-1]) tensor([float('nan'),1.]) tensor([1,200],dtype=torch.uint8) [tensor([1]),tensor([2])] \
    [zeros(2),zeros(2)] tensor([0,1])
    """

  @Test(arguments: names)
  func onlyErrorsOfTheLanguage(_ name: String) throws {
    let session = Session()
    let texts = RobustnessTests.values.split { $0 == " " || $0 == "\n" || $0 == "\\" }.map(String.init)
    let values = try texts.map { try session.run($0) ?? .none }
    let context = session.evaluator.context
    var source = RandomSource(seed: name.utf8.reduce(0) { $0 * 31 % 100_003 + Int($1) })
    let builtin = try #require(context.vocabulary.builtin(name) ?? method(name, context))
    for _ in 0..<150 {
      var arguments = (0..<source.below(5)).map { _ in values[source.below(values.count)] }
      if name.hasPrefix("Tensor."),
        let tensor = values.filter({ if case .tensor = $0 { true } else { false } }).randomElement(using: &source)
      {
        arguments.insert(tensor, at: 0)
      }
      do {
        let result = try context.call(.object(BuiltinObject(builtin)), arguments)
        _ = try repr(result, context)
      } catch {
        #expect(error is Diagnostic || error is TensorError, "\(name): \(error)")
      }
    }
  }

  private func method(_ name: String, _ context: Context) -> Builtin? {
    let parts = name.split(separator: ".").map(String.init)
    return parts.count == 2 ? context.vocabulary.methods[parts[0]]?[parts[1]] : nil
  }
}
