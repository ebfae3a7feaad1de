import CEdit
import Tensors

/// Ctrl-C between the terminal and the evaluator.
enum Cancelling {
  /// Lets Ctrl-C set the flag that the evaluator and the kernels poll.
  static func install() {
    cedit_use_cancel_flag(Cancellation.flag)
    cedit_catch_signals()
  }

  static var isAsked: Bool { Cancellation.flag.pointee != 0 }

  static func raise() { Cancellation.flag.pointee = 1 }

  static func clear() { Cancellation.flag.pointee = 0 }
}
