import Testing

@testable import Quizzes

@Suite struct IdeaSearchTests {
  private func finds(_ term: String, in answer: String, question: String = "", others: [String] = []) -> Bool {
    let term = Term(term)
    return IdeaSearch(answer, question: question, known: Term.stems([term] + others.map(Term.init))).find([term]) != nil
  }

  @Test(arguments: [
    ("weighted sum", "a sum of its inputs, each weighted"), ("vanishing gradient", "the gradients vanish"),
    ("cross-correlation", "it is really crosscorrelation"), ("cross-correlation", "the cross correlation of both"),
    ("feature map", "featuremaps"), ("zero-centred", "its mean is zero centered"), ("sigmoid", "the sigmiod"),
    ("saturation", "it staurates"), ("kernel", "the kernal slides"), ("tanh", "tahn"),
    ("non-linear", "a nonlinear one"),
    ("not zero-centred", "isn't centered around zero"), ("not zero-centred", "non-zero-centred"),
    ("data set of images", "an image dataset"), ("no flip", "nothing is flipped, without a flip"),
    ("labelled images", "images with labels"), ("1000 classes", "1,000 different classes"),
    ("\"is a network\"", "It is a network."), ("\"is a network\"", "it's a network"), ("ReLU", "relu"),
  ])
  func isFound(term: String, answer: String) {
    #expect(finds(term, in: answer))
  }

  @Test(arguments: [
    ("zero-centred", "not zero-centred"), ("not zero-centred", "it is zero-centred"), ("linear", "nonlinear"),
    ("non-linear", "it is linear"), ("non-linear", "not non-linear"), ("weight", "the height"),
    ("bias", "on this basis"),
    ("vanishing gradient", "The gradient is fine. Then all of it will slowly and in a very long time vanish."),
    ("\"is a network\"", "it is a benchmark for a network"), ("\"is a network\"", "it is not a network"),
    ("multiply", "multiple"), ("saturation", "without any saturation"), ("relu", "rely on it"), ("sign", "a sing"),
  ])
  func isNotFound(term: String, answer: String) {
    #expect(!finds(term, in: answer))
  }

  @Test func theQuestionRepeatedSaysNothing() {
    let question = "Why is it called convolution in mathematics?"
    #expect(!finds("mathematics", in: "it is called convolution in mathematics", question: question))
    #expect(finds("mathematics", in: "from mathematics", question: question))
  }

  @Test func knownTermsAreNotMisspeltOthers() {
    #expect(finds("multiplied", in: "mulitplied"))
    #expect(!finds("padding", in: "paddling", others: ["paddling"]))
  }

  @Test(arguments: ["", "   ", ".,;", "🙂", "nonnonnon", "not", "n't", "it's", "-", "1,000,", "a’", "non"])
  func oddTextsAreSearched(answer: String) {
    #expect(!finds("weighted sum", in: answer))
  }
}
