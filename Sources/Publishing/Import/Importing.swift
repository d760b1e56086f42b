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
  /// Everything goes into this column, when it is given.
  let column: String?

  package init(
    store: Store, files: FileStore, town: Organisation, columns: ColumnTree, mapping: ColumnMapping, column: String?
  ) {
    (self.store, self.files, self.town) = (store, files, town)
    (self.columns, self.mapping, self.column) = (columns, mapping, column)
  }

  /// Tells `report` of every record, in order. Stopped halfway, what was reported is in.
  package func run(
    _ source: RecordSource, as actor: Actor = .program("import"), progress: ProgressReport = { _ in },
    report: (RecordReport) -> Void
  ) async throws -> ImportTally {
    var tally = ImportTally()
    var batch: [Entry] = []
    func flush() async throws {
      for line in try await take(batch, as: actor) {
        tally.add(line.outcome)
        report(line)
      }
      batch = []
    }
    try await source.forEach { found, done in
      batch.append(entry(found))
      if batch.count >= 40 { try await flush() }
      progress(done)
    }
    try await flush()
    return tally
  }

  /// A record on its way: judged and ready, or refused already.
  private enum Entry: Sendable {
    case ready(PreparedRecord, ImportedItem, Column)
    case refused(id: String, [String])
  }

  private func entry(_ found: RecordSource.Found) -> Entry {
    do {
      let record = try found.get()
      let prepared = try PreparedRecord.prepare(record)
      guard let target = target(prepared) else {
        return .refused(id: record.id, ["没有适合的栏目，请用 --column 指定放进哪个栏目。"])
      }
      return .ready(prepared, try item(prepared, record), target)
    } catch let refused as RefusedRecord {
      return .refused(id: refused.id, refused.reasons)
    } catch let unreadable as UnreadableRecord {
      return .refused(id: unreadable.id, [unreadable.sentence])
    } catch {
      let id = (try? found.get().id) ?? ""
      return .refused(id: id, ["附带的图片存不进文件库（\(error)），请检查磁盘空间后重新导入。"])
    }
  }

  private func target(_ prepared: PreparedRecord) -> Column? {
    let slug = column ?? mapping.column(
      category: prepared.category, title: prepared.title, documentNumber: prepared.documentNumber)
    return columns.find(slug) ?? columns.find("news")
  }

  /// The pictures go into the file store first; a crash before the transaction leaves files that nobody names.
  private func item(_ prepared: PreparedRecord, _ record: SourceRecord) throws -> ImportedItem {
    var item = prepared.imported(town: town, from: record.sourceName.isEmpty ? prepared.origin : record.sourceName)
    item.indexNumber = record.indexNumber.isEmpty ? nil : record.indexNumber
    item.files = try prepared.reading.media.sorted { $0.key < $1.key }.map { name, bytes in
      (name: name, blob: try files.put(Data(bytes), name: name))
    }
    return item
  }

  private func take(_ batch: [Entry], as actor: Actor) async throws -> [RecordReport] {
    guard !batch.isEmpty else { return [] }
    let town = town
    return try await store.write(as: actor) { tx in
      try batch.map { entry in
        switch entry {
        case .refused(let id, let reasons): RecordReport(id: id, outcome: .refused, reasons: reasons, url: "")
        case .ready(let prepared, let item, let column): try Self.take(prepared, item, column, town, tx)
        }
      }
    }
  }

  private static func take(
    _ prepared: PreparedRecord, _ item: ImportedItem, _ column: Column, _ town: Organisation, _ tx: Transaction
  ) throws -> RecordReport {
    do {
      switch try Item.takeIn(item, in: town.id, column: column.id, tx) {
      case .taken(let number):
        return RecordReport(
          id: prepared.id, outcome: prepared.isRepaired ? .repaired : .taken, reasons: prepared.reasons,
          url: "/\(town.slug)/\(column.slug)/\(number)")
      case .duplicate(let number):
        let slug = try Listing.columnSlug(of: number, in: town.id, tx) ?? column.slug
        return RecordReport(id: prepared.id, outcome: .duplicate, reasons: ["正文与已公开的第 \(number) 号信息相同。"], url: "/\(town.slug)/\(slug)/\(number)")
      }
    } catch let fault as Fault where fault.kind == .invalid {
      // Refused before anything was written, so the rest of the batch goes on.
      return RecordReport(id: prepared.id, outcome: .refused, reasons: fault.issues.map(\.sentence), url: "")
    }
  }
}
