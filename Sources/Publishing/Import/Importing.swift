import Files
import Foundation
import Kernel
import Manuscript
import Store

/// Taking a whole source over (批量转入): one record after another is read and judged, and many at a time go into
/// one transaction.
package struct Importing: Sendable {
  let store: Store
  let files: FileStore
  let town: Organisation
  let columns: ColumnTree
  let mapping: ColumnMapping
  /// A folder for what is only needed meanwhile.
  package let scratch: URL
  /// Everything goes into this column, when it is given.
  let column: String?
  /// Where the source's own columns go, as somebody chose it.
  package var fields = FieldMapping()
  /// Whether old addresses shall lead to what is made here.
  package var leadsOldAddresses = false
  /// The upload that this is of, with what of it was reported already.
  package var session: LegacyImport.Session?

  package init(
    store: Store, files: FileStore, scratch: URL, town: Organisation, columns: ColumnTree, mapping: ColumnMapping,
    column: String?
  ) {
    (self.store, self.files, self.scratch, self.town) = (store, files, scratch, town)
    (self.columns, self.mapping, self.column) = (columns, mapping, column)
  }

  /// Tells `report` of every record, in order. Stopped halfway, what was reported is in.
  package func run(
    _ source: some RecordGiving, as actor: Actor = .program("import"), progress: ProgressReport = { _ in },
    report: (RecordReport) throws -> Void = { _ in }
  ) async throws -> ImportTally {
    var tally = ImportTally()
    var batch: [Entry] = []
    var position = 0
    var trial = ImportTrial()
    let (place, today) = (town.id, store.today())
    let rules = try await store.read { try FileRules.inForce(for: place, on: today, $0) }
    func flush() async throws {
      let lines = isTrial ? try await judge(batch, &trial, as: actor) : try await take(batch, as: actor)
      for line in lines {
        tally.add(line.outcome)
        try report(line)
      }
      batch = []
    }
    try await source.forEach { found, done in
      position += 1
      if position <= session?.reported ?? 0 { return }
      try Task.checkCancellation()
      batch.append(Entry(position: position, state: await state(found, actor, rules)))
      if batch.count >= 40 { try await flush() }
      progress(done)
    }
    try await flush()
    return tally
  }

  var isTrial: Bool { session?.phase == .check }

  /// A record on its way: judged and ready, or refused already.
  struct Entry: Sendable {
    enum State: Sendable {
      case ready(PreparedRecord, ImportedItem, Column)
      case refused(id: String, [String])
    }

    let position: Int
    let state: State
  }

  private func state(_ found: RecordSource.Found, _ actor: Actor, _ rules: FileRules) async -> Entry.State {
    switch found {
    case .success(let record): await state(record, actor, rules)
    case .failure(let unreadable): .refused(id: unreadable.id, [unreadable.sentence])
    }
  }

  private func state(_ record: SourceRecord, _ actor: Actor, _ rules: FileRules) async -> Entry.State {
    do {
      var prepared = try PreparedRecord.prepare(record)
      guard let target = target(prepared) else {
        return .refused(id: record.id, ["没有适合的栏目，请用 --column 指定放进哪个栏目。"])
      }
      guard actor.may(.draft, in: town.id, column: target.id) else {
        return .refused(id: record.id, ["您没有栏目“\(target.name)”的经办权限，请换一个栏目，或者联系系统管理员。"])
      }
      let files = try await ImportedFile.check(
        &prepared, isTrial: isTrial, in: files, scratch, rules.thresholds, on: store.today())
      return .ready(prepared, item(prepared, record, files), target)
    } catch let refused as RefusedRecord {
      return .refused(id: refused.id, refused.reasons)
    } catch {
      return .refused(id: record.id, ["附带的图片存不进文件库（\(error)），请检查磁盘空间后重新导入。"])
    }
  }

  private func target(_ prepared: PreparedRecord) -> Column? {
    let chosen = column ?? fields.columns[prepared.category].nonEmpty ?? Optional(fields.otherwise).nonEmpty
    let slug = chosen ?? mapping.column(
      category: prepared.category, title: prepared.title, documentNumber: prepared.documentNumber)
    return columns.find(slug) ?? columns.find("news")
  }

  private func item(_ prepared: PreparedRecord, _ record: SourceRecord, _ files: [ImportedFile]) -> ImportedItem {
    var item = prepared.imported(town: town, from: record.sourceName.isEmpty ? prepared.origin : record.sourceName)
    item.indexNumber = record.indexNumber.isEmpty ? nil : record.indexNumber
    item.files = files
    return item
  }
}

extension String? {
  /// Nil for nothing and for an empty text.
  fileprivate var nonEmpty: String? { self?.isEmpty == false ? self : nil }
}
