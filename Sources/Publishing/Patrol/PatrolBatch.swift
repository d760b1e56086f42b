import Files
import Kernel
import Store

/// Published items looked at in one go with all that hangs on them (一批巡检对象): a few queries, however many items.
struct PatrolBatch: Sendable {
  let items: [PatrolItem]
  let rules: PatrolRules
  let tree: ColumnTree
  let silences: Set<String>
  private let marks: [Item.ID: [PatrolReading.Mark]]
  private let answered: [Item.ID: Set<String>]
  private let links: [Item.ID: [String]]
  private let outcomes: [String: PatrolAddress]
  private let files: [Revision.ID: [Attachment]]
  private let explained: Set<Item.ID>
  private let explaining: Set<Item.ID>
  private let inside: PatrolInside

  static func fetch(
    _ items: [PatrolItem], _ rules: PatrolRules, _ tree: ColumnTree, _ reader: some Reader
  ) throws -> PatrolBatch {
    let ids = items.map(\.id)
    let links = try grouped("SELECT item, address FROM patrol_link WHERE item IN \(list: ids) ORDER BY item, position", reader) {
      try $0["address"] as String
    }
    let silences = try ProofSilence.list(in: rules.town, reader)
    let addresses = Set(links.values.joined())
    return PatrolBatch(
      items: items, rules: rules, tree: tree, silences: Set(silences.map { PatrolReading.silence($0.rule, $0.words) }),
      marks: try grouped("SELECT * FROM patrol_mark WHERE item IN \(list: ids) ORDER BY item, position", reader) {
        PatrolReading.Mark(key: try $0["mark"], rule: try $0["rule"], silence: try $0["silence"])
      },
      answered: try grouped("SELECT item, mark FROM proof_answer WHERE item IN \(list: ids)", reader) {
        try $0["mark"] as String
      }.mapValues { Set($0) },
      links: links, outcomes: try PatrolAddress.known(addresses, reader), files: try files(items, reader),
      explained: try explained(ids, reader), explaining: try explaining(ids, reader),
      inside: try PatrolInside.fetch(addresses, rules, reader))
  }

  private static func grouped<T>(
    _ sql: SQL, _ reader: some Reader, _ make: (Row) throws -> T
  ) throws -> [Item.ID: [T]] {
    var made: [Item.ID: [T]] = [:]
    for row in try reader.all(sql) { made[try row["item"], default: []].append(try make(row)) }
    return made
  }

  private static func files(_ items: [PatrolItem], _ reader: some Reader) throws -> [Revision.ID: [Attachment]] {
    var made: [Revision.ID: [Attachment]] = [:]
    let rows = try reader.all(
      """
      SELECT attachment.*, revision_attachment.revision FROM revision_attachment
      JOIN attachment ON attachment.id = revision_attachment.attachment
      WHERE revision_attachment.revision IN \(list: items.map(\.revision)) AND attachment.erased_at IS NULL
      ORDER BY revision_attachment.revision, revision_attachment.position
      """)
    for row in rows { made[try row["revision"], default: []].append(try Attachment(row)) }
    return made
  }

  /// Documents that have a public interpretation.
  private static func explained(_ ids: [Item.ID], _ reader: some Reader) throws -> Set<Item.ID> {
    let rows = try reader.all(
      """
      SELECT item_link.policy FROM item_link JOIN live_item ON live_item.item = item_link.interpretation
      WHERE item_link.policy IN \(list: ids)
      """)
    return Set(try rows.map { try $0["policy"] })
  }

  /// Interpretations whose document is public.
  private static func explaining(_ ids: [Item.ID], _ reader: some Reader) throws -> Set<Item.ID> {
    let rows = try reader.all(
      """
      SELECT item_link.interpretation FROM item_link JOIN live_item ON live_item.item = item_link.policy
      WHERE item_link.interpretation IN \(list: ids)
      """)
    return Set(try rows.map { try $0["interpretation"] })
  }

  /// Everything wrong with these items. `holds` says whether a file is there; without it no file is judged.
  func found(holds: ((BlobDigest) -> Bool)? = nil) -> [PatrolFound] { items.flatMap { found($0, holds) } }

  private func found(_ item: PatrolItem, _ holds: ((BlobDigest) -> Bool)?) -> [PatrolFound] {
    let files = files[item.revision] ?? []
    var found = texts(item) + item.papers(rules, tree) + PatrolFiles.found(item, files) + linkage(item)
    if let holds {
      found += files.filter { !holds($0.digest) }.map {
        PatrolFound(.missingFile, item, subject: "attachment:\($0.id)", "附件 \($0.id) 的文件在服务器上找不到")
      }
    }
    for link in Set(links[item.id] ?? []).sorted() {
      if let problem = inside.problem(of: link) {
        found.append(PatrolFound(.deadInside, item, subject: link, problem))
      } else if inside.isForeign(link) {
        let dead = outcomes[link]?.problem(rules)
        found += dead.map { [PatrolFound(.deadOutside, item, subject: link, $0)] } ?? []
        found += inside.stranger(link).map { [PatrolFound(.foreignHost, item, subject: link, $0)] } ?? []
      }
    }
    return found
  }

  private func texts(_ item: PatrolItem) -> [PatrolFound] {
    let open = (marks[item.id] ?? []).filter { mark in
      !(answered[item.id]?.contains(mark.key) ?? false) && (mark.silence.isEmpty || !silences.contains(mark.silence))
    }
    func found(_ check: PatrolCheck, _ marks: [PatrolReading.Mark]) -> [PatrolFound] {
      marks.isEmpty ? [] : [PatrolFound(check, item, "\(marks.count) 处")]
    }
    let isPrivate = { (mark: PatrolReading.Mark) in mark.rule.hasPrefix("privacy.") }
    let images = item.barePictures == 0 ? [] : [PatrolFound(.bareImage, item, "\(item.barePictures) 幅图")]
    return found(.privacy, open.filter(isPrivate)) + found(.spelling, open.filter { $0.rule == "spelling" })
      + found(.text, open.filter { !isPrivate($0) && $0.rule != "spelling" }) + images
  }

  /// Interpretation and document show each other (R4).
  private func linkage(_ item: PatrolItem) -> [PatrolFound] {
    guard let column = tree[item.column], item.validity.isCurrent else { return [] }
    if column.kind == .interpretation {
      return explaining.contains(item.id) ? [] : [PatrolFound(.unlinked, item, "没有关联到公开的政策文件")]
    }
    let slugs = rules.words("interpretedColumns")
    guard slugs.contains(column.slug), !explained.contains(item.id), !item.isImported else { return [] }
    let days = rules.number("interpretWorkdays", 3)
    guard rules.calendar.adding(days, to: item.publishedOn).due < rules.day else { return [] }
    return [PatrolFound(.unexplained, item, "公开后 \(days) 个工作日内没有关联解读")]
  }
}
