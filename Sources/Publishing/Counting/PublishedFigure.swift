import Foundation
import Kernel
import Store

/// A figure of a year (年度数字) that published items give: what it counts, in one sentence, and the very records.
package enum PublishedFigure: String, CaseIterable, Sendable {
  case publishedItems, cleanUps, visits

  package var chinese: String {
    switch self {
    case .publishedItems: "发布公开信息"
    case .cleanUps: "清理失效信息、更新过期文件"
    case .visits: "浏览访问量"
    }
  }

  package var unit: String {
    switch self {
    case .publishedItems, .cleanUps: "条"
    case .visits: "人次"
    }
  }

  /// What is counted, in words for a report (统计口径).
  package var definition: String {
    switch self {
    case .publishedItems: "一条信息第一次公开算一条，按公开日期计入年度；从旧网站转入的按原来的公开日期，改版和更正不另算。"
    case .cleanUps: "当年撤下的信息，加上当年标明失效、废止或者修改的文件，一条信息算一条。"
    case .visits: "公开页面被打开一次算一次，不含机器爬虫；按日累计，不记访问者。"
    }
  }

  /// How many a town has in a time, and the keys of the items behind it; visits are kept by the day, without keys.
  package func count(
    in town: Identifier<Organisation>, from first: Day, through last: Day, _ reader: some Reader
  ) throws -> (value: Int, records: [Int64]) {
    switch self {
    case .visits:
      let sum = try reader.count(
        "SELECT COALESCE(sum(count), 0) FROM visit_town_day WHERE town = \(town) AND day BETWEEN \(first) AND \(last)")
      return (sum, [])
    case .publishedItems, .cleanUps:
      let records: [Int64] = try reader.all(query(town, first, last)) { try $0["id"] }
      return (records.count, records)
    }
  }

  private func query(_ town: Identifier<Organisation>, _ first: Day, _ last: Day) -> SQL {
    let (start, end) = (first.start, (last + 1).start)
    return self == .publishedItems
      ? """
      SELECT id FROM item WHERE town = \(town) AND published_at IS NOT NULL AND (
        original_published_on BETWEEN \(first) AND \(last)
        OR (original_published_on IS NULL AND published_at >= \(start) AND published_at < \(end)))
      ORDER BY id
      """
      : """
      SELECT id FROM item WHERE town = \(town) AND published_at IS NOT NULL AND (
        (withdrawn_at >= \(start) AND withdrawn_at < \(end))
        OR (validity <> 'current' AND validity_on BETWEEN \(first) AND \(last)))
      ORDER BY id
      """
  }
}

extension PublishedFigure {
  /// The titles of items by their keys, as their newest editions have them.
  package static func titles(of items: [Int64], _ reader: some Reader) throws -> [Int64: String] {
    let rows = try reader.all(
      """
      SELECT edition.item, revision.title FROM edition
      JOIN revision ON revision.edition = edition.id AND revision.ordinal = edition.revision
      WHERE edition.item IN \(list: items) ORDER BY edition.item, edition.ordinal
      """) { (try $0["item"] as Int64, try $0["title"] as String) }
    return Dictionary(rows, uniquingKeysWith: { _, newer in newer })
  }
}
