import Kernel
import Store

extension Edition {
  /// Makes what an earlier revision said the newest draft (恢复为新稿). Nothing is undone: it becomes a new revision on
  /// top, and where the newest edition is public already, the first of a new edition. Returns that edition.
  package static func restore(_ old: Revision.ID, in item: Item.ID, expecting revision: Int, _ tx: Transaction) throws
    -> ID
  {
    let source = try source(old, in: item, tx)
    var content = source.revision.content
    (content.changeNote, content.isMajor) = ("", true)
    let newest = try tx.first(
      "SELECT * FROM edition WHERE item = \(item) ORDER BY ordinal DESC LIMIT 1", Edition.init)
    guard let newest else { throw Fault.notFound }
    let target = newest.state == .draft ? newest : try opened(newest, item, tx)
    let expected = newest.state == .draft ? revision : target.revision
    _ = try Edition.save(target.id, content, expecting: expected, tx)
    let owner = try Item.find(item, tx).organisation
    try tx.record(
      "revision.restored", of: "item:\(item)", in: owner,
      "第 \(source.edition) 版第 \(source.revision.ordinal) 稿恢复为第 \(target.ordinal) 版第 \(expected + 1) 稿")
    return target.id
  }

  private static func opened(_ newest: Edition, _ item: Item.ID, _ tx: Transaction) throws -> Edition {
    switch newest.state {
    case .live, .withdrawn, .discarded: return try Item.openEdition(item, tx)
    case .draft, .inReview, .scheduled, .superseded:
      throw Fault.conflict("这一版正在审核或等待发布，不能恢复旧稿；请先收回，再恢复。")
    }
  }

  private static func source(
    _ old: Revision.ID, in item: Item.ID, _ tx: Transaction
  ) throws -> (edition: Int, revision: Revision) {
    let row = try tx.first(
      """
      SELECT edition.id, edition.ordinal AS edition_ordinal, revision.ordinal
      FROM revision JOIN edition ON edition.id = revision.edition
      WHERE revision.id = \(old) AND edition.item = \(item)
      """)
    guard let row, let revision = try Revision.at(try row["ordinal"], of: try row["id"], tx) else {
      throw Fault.notFound
    }
    return (try row["edition_ordinal"], revision)
  }
}

extension Revision {
  /// A revision by its key, if it is this item's.
  package static func fetch(_ id: ID, in item: Item.ID, _ reader: some Reader) throws -> Revision? {
    let row = try reader.first(
      """
      SELECT revision.edition, revision.ordinal FROM revision JOIN edition ON edition.id = revision.edition
      WHERE revision.id = \(id) AND edition.item = \(item)
      """)
    guard let row else { return nil }
    return try at(try row["ordinal"], of: try row["edition"], reader)
  }

  /// The one that stood before it in its edition, or the last of the edition before; nil for the first of all.
  package static func before(_ id: ID, in item: Item.ID, _ reader: some Reader) throws -> ID? {
    try reader.value(
      """
      SELECT max(revision.id) FROM revision JOIN edition ON edition.id = revision.edition
      WHERE edition.item = \(item) AND revision.id < \(id)
      """)
  }
}
