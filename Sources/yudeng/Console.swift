import Foundation
import Kernel

/// What the operator sees: results on standard output, everything else on standard error.
enum Console {
  /// Written at once: whoever reads a pipe waits for the address.
  static func say(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }

  static func complain(_ sentence: String) { FileHandle.standardError.write(Data((sentence + "\n").utf8)) }

  /// Progress on one line that rewrites itself; a line each ten per cent when nobody is watching a terminal.
  static func progress() -> ProgressReport {
    let isTerminal = isatty(STDERR_FILENO) == 1
    let last = LastShown()
    return { progress in
      guard last.shouldShow(progress.percent, every: isTerminal ? 1 : 10, what: progress.what) else { return }
      let line = "\(progress.what) \(progress.done)/\(progress.total)（\(progress.percent)%）"
      let end = !isTerminal || progress.done >= progress.total ? "\n" : ""
      FileHandle.standardError.write(Data(((isTerminal ? "\r\u{1B}[K" : "") + line + end).utf8))
    }
  }
}
