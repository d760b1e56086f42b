/// How far a long piece of work has come, for people to watch.
package struct WorkProgress: Equatable, Sendable {
  package let done: Int
  package let total: Int
  /// What is being done, in Chinese: `正在导入`.
  package let what: String

  package init(_ done: Int, of total: Int, _ what: String) {
    self.done = done
    self.total = total
    self.what = what
  }

  /// Whole per cent, 0…100.
  package var percent: Int { total > 0 ? min(100, done * 100 / total) : 100 }
}

/// Where progress is told.
package typealias ProgressReport = @Sendable (WorkProgress) -> Void
