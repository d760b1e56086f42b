import Kernel
import Store

/// The writing half of an import (转入): each batch one transaction, with its lines of the report.
extension Importing {
  func take(_ batch: [Entry], as actor: Actor) async throws -> [RecordReport] {
    guard !batch.isEmpty else { return [] }
    return try await store.write(as: actor) { tx in
      try batch.map { entry in
        let line = try take(entry, tx)
        try session?.note(line, at: entry.position, tx)
        return line
      }
    }
  }

  private func take(_ entry: Entry, _ tx: Transaction) throws -> RecordReport {
    switch entry.state {
    case .refused(let id, let reasons): return RecordReport(id: id, outcome: .refused, reasons: reasons, url: "")
    case .ready(let prepared, let item, let column):
      do {
        switch try Item.takeIn(item, in: town.id, column: column.id, tx) {
        case .taken(let number): return try taken(prepared, item, number, column, tx)
        case .duplicate(let number): return try duplicate(prepared, of: number, column, tx)
        }
      } catch let fault as Fault where fault.kind == .invalid {
        // Refused before anything was written, so the rest of the batch goes on.
        return refused(prepared, fault)
      }
    }
  }

  private func taken(
    _ prepared: PreparedRecord, _ imported: ImportedItem, _ number: Int, _ column: Column, _ tx: Transaction
  ) throws -> RecordReport {
    var line = RecordReport(
      id: prepared.id, outcome: prepared.isRepaired ? .repaired : .taken, reasons: prepared.reasons,
      url: "/\(town.slug)/\(column.slug)/\(number)", title: prepared.title)
    line.item = try tx.value("SELECT id FROM item WHERE town = \(town.id) AND number = \(number)")
    if let item = line.item, leadsOldAddresses {
      try LegacyAddress.lead(prepared.url, to: item, in: town.id, import: session?.id, tx)
      let ids: [Attachment.ID] = try tx.all("SELECT id FROM attachment WHERE item = \(item) ORDER BY id") { try $0["id"] }
      for (file, id) in zip(imported.files, ids) where !file.oldAddress.isEmpty {
        let target = Attachment.address(town: town.slug, id)
        try LegacyAddress.lead(file.oldAddress, toFile: target, in: town.id, import: session?.id, tx)
      }
    }
    return line
  }

  func duplicate(
    _ prepared: PreparedRecord, of number: Int, _ column: Column, _ reader: some Reader
  ) throws -> RecordReport {
    let slug = try Listing.columnSlug(of: number, in: town.id, reader) ?? column.slug
    return RecordReport(
      id: prepared.id, outcome: .duplicate, reasons: ["正文与已公开的第 \(number) 号信息相同。"],
      url: "/\(town.slug)/\(slug)/\(number)", title: prepared.title)
  }

  func refused(_ prepared: PreparedRecord, _ fault: Fault) -> RecordReport {
    RecordReport(
      id: prepared.id, outcome: .refused, reasons: fault.issues.map(\.sentence), url: "", title: prepared.title)
  }
}
