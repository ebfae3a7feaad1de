import Language
import Tensors

extension Vocabulary {
  /// Python's words and torch's.
  public static func torch() -> Vocabulary {
    var vocabulary = Vocabulary.core()
    vocabulary.add(ConvolutionWords.all + PoolingWords.all + LectureWords.all)
    return vocabulary
  }
}
