import Files
import Kernel
import Manuscript
import Store

/// Something that was public elsewhere and is taken over (转入), with the dates it bore there.
package struct ImportedItem: Sendable {
  package var content: Content
  /// Where it comes from, for people: a site, a file name.
  package var from: String
  package var publishedOn: Day?
  package var indexNumber: String?
  /// Files that come with it; a picture in the text is found by its name (`media:NAME`).
  var files: [ImportedFile] = []

  package init(_ content: Content, from: String, publishedOn: Day? = nil, indexNumber: String? = nil) {
    self.content = content
    self.from = from
    self.publishedOn = publishedOn
    self.indexNumber = indexNumber
  }

  /// What became of it.
  package enum Outcome: Equatable, Sendable {
    case taken(number: Int)
    /// The same text is or was public in this town under that number.
    case duplicate(of: Int)
  }
}

/// A file that comes with it, looked through (随信息转入的附件).
struct ImportedFile: Sendable {
  var file: CheckedFile
  /// Where it was on the old site; empty when nobody said.
  var oldAddress = ""
}

/// What the item's row keeps of it.
struct ImportOrigin {
  let from: String
  let publishedOn: Day?
  let indexNumber: String?
}

extension Item {
  /// Takes an item over and publishes it at once: it was reviewed where it comes from. Many fit in one transaction.
  /// Throws `invalid` with all that is wrong; nothing is left behind then.
  package static func takeIn(
    _ imported: ImportedItem, in organisation: Identifier<Organisation>, column id: Column.ID, _ tx: Transaction
  ) throws -> ImportedItem.Outcome {
    try tx.actor.require(.draft, in: organisation, column: id)
    let owner = try Owner.find(organisation, tx)
    let column = try Column.find(id, tx)
    guard column.town == owner.town else { throw Fault.notFound }
    if let number = try judge(imported, in: owner.town, column, on: tx.today, tx) { return .duplicate(of: number) }

    let origin = ImportOrigin(
      from: imported.from.trimmed, publishedOn: imported.publishedOn, indexNumber: imported.indexNumber)
    let item = try open(owner, column, origin: origin, tx)
    var content = imported.content
    content.attachments = try imported.files.map { try add($0.file, to: item, tx).id }
    try Revision.write(content, for: try Edition.open(item, ordinal: 1, tx), town: owner.town, tx)
    return .taken(number: try publishImported(item, column, tx))
  }

  /// What would become of it (试运行): the number of the item that it repeats, or nil when it would be taken. Throws
  /// `invalid` with all that is wrong.
  static func judge(
    _ imported: ImportedItem, in town: Identifier<Organisation>, _ column: Column, on today: Day, _ reader: some Reader
  ) throws -> Int? {
    let issues = imported.issues(on: today) + column.refusals()
    guard issues.isEmpty else { throw Fault.invalid(issues) }
    return try known(imported, in: town, reader)
  }

  private static func publishImported(_ id: ID, _ column: Column, _ tx: Transaction) throws -> Int {
    let item = try find(id, tx)
    let edition = try tx.only("SELECT * FROM edition WHERE item = \(id)")
    let origin = item.origin.map { "\($0.from)，原发布日期 \($0.publishedOn?.description ?? "不详")" } ?? ""
    try Workpiece(edition: try Edition(edition), item: item, column: column).makePublic(by: .takeIn, note: origin, tx)
    try tx.record("item.imported", of: "item:\(id)", in: item.organisation, "转入自 \(origin)")
    return item.number
  }

  private static func known(
    _ imported: ImportedItem, in town: Identifier<Organisation>, _ reader: some Reader
  ) throws -> Int? {
    let text = imported.content.manuscript.plainText
    guard !text.trimmed.isEmpty else { return nil }
    return try reader.value(
      """
      SELECT item.number FROM known_body JOIN item ON item.id = known_body.item
      WHERE known_body.town = \(town) AND known_body.digest = \(BodyDigest.of(text))
      """)
  }
}

extension ImportedItem {
  /// What keeps it out. It may lack what a new policy must have: old documents often do.
  func issues(on today: Day) -> [Issue] {
    var issues = content.issues()
    if content.manuscript.plainText.trimmed.isEmpty, files.isEmpty {
      issues.append(Issue("body", "没有正文，也没有附件，不能转入。"))
    }
    if content.openness != .active {
      issues.append(Issue("openness", "公开属性是“\(content.openness.chinese)”，不能转入公开栏目。"))
    }
    if from.trimmed.isEmpty { issues.append(Issue("from", "请写明从哪里转入。")) }
    if let publishedOn, publishedOn > today { issues.append(Issue("publishedOn", "原发布日期晚于今天，请核对。")) }
    return issues
  }
}
