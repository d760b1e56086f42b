import Files
import Foundation
import Kernel
import Store

/// What people order of an import (办理旧站导入), and what the job notes down of it.
extension LegacyImport {
  /// An upload is there; a job is to read its first records.
  package static func open(
    _ blob: Blob, named name: String, in town: Identifier<Organisation>, _ tx: Transaction
  ) throws -> ID {
    try tx.actor.require(.draft, in: town)
    guard let account = tx.actor.staff?.account else { throw Fault.forbidden }
    guard LegacyKind(name: name) != nil else {
      throw Fault.invalid("file", "不认识“\(name.suffix(40))”这种文件，请导出为 JSONL、JSON、Excel、CSV，或者把网页打成 ZIP。")
    }
    try blob.register(tx)
    let id: ID = try tx.insert(
      """
      INSERT INTO legacy_import (town, account, name, digest, size, state, created_at, created_by)
      VALUES (\(town), \(account), \(FileName.clean(name, blob.mediaType)), \(blob.digest), \(blob.size), 'reading',
        \(tx.now), \(tx.actor.name))
      RETURNING id
      """)
    try tx.record("import.opened", of: "import:\(id)", in: town)
    return id
  }

  /// The mapping as somebody chose it; kept under a name too when one is given.
  package func choose(_ mapping: FieldMapping, keptAs name: String, _ tx: Transaction) throws {
    try tx.actor.require(.draft, in: town)
    guard [.mapping, .checked, .undone, .failed].contains(state) else { throw busy }
    guard name.count <= 50 else { throw Fault.invalid("keep", "对应方案的名称最多 50 个字，请缩短。") }
    try tx.run("UPDATE legacy_import SET mapping = \(try mapping.stored()), state = 'mapping', problem = '' WHERE id = \(id)")
    guard !name.trimmed.isEmpty else { return }
    try tx.run(
      """
      INSERT INTO legacy_mapping (town, name, mapping, changed_at, changed_by)
      VALUES (\(town), \(name.trimmed), \(try mapping.stored()), \(tx.now), \(tx.actor.name))
      ON CONFLICT (town, name) DO UPDATE SET mapping = excluded.mapping, changed_at = excluded.changed_at,
        changed_by = excluded.changed_by
      """)
  }

  /// A dry run, the real one, or the way back.
  package func order(_ next: State, _ tx: Transaction) throws {
    try tx.actor.require(.draft, in: town)
    guard Self.orders[state]?.contains(next) == true else { throw busy }
    guard mapping != nil || sample?.isDocument == true else { throw Fault.conflict("请先选好字段对应。") }
    if next == .checking { try tx.run("DELETE FROM legacy_record WHERE import = \(id) AND phase = 'check'") }
    // What was undone is told by the items themselves; a new run has a new report.
    if next == .running, state == .checked {
      try tx.run("DELETE FROM legacy_record WHERE import = \(id) AND phase = 'run'")
    }
    try tx.run("UPDATE legacy_import SET state = \(next), problem = '', ended_at = NULL WHERE id = \(id)")
    try tx.record("import.\(next.rawValue)", of: "import:\(id)", in: town)
  }

  private static let orders: [State: Set<State>] = [
    .mapping: [.checking], .checked: [.checking, .running], .undone: [.checking], .done: [.undoing],
    .failed: [.checking],
  ]

  private var busy: Fault { .conflict("这次导入现在是“\(state.chinese)”，不能这样办。请刷新页面看看进展。") }

  /// Which job is at it.
  package static func note(job: Int64, of id: ID, _ tx: Transaction) throws {
    try tx.run("UPDATE legacy_import SET job = \(job) WHERE id = \(id)")
  }

  /// The first records have been looked at, and a mapping is guessed.
  package func read(_ sample: LegacySample, _ tx: Transaction) throws {
    try tx.run(
      """
      UPDATE legacy_import SET state = 'mapping', sample = \(try sample.stored()),
        mapping = \(try FieldMapping.guess(sample).stored()) WHERE id = \(id)
      """)
  }

  package func end(_ state: State, problem: String = "", _ tx: Transaction) throws {
    try tx.run(
      "UPDATE legacy_import SET state = \(state), problem = \(problem), ended_at = \(tx.now) WHERE id = \(id)")
  }

  /// The mappings that were kept, by name.
  package static func kept(in town: Identifier<Organisation>, _ reader: some Reader) throws -> [(
    name: String, mapping: FieldMapping
  )] {
    try reader.all("SELECT name, mapping FROM legacy_mapping WHERE town = \(town) ORDER BY name") { row in
      (try row["name"], try FieldMapping(stored: try row["mapping"]))
    }
  }
}
