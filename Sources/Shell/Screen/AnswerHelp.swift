import Typesetting

/// `help answers`: how the questions of lessons and quizzes are answered.
enum AnswerHelp {
  static let name = "answers"

  private static let forms: [(kind: String, form: String)] = [
    ("one of several", "its letter, its number, or its words: b"),
    ("any of several", "letters: a c, or `none`"),
    ("a number", "the number, or what it comes to: 26, 5/2, 28*28; 26 pixels and 50% are read, too"),
    ("a list, a shape", "1 2 3, [1, 2, 3] or 8x26x26"),
    ("a tensor", "its rows: 6 8; 3 4"),
    ("words", "the words; capitals, articles and hyphens do not matter"),
    ("an order", "the numbers on the screen in the right order: 2 1 3"),
    ("pairs", "1b 2a, or 1->b, 2->a"),
    ("a wrong line", "its number: 3"),
    ("a blank in code", "what stands in it, or the whole line"),
    ("free words", "a sentence or two; spelling is forgiven"),
  ]

  static func page(width: Int) -> Drawing {
    var lines = [StyledText("answers", .heading)]
    lines += StyledText(
      "While a question of a lesson is open, the prompt begins with `answer`, and what you type is an answer, unless it is a command such as `hint`, `solution`, `again`, `skip`."
    ).wrapped(to: width)
    lines += StyledText("`? LINE` runs any other line beside the question: ? x.shape, ? y = relu(x).").wrapped(
      to: width)
    lines += StyledText("What cannot be read is asked again and does not count.").wrapped(to: width) + [StyledText()]
    for (kind, form) in forms {
      lines += Drawing.labelled(StyledText("  " + kind), StyledText(form), column: 20, width: width).lines
    }
    return Drawing(lines)
  }
}
