import Synchronization

/// Remembers which per cent was shown last, so that progress does not flood the screen.
final class LastShown: Sendable {
  private let shown = Mutex<(what: String, percent: Int)>(("", -1))

  func shouldShow(_ percent: Int, every step: Int, what: String) -> Bool {
    shown.withLock { last in
      let isNew = last.what != what
      guard isNew || percent / step > last.percent / step || (percent == 100 && last.percent != 100) else {
        return false
      }
      last = (what, percent)
      return true
    }
  }
}
