@testable import Lessons

/// A lesson file of one step around `body`; the step's heading stands on line 6, the body begins on line 8.
func file(_ body: String, front: String = "id: sample\ntitle: Sample", step: String = "## Step") -> LessonFile {
  LessonFile("---\n\(front)\n---\n# Sample\n\(step)\n\n\(body)\n", path: "lessons/01-sample.md")
}

extension LessonFile {
  /// The errors as `line:column message`.
  var report: [String] { errors.map { "\($0.line):\($0.column) \($0.message)" } }

  /// The contents of the first step.
  var contents: [Part.Content] { lesson.steps.first?.parts.map(\.content) ?? [] }
}

/// A complete exercise without an id.
let exercise = """
  ```python try
  y = ____
  ```
  ```python solution
  y = 5
  ```
  ```check
  y == 5 :: not yet five
  ```
  ```hint
  count
  ```
  """

/// One of everything.
let sample = """
  ---
  id: sample
  title: "A sample: of everything"
  minutes: 5
  needs: other; more
  seed: 7
  slides: Convolution; Padding and stride
  tol: 1e-4
  ---
  # A sample

  Some words before the first step.

  ## The first step
  <!-- @step first minutes=1.5 -->

  Read *this*, `x` and [that](https://example.org).

  - one
  - two

  <!-- an ordinary comment -->

  ```python setup
  x = 3
  ```

  ```pycon tol=1e-3
  >>> x
  3
  >>> for i in [1, 2]:
  ...     print(i)
  ...
  1
  2
  ```

  <!-- @pause -->
  <!-- @note Say **this**
       and that. -->

  ```pycon fails=NameError
  >>> nobody
  ```

  ```text
  as it is
  ```

  ## The second step
  <!-- @step second -->

  | a | b |
  |---|--:|
  | 1 | 2 |

  <!-- @timer 90s -->
  <!-- @class -->
  In front of the class.
  <!-- @end -->
  <!-- @figure x + 1 -->

  ```python try
  y = ____
  ```
  ```python solution
  y = 5
  ```
  ```check
  y == 5 :: not yet five
  ```
  ```wrong
  y == 4 :: four is one too few
  ```
  ```hint
  count your **fingers**
  ```

  ## The third step

  ````quiz id=width
  How wide is the map?
  ```python
  conv2d(x, k)
  ```
  let W in [7, 9]
  = W - 2
  ~ W :: nothing is lost only with padding
  ! every window needs a place
  ````
  ```hint
  slide the window
  ```
  ```python
  shown, never run
  ```
  """
