import Language
import Tensors

/// The classes of `nn`, in the order of its pages.
enum ModuleClasses {
  /// Puts `Module`, `Parameter` and all layers into `torch.nn`.
  static func add(to nn: Namespace, _ words: TensorWords, _ registry: ClassRegistry) {
    nn.addLater { members(words, registry) }
  }

  private static func members(_ words: TensorWords, _ registry: ClassRegistry) -> [(String, Value)] {
    let base = ClassObject("Module", module: "torch.nn.modules.module", registry: registry) { ModuleObject($0) }
    base.add(ModuleMethods.all)
    let functional = Dictionary((words.functional + words.functions).map { ($0.name, $0) }) { first, _ in first }
    let layers =
      LearningLayers.all + BatchNormLayers.all + ContainerLayers.all + FunctionalLayers(words: functional).all
    return [
      ("Module", .object(base)), ("Parameter", .object(parameterType)), ("init", .object(InitialValues.namespace)),
      ("utils", .object(GradientClipping.namespace)),
    ]
      + layers.map { ($0.name, .object($0.makeClass(from: base, registry))) }
  }

  private static var parameterType: TypeObject {
    TypeObject(
      Builtin(
        "Parameter", "A tensor that a module learns.", .tensor("data", "its first values"),
        .bool("requires_grad", "False keeps it as it is", default: true),
        examples: [
          Example("nn.Parameter(tensor([1., 2.])).requires_grad", prints: "True"),
          Example("len(list(nn.Linear(2, 3).parameters()))", prints: "2"),
        ]
      ) { _, data, requiresGrad in
        let parameter = data.detached()
        parameter.isParameter = true
        try parameter.setRequiresGrad(requiresGrad)
        return .tensor(parameter)
      }, module: "torch.nn.parameter"
    ) { if case .tensor(let tensor) = $0 { tensor.isParameter } else { false } }
  }
}
