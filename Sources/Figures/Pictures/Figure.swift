import Language
import Networks
import Tensors
import Typesetting

/// Something to look at: what `show` and `plot` return. Its echo is its picture.
public final class Figure: Object, Drawable, PixelSource {
  private let content: any Drawable

  public init(_ content: any Drawable) { self.content = content }

  override public var typeName: String { "Figure" }
  override public func repr(_ context: Context) -> String { "<Figure>" }

  /// What `print` writes: the picture at 80 columns.
  override public func text(_ context: Context) -> String { drawing(width: 80).text }

  public func drawing(width: Int) -> Drawing { content.drawing(width: width) }

  /// - Parameter height: lines of the window, which what can be made smaller fits into.
  func drawing(width: Int, height: Int) -> Drawing {
    (content as? any WindowDrawable)?.drawing(width: width, height: height) ?? content.drawing(width: width)
  }
}

extension Figure {
  public func pixels() throws(TensorError) -> Tensor {
    try DrawingImage((content as? any WindowDrawable)?.painting ?? content.drawing(width: 100)).tensor()
  }
}

/// Something that is drawn smaller in a low window.
protocol WindowDrawable: Drawable {
  /// - Parameters:
  ///   - width: columns to fill at most.
  ///   - height: lines to fill if that is possible.
  func drawing(width: Int, height: Int) -> Drawing

  /// The drawing to be saved as a picture: no window is too small, and every pixel is a tone.
  var painting: Drawing { get }
}
