/// A pause of a period (扣除期间): its days do not count, such as while a third party is asked (条例 第三十三条). Pauses may
/// overlap; a day is left out once.
package struct Pause: Equatable, Hashable, Sendable {
  /// The day it began, such as when the letter went out. That day itself still counts.
  package let after: Day
  /// Its last day, such as when the answer came. Nil while it lasts.
  package let through: Day?
  /// `征求第三方意见`.
  package let reason: String

  package init(after: Day, through: Day?, reason: String) {
    (self.after, self.through, self.reason) = (after, through, reason)
  }

  package func covers(_ day: Day) -> Bool { after < day && through.map { day <= $0 } ?? true }
}
