/// Computing element by element: one loop each for one and for two tensors.
enum Elementwise {
  /// `f` of every element.
  static func map<A: Element, B: Element>(
    _ input: Tensor, _ type: A.Type, _ f: (A) throws(TensorError) -> B
  ) throws(TensorError) -> Tensor {
    try input.withElements(as: A.self) { (source) throws(TensorError) in
      try .make(input.shape, B.self) { (target) throws(TensorError) in
        try inParts(source.count) { (part) throws(TensorError) in
          for index in part { (target + index).initialize(to: try f(source[index])) }
        }
      }
    }
  }

  /// `f` of every pair, after broadcasting; both sides are read as `A`.
  static func zip<A: Element, B: Element>(
    _ left: Tensor, _ right: Tensor, _ type: A.Type, _ f: (A, A) throws(TensorError) -> B
  ) throws(TensorError) -> Tensor {
    if right.rank == 0 {
      let scalar = try A(right.scalar(at: []))
      return try left.withElements(as: A.self) { (source) throws(TensorError) in
        try .make(left.shape, B.self) { (target) throws(TensorError) in
          try inParts(source.count) { (part) throws(TensorError) in
            for index in part { (target + index).initialize(to: try f(source[index], scalar)) }
          }
        }
      }
    }
    let shape = try broadcastShape(left.shape, right.shape)
    let a = try left.broadcast(to: shape), b = try right.broadcast(to: shape)
    return try a.withElements(as: A.self) { (first) throws(TensorError) in
      try b.withElements(as: A.self) { (second) throws(TensorError) in
        try .make(shape, B.self) { (target) throws(TensorError) in
          try inParts(first.count) { (part) throws(TensorError) in
            for index in part { (target + index).initialize(to: try f(first[index], second[index])) }
          }
        }
      }
    }
  }

  /// Calls `body` with ranges that cover 0..<count, and looks at the cancel flag between them.
  static func inParts(_ count: Int, _ body: (Range<Int>) throws(TensorError) -> Void) throws(TensorError) {
    var start = 0
    while start < count {
      let end = min(start + Cancellation.interval, count)
      try body(start..<end)
      start = end
      try Cancellation.poll()
    }
  }
}
