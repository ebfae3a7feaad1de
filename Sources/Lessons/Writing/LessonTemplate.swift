/// What `convsh new lesson` writes: a short lesson that passes `check`, plays, and shows each element once.
public struct LessonTemplate {
  private let name: LessonName

  public init(_ name: LessonName) { self.name = name }

  /// The whole file.
  public var text: String {
    let more = [
      "# The id never changes: what students answer is kept under it.", "minutes: 8",
      "# Random numbers start here, so that everybody sees the same ones.", "seed: 1",
    ]
    return name.frontMatter(more) + "\n# \(name.title)\n" + LessonTemplate.body
  }

  private static let body = ##"""

    <!-- Comments like this one are for you; nobody else sees them. Change a line, save,
         and run `convsh check` on this file: it says what does not fit any more.
         This text, above the first step, is the introduction. -->

    A picture is a matrix, and an edge is a place where its numbers jump. Two numbers
    are enough to find it.

    ## Find the jump
    <!-- @step jump minutes=3 -->

    <!-- Each `##` begins a step. `@step` gives it an id, for `goto jump`, and minutes. -->

    Here is a picture: dark on the left, bright on the right.

    <!-- A transcript: the lines behind >>> are run, and what is printed must be what
         stands below them. `convsh check --update` writes these lines for you. -->

    ```pycon
    >>> x = tensor([[0, 0, 1, 1], [0, 0, 1, 1]])
    >>> show x
    · · █ █
    · · █ █                  2×4   · 0   █ 1
    ```

    <!-- A prediction: ask, pause, and show the answer after the pause. -->

    This kernel subtracts the left neighbour from the right one. **Before you go on**:
    where will the result be 0, and where not?

    <!-- @pause -->
    <!-- @note Notes are for the speaker. Take two guesses from the class, then go on. -->

    ```pycon
    >>> k = tensor([[-1, 1]])
    >>> conv2d(x, k)
      0  1  0
      0  1  0                2×3
    ```

    It is 1 where the picture jumps, and 0 where nothing changes.

    ## Your turn
    <!-- @step turn minutes=3 -->

    <!-- An exercise: `try` is put into the student's line, ____ marks the blanks. All
         lines of `check` must hold; `wrong` answers known mistakes; hints come one by
         one; `solution` is how it can be done. -->

    The same picture, on its side: dark above, bright below. Write a kernel that finds
    the jump from the first row to the second.

    ```python setup
    y = tensor([[0, 0, 0], [1, 1, 1]])
    ```

    ```python try
    edges = conv2d(y, tensor(____))
    ```

    ```check
    edges.shape == (1, 3) :: The result should have one row of three numbers: the kernel is 2×1.
    bool((edges == 1).all()) :: The jump is from 0 to 1, so each number should be 1.
    ```

    ```wrong
    bool((edges == -1).all()) :: Nearly: you subtract the lower row from the upper one.
    ```

    ```hint
    The kernel has two rows and one column: `[[a], [b]]`.
    ```

    ```hint
    The upper number is subtracted, the lower one is added.
    ```

    ```python solution
    edges = conv2d(y, tensor([[-1], [1]]))
    ```

    ## How wide is the result?
    <!-- @step width minutes=2 -->

    <!-- A question whose numbers are drawn anew each time. `=` is the answer, `~` a known
         mistake with what to say to it, `!` the explanation at the end. -->

    ```quiz
    A row has {n} numbers, and the kernel [-1, 1] moves along it. How many numbers does
    the result have?
    let n in range(4, 30)
    = n - 1
    ~ n :: At the last number the kernel has no right neighbour to look at.
    ~ n - 2 :: The kernel has two numbers, so only one place is lost.
    ! The kernel has {n - 1} places: one for each pair of neighbours.
    ```

    ```hint
    Count the pairs of neighbours in a row of 3 numbers.
    ```

    """##
}
