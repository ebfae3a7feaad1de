/// Computing element by element: one loop each for one and for two tensors.
enum Elementwise {
  /// `f` of every element.
  static func map<A: Element, B: Element>(
    _ input: Tensor, _ type: A.Type, _ f: (A) -> B
  ) throws(TensorError) -> Tensor {
    try input.withElements(as: A.self) { (source) throws(TensorError) in
      try .make(input.shape, B.self) { (target) throws(TensorError) in
        var start = 0
        while start < source.count {
          let end = min(start + pollEvery, source.count)
          for index in start..<end { (target + index).initialize(to: f(source[index])) }
          start = end
          try Cancellation.poll()
        }
      }
    }
  }

  /// `f` of every pair, after broadcasting; both sides are read as `A`.
  static func zip<A: Element, B: Element>(
    _ left: Tensor, _ right: Tensor, _ type: A.Type, _ f: (A, A) throws(TensorError) -> B
  ) throws(TensorError) -> Tensor {
    if right.rank == 0, left.dtype == A.dtype {
      let value = try right.dense(as: A.dtype)
      let scalar = value.storage.elements(A.self)[value.offset]
      return try left.withElements(as: A.self) { (source) throws(TensorError) in
        try .make(left.shape, B.self) { (target) throws(TensorError) in
          for index in source.indices { (target + index).initialize(to: try f(source[index], scalar)) }
        }
      }
    }
    let shape = try broadcastShape(left.shape, right.shape)
    let a = try left.broadcast(to: shape), b = try right.broadcast(to: shape)
    return try a.withElements(as: A.self) { (first) throws(TensorError) in
      try b.withElements(as: A.self) { (second) throws(TensorError) in
        try .make(shape, B.self) { (target) throws(TensorError) in
          for index in first.indices { (target + index).initialize(to: try f(first[index], second[index])) }
        }
      }
    }
  }

  /// Elements between two looks at the cancel flag.
  private static var pollEvery: Int { 1 << 18 }
}
