import Language
import Tensors

/// Random numbers, the same on every machine for the same seed.
enum RandomWords {
  static var all: [Builtin] { [rand, randn, randint, randperm, randLike, randnLike, manualSeed] }

  static var rand: Builtin {
    sized(
      "rand", "Random numbers from 0 up to but without 1, all equally likely.",
      [
        Example("rand(2, 3).shape", prints: "torch.Size([2, 3])"),
        Example("((rand(100) >= 0) & (rand(100) < 1)).all()", prints: "True"),
      ]
    ) { $0.uniform() }
  }

  static var randn: Builtin {
    sized(
      "randn", "Random numbers from the normal distribution with mean 0 and standard deviation 1.",
      [
        Example("randn(4, 1, 28, 28).shape", prints: "torch.Size([4, 1, 28, 28])"),
        Example("(randn(1000).std() - 1).abs() < 0.2", prints: "True"),
      ]
    ) { $0.normal() }
  }

  private static func sized(
    _ name: String, _ summary: String, _ examples: [Example], draw: @escaping (inout RandomSource) -> Float
  ) -> Builtin {
    Builtin(
      name, summary, .sizes("size", "the sizes, one by one or as a tuple"), .dtype().byNameOnly, .device, .requiresGrad,
      examples: examples
    ) {
      context, size, dtype, _, requiresGrad in
      try checkFloat(dtype, name)
      return .tensor(try Tensor.random(size) { draw(&context.random) }.tracked(requiresGrad))
    }
  }

  static var randLike: Builtin {
    like("rand_like", "Random numbers from 0 up to 1 in the shape of another tensor.", "rand_like(zeros(2, 3)).shape") {
      $0.uniform()
    }
  }

  static var randnLike: Builtin {
    like(
      "randn_like", "Normally distributed random numbers in the shape of another tensor.",
      "randn_like(zeros(2, 3)).shape"
    ) { $0.normal() }
  }

  private static func like(
    _ name: String, _ summary: String, _ example: String, draw: @escaping (inout RandomSource) -> Float
  ) -> Builtin {
    Builtin(
      name, summary, .tensor("input", "gives the shape"), .dtype().byNameOnly, .device, .requiresGrad,
      examples: [Example(example, prints: "torch.Size([2, 3])"), Example("\(name)(zeros(0)).tolist()", prints: "[]")]
    ) { context, input, dtype, _, requiresGrad in
      try checkFloat(dtype ?? input.dtype, name)
      return .tensor(try Tensor.random(input.shape) { draw(&context.random) }.tracked(requiresGrad))
    }
  }

  static var randint: Builtin {
    Builtin(
      "randint",
      "Random whole numbers from low up to but without high: randint(high, size) or randint(low, high, size).",
      .value("low", "the smallest number", default: .some(.none), defaultText: "0"),
      .value("high", "one more than the largest number", default: .some(.none)),
      .value("size", "a tuple of sizes", default: .some(.none)), .dtype().byNameOnly, .device, .requiresGrad,
      examples: [
        Example("randint(0, 10, (2, 3)).shape", prints: "torch.Size([2, 3])"),
        Example("randint(1, (4,)).tolist()", prints: "[0, 0, 0, 0]"),
      ]
    ) { context, low, high, size, dtype, _, requiresGrad in
      // randint(10, (2, 3)) and randint(10, size=(2, 3)): what comes first is the upper bound.
      let isShort = size.isNone || high.isNone
      let shape = try Parameter<[Int]>.wholeNumbers("size", "").convert(size.isNone ? high : size, context)
      let top = try Parameter<Int>.int("high").convert(isShort ? low : high, context)
      let bottom = isShort || low.isNone ? 0 : try Parameter<Int>.int("low").convert(low, context)
      return .tensor(
        try Tensor.randint(bottom, top, shape, dtype: dtype ?? .int64, from: &context.random).tracked(requiresGrad))
    }
  }

  static var randperm: Builtin {
    Builtin(
      "randperm", "The whole numbers from 0 up to but without n in random order.", .int("n", "how many"),
      .dtype().byNameOnly, .device, .requiresGrad,
      examples: [
        Example("randperm(5).sort().values.tolist()", prints: "[0, 1, 2, 3, 4]"),
        Example("randperm(100).sum()", prints: "4950"),
      ]
    ) { context, count, dtype, _, requiresGrad in
      guard count >= 0 else { throw TensorError("n", "randperm orders at least 0 numbers, but this is \(count)") }
      return .tensor(
        try Tensor.permutation(count, from: &context.random).converted(to: dtype ?? .int64).tracked(requiresGrad))
    }
  }

  static var manualSeed: Builtin {
    Builtin(
      "manual_seed", "Start the random numbers afresh: the same seed gives the same numbers.",
      .int("seed", "any whole number"),
      examples: [
        Example("manual_seed(1); a = rand(3); manual_seed(1); (rand(3) == a).all()", prints: "True"),
        Example("manual_seed(0); randint(0, 6, (3,)).tolist()", prints: "[3, 4, 2]"),
      ]
    ) { context, seed in
      context.random = RandomSource(seed: seed)
      return .none
    }
  }

  private static func checkFloat(_ dtype: DType?, _ name: String) throws {
    guard dtype ?? .float32 == .float32 else {
      throw TensorError(
        "dtype", "\(name) makes torch.float32 numbers alone, not \(dtype?.name ?? "others")",
        hint: "randint makes whole numbers")
    }
  }
}
