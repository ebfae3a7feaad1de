import Language
import Tensors

/// One declaration for a function and the method of the same name: `torch.sum(x, 0)` and `x.sum(0)`.
struct TensorWord {
  let function: Builtin
  let method: Builtin

  init<each Wanted>(
    _ name: String, _ summary: String, input note: String = "any shape", _ parameters: repeat Parameter<each Wanted>,
    shapes: String? = nil, formula: String? = nil, examples: [Example],
    body: @escaping (Context, Tensor, repeat each Wanted) throws -> Value
  ) {
    function = Builtin(
      name, summary, .tensor("input", note), repeat each parameters, shapes: shapes, formula: formula,
      examples: examples,
      body: body)
    method = Builtin(
      name, summary, .tensor("self", note), repeat each parameters, shapes: shapes, formula: formula,
      examples: examples,
      body: body)
  }

  /// A function and a method that take their arguments differently: `reshape(x, (2, 3))` and `x.reshape(2, 3)`.
  init(function: Builtin, method: Builtin) {
    self.function = function
    self.method = method
  }
}
