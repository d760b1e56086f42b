import Kernel
import Manuscript
import Store

/// What a dry run has seen so far (试运行): bodies, so that a record which repeats another of the same file is told.
struct ImportTrial {
  var seen: [String: String] = [:]
}

extension Importing {
  /// Judges a batch without writing anything but the report.
  func judge(_ batch: [Entry], _ trial: inout ImportTrial, as actor: Actor) async throws -> [RecordReport] {
    guard !batch.isEmpty else { return [] }
    let (given, today) = (trial, store.today())
    let (lines, after) = try await store.read { reader in
      var trial = given
      return (try batch.map { try judge($0, &trial, today, reader) }, trial)
    }
    trial = after
    try await store.write(as: actor) { tx in
      for (entry, line) in zip(batch, lines) { try session?.note(line, at: entry.position, tx) }
    }
    return lines
  }

  private func judge(
    _ entry: Entry, _ trial: inout ImportTrial, _ today: Day, _ reader: some Reader
  ) throws -> RecordReport {
    guard case .ready(let prepared, let item, let column) = entry.state else {
      guard case .refused(let id, let reasons) = entry.state else { throw Misread.noRow }
      return RecordReport(id: id, outcome: .refused, reasons: reasons, url: "")
    }
    do {
      if let number = try Item.judge(item, in: town.id, column, on: today, reader) {
        return try duplicate(prepared, of: number, column, reader)
      }
    } catch let fault as Fault where fault.kind == .invalid {
      return refused(prepared, fault)
    }
    let text = item.content.manuscript.plainText
    if !text.trimmed.isEmpty {
      let digest = BodyDigest.of(text)
      if let first = trial.seen[digest] {
        return RecordReport(
          id: prepared.id, outcome: .duplicate, reasons: ["正文与同一文件里的“\(first.prefix(60))”相同。"], url: "",
          title: prepared.title)
      }
      trial.seen[digest] = prepared.id
    }
    return RecordReport(
      id: prepared.id, outcome: prepared.isRepaired ? .repaired : .taken,
      reasons: ["将放进栏目“\(column.name)”。"] + prepared.reasons, url: "", title: prepared.title)
  }
}
