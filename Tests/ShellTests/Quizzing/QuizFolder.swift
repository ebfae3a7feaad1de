import Foundation

/// A folder with a small question bank and a state directory, for one test.
final class QuizFolder {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "convsh-quiz-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path + "/lessons/quiz", withIntermediateDirectories: true)
    try bank.write(toFile: path + "/lessons/quiz/sums.md", atomically: true, encoding: .utf8)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  var lessons: String { path + "/lessons" }
  var state: String { path + "/state" }
  var database: String { state + "/convsh/progress.sqlite" }

  private let bank = """
    ---
    id: sums
    title: Sums
    ---
    # Sums

    ## Adding

    ```quiz id=add
    What is {a} + {b}?
    let a in [1, 2, 3, 4], b in [10, 20, 30]
    = a + b
    ~ b - a :: {b} - {a} is a difference.
    ! Together they are {a + b}.
    ```

    ```hint
    Count on from the larger one.
    ```

    ```quiz id=double
    What is twice {a}?
    let a in range(1, 9)
    = 2 * a
    ~ a * a :: This is the square.
    where a != 2
    ```

    ```hint
    Add it to itself.
    ```

    ## Words

    ```quiz id=why
    Why do sums not depend on the order?
    * commutative | any order | swap
    > Because addition is commutative.
    ```

    ```hint
    The word begins with c.
    ```
    """
}
