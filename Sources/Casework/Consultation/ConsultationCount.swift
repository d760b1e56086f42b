import Foundation
import Kernel
import Store

/// The year's figure of online consultation (答复在线咨询): what it counts, in one sentence, and the very records.
package enum ConsultationCount {
  package static let name = "答复在线咨询"
  package static let unit = "件"
  /// What is counted, in words for a report (统计口径).
  package static let definition = "网上文字或语音咨询，当年答复一件算一件；没有答复就办结的不算。"

  /// The keys of those answered in a time, the earliest first.
  package static func records(
    in town: Identifier<Organisation>, from first: Day, through last: Day, _ reader: some Reader
  ) throws -> [Int64] {
    try reader.all(
      """
      SELECT id FROM consultation WHERE town = \(town) AND state = 'answered'
        AND settled_at >= \(first.start) AND settled_at < \((last + 1).start)
      ORDER BY settled_at, id
      """) { try $0["id"] }
  }

  /// Their numbers, by their keys.
  package static func numbers(of keys: [Int64], _ reader: some Reader) throws -> [Int64: String] {
    let rows: [(Int64, String)] = try reader.all("SELECT id, number FROM consultation WHERE id IN \(list: keys)") {
      (try $0["id"], try $0["number"])
    }
    return Dictionary(rows, uniquingKeysWith: { first, _ in first })
  }
}
