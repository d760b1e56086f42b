import Kernel

/// What the public may find (可检索信息), as its domain hands it over in the transaction that publishes it.
package struct Document: Equatable, Sendable {
  /// The domain's number for it, from 1 to 2³² − 1.
  package var key: Int64
  package var organisation: Identifier<Organisation>
  package var town: Identifier<Organisation>
  /// The column it stands in and every column above that.
  package var columns: [Int64]
  package var title: String
  /// The whole text, plain.
  package var text: String
  package var documentNumber: String
  package var issuer: String
  /// The day it is sorted and filtered by: when it was published.
  package var day: Day
  /// False once it is lapsed or abolished (失效、废止).
  package var isCurrent: Bool

  package init(
    key: Int64, organisation: Identifier<Organisation>, town: Identifier<Organisation>, columns: [Int64],
    title: String, text: String, documentNumber: String = "", issuer: String = "", day: Day, isCurrent: Bool = true
  ) {
    self.key = key
    self.organisation = organisation
    self.town = town
    self.columns = columns
    self.title = title
    self.text = text
    self.documentNumber = documentNumber
    self.issuer = issuer
    self.day = day
    self.isCurrent = isCurrent
  }

  /// Where it stands in the index: days first, so that newest first is the index's own order.
  var place: Int64 { Place.of(day, key) }
}

/// A day and a key as one number that sorts by day, then key.
enum Place {
  static func of(_ day: Day, _ key: Int64) -> Int64 { Int64(day.ordinal) << 32 | key }
  static func key(_ place: Int64) -> Int64 { place & 0xFFFF_FFFF }

  /// The places of all days from `first` to `last`, either of them open.
  static func range(from first: Day?, to last: Day?) -> ClosedRange<Int64> {
    let low = first.map { Int64($0.ordinal) << 32 } ?? .min
    let high = last.map { Int64($0.ordinal) << 32 | 0xFFFF_FFFF } ?? .max
    return low...max(low, high)
  }
}
