import Testing
import Typesetting

@testable import Quizzes

@Suite struct QuestionReadingTests {
  @Test(arguments: [
    ("Why?\n( ) a\n(x) b", "one of 2"), ("Why?\n[x] a\n[ ] b\n[X] c", "any of 3"), ("Why?\n1. a\n2. b", "order of 2"),
    ("Why?\na -> b\nc -> d", "match of 2"), ("Why?\n= 5", "value"), ("Why?\n= [1, 2] +- 0.5", "value"),
    ("Why?\npredict: 1 + 1", "what a program computes"), ("Why?\n= \"a\" | 'b'", "words, 2 ways"),
    ("```python\nx = 1\n```\n= line 1", "wrong line"), ("```python\nx = ____\nx\n```\n= \"1\"", "code to complete"),
    ("Why?\n* a | b\n+ c\n> a", "free words, 1 idea"),
    ("Why?\n* 2 of: a / b | c | d\n* e\n> a c e", "free words, 3 ideas"),
  ])
  func theKindIsInferred(text: String, name: String) {
    #expect(question(text).kindName == name)
  }

  @Test(arguments: [
    ("= 5", "1:1 the question is missing"),
    ("Why?", "1:1 the question has no right answer"),
    ("Why?\n( ) a\n( ) b", "3:1 no choice is right"),
    ("Why?\n[ ] a\n[ ] b", "3:1 no choice is right"),
    ("Why?\n(x) a", "3:1 one choice is no choice"),
    ("Why?\n(x) a\n(x) b", "4:1 a second choice is marked as right"),
    ("Why?\n(x)\n( ) b", "3:4 the choice is empty"),
    ("Why?\n= 5\nwords", "4:1 this line is neither a setting nor an answer of the question"),
    ("Why?\n= 5\n= 6", "4:1 a second right answer"),
    ("Why?\n= 5\n(x) a\n( ) b", "3:1 this asks for a value, and other lines for a choice"),
    ("Why?\n(x) a\n( ) b\n~ 3 :: no", "5:1 `~` means nothing in a question for a choice"),
    ("Why?\n= 5\n> model", "4:1 `>` means nothing in a question for a value"),
    ("Why?\n= 5 +", "3:6 SyntaxError: an expression is missing, but the line ends here"),
    ("Why?\n= x = 3", "3:3 one expression is needed here"),
    ("Why?\n= 5\n~ 4", "4:3 a known mistake needs feedback"),
    ("Why?\n= 5 +- much", "3:8 `much` is no tolerance"),
    ("Why?\n= 5 :: well done", "3:8 the right answer takes no feedback"),
    ("Why?\n= line 2", "3:3 there is no code block above"),
    ("```python\na\n```\n= line 2", "5:8 there is no line 2: the code block has 1"),
    ("```python\na\n```\n= line x", "5:3 the number of a line is needed here"),
    ("```python\na = ____\n```\n= \"1; 2\" | \"3\"\n~ \"4\"", "6:3 a known mistake needs feedback"),
    ("```python\n____ + ____\n```\n= \"1\"", "5:3 the code has 2 blanks, and `1` does not fill so many"),
    ("Why?\n1. a\n3. b", "4:1 this is number 3, and number 2 is due"),
    ("Why?\n1. a", "3:1 one thing has no order"),
    ("Why?\na -> b", "3:1 one pair needs no matching"),
    ("Why {x + }?\n= 5", "2:9 SyntaxError: an expression is missing, but the text ends here"),
    ("Why {x?\n= 5", "2:5 `}` is missing behind this field"),
    ("Why x}?\n= 5", "2:6 a single `}` closes no field"),
    ("Why?\nlet 2 in [1]\n= 5", "3:5 `2` is no name"),
    ("Why?\nlet W in [1], W in [2]\n= 5", "3:15 `W` is drawn already"),
    ("Why?\nlet W in [1], k\n= 5", "3:15 `in` is missing behind the name"),
    ("Why?\nlet W in [1]\nwhere\n= 5", "4:6 an expression is missing here"),
    ("Why?\n* a", "3:1 the model answer is missing"),
    ("Why?\n+ a\n> a", "3:1 no idea is required"),
    ("Why?\n* \n> a", "3:2 the idea has no words"),
    ("Why?\n* 3 of: a | b\n> a", "3:3 3 of 2 ideas cannot be asked for"),
    ("Why?\n* a\n> a\n!~ b", "5:4 a known mistake needs feedback"),
    ("Why?\n* a :: good\n> a", "3:8 an idea takes no feedback"),
  ])
  func mistakesAreNamedWithTheirPlace(text: String, mistake: String) {
    #expect(mistakes(text).contains(mistake), "\(mistakes(text))")
  }

  @Test func sentencesAreNoSettings() {
    let question = question(
      "What does x -> y do\nwhere it is used,\nlet us say here:\n```python\n= 1\n```\n( ) a\n(x) b")
    #expect(question.kindName == "one of 2")
    #expect(question.sample.blocks.last == .code(language: "python", text: "= 1\n"))
  }

  @Test func theHashFollowsTheText() {
    #expect(question("Why?\n= 5").contentHash == question("Why?  \n= 5\t").contentHash)
    #expect(question("Why?\n= 5").contentHash != question("Why?\n= 6").contentHash)
    // FNV-1a of "Why?\n= 5\n", computed with Python.
    #expect(question("Why?\n= 5").contentHash == 0xb83703b336b76ef6)
  }
}
