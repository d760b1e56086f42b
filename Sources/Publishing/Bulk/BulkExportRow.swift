import Foundation
import Kernel
import Sheets
import Store

/// One item as a row of an exported table (导出行): everything known about it, with its visits and its address.
struct BulkExportRow: Sendable {
  let item: Item.ID
  let cells: [Sheet.Cell]

  static let heads = [
    "编号", "标题", "副标题", "栏目", "所属单位", "状态", "索引号", "文号", "发布机构", "成文日期", "生效日期", "失效日期",
    "发布时间", "原发布日期", "有效性", "公开属性", "公开依据", "体裁", "主题", "关键词", "内容概述", "来源", "来源网址", "作者",
    "附件数", "浏览量", "网址",
  ]
  static let widths: [Double] = [
    8, 48, 20, 16, 16, 12, 28, 20, 24, 12, 12, 12, 18, 12, 10, 10, 24, 10, 18, 24, 40, 16, 30, 10, 8, 8, 50,
  ]

  init(_ row: Row, _ origin: String) throws {
    item = try row["item"]
    let state: EditionState.Name = try row["state"]
    let (validity, openness): (Validity, Openness?) = (try row["validity"], try row["openness"])
    let (live, town, column): (Int64?, String, String) = (
      try row["live"], try row["town_slug"], try row["column_slug"]
    )
    let number: Int = try row["number"]
    func text(_ name: String) throws -> Sheet.Cell {
      let text: String = try row[name] ?? ""
      return text.isEmpty ? .empty : .text(text)
    }
    func day(_ name: String) throws -> Sheet.Cell {
      let day: Day? = try row[name]
      return day.map { .date($0) } ?? .empty
    }
    let published: Date? = try row["published_at"]
    let start: [Sheet.Cell] = [
      .number(Double(number)), try text("title"), try text("subtitle"), try text("column_name"),
      try text("organisation_name"), .text(live != nil && state != .live ? "已发布（\(state.chinese)）" : state.chinese),
      try text("index_number"), try text("document_number"), try text("issuer"), try day("written_on"),
      try day("effective_on"), try day("expires_on"), published.map { .text(Beijing.minute($0)) } ?? .empty,
      try day("original_published_on"), .text(validity.chinese), openness.map { .text($0.chinese) } ?? .empty,
    ]
    let words: String = try row["keywords"] ?? ""
    let rest: [Sheet.Cell] = [
      try text("openness_basis"), try text("genre"), try text("theme"),
      words.isEmpty ? .empty : .text(words.replacing(";", with: "；")), try text("summary"), try text("source_name"),
      try text("source_url"), try text("author"), .number(Double(try row["files"] as Int)),
      .number(Double(try row["visits"] as Int)),
      live != nil ? .text("\(origin)/\(town)/\(column)/\(number)") : .empty,
    ]
    cells = start + rest
  }

  /// A part of a bulk's items in one statement, only what the actor may see.
  static func query(_ bulk: Bulk.ID, _ actor: Actor, from: Int, count: Int) -> SQL {
    """
    SELECT item.id AS item, item.number, item.index_number, item.published_at, item.original_published_on,
      item.validity, live_item.item AS live, edition.state, revision.title, revision.subtitle,
      revision.document_number, revision.issuer, revision.written_on, revision.effective_on, revision.expires_on,
      revision.openness, revision.openness_basis, revision.genre, revision.theme, revision.keywords,
      revision.summary, revision.source_name, revision.source_url, revision.author,
      site_column.name AS column_name, site_column.slug AS column_slug, organisation.short_name AS organisation_name,
      town.slug AS town_slug, COALESCE(visit_total.count, 0) AS visits,
      (SELECT count(*) FROM revision_attachment WHERE revision_attachment.revision = revision.id) AS files
    FROM bulk_item JOIN item ON item.id = bulk_item.item
    JOIN site_column ON site_column.id = item.column_id
    JOIN organisation ON organisation.id = item.organisation
    JOIN organisation AS town ON town.id = item.town
    JOIN edition ON edition.id = (
      SELECT id FROM edition WHERE item = bulk_item.item ORDER BY \(Edition.handOrder) LIMIT 1)
    LEFT JOIN revision ON revision.edition = edition.id AND revision.ordinal = edition.revision
    LEFT JOIN live_item ON live_item.item = item.id
    LEFT JOIN visit_total ON visit_total.item = item.id
    WHERE bulk_item.bulk = \(bulk) AND bulk_item.position >= \(from) AND bulk_item.position < \(from + count)
      AND \(Scope.condition(actor))
    ORDER BY bulk_item.position
    """
  }
}
