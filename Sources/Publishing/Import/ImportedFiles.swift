import Files
import Foundation
import Kernel
import Manuscript
import Traces

extension ImportedFile {
  /// Looks through the pictures and files of a record as if somebody had uploaded them (转入附件的检查). What nobody can
  /// look into stays out, and the record says so. They go into the file store first; a crash before the transaction
  /// leaves files that nobody names. A trial leaves none.
  static func check(
    _ prepared: inout PreparedRecord, isTrial: Bool, in store: FileStore, _ scratch: URL, _ thresholds: TraceThresholds,
    on day: Day
  ) async throws -> [ImportedFile] {
    let pictures = prepared.reading.media.sorted { $0.key < $1.key }.map {
      RecordFile(name: $0.key, bytes: $0.value, oldAddress: "")
    }
    guard !pictures.isEmpty || !prepared.files.isEmpty else { return [] }
    let trial = scratch.appending(path: "import-trial")
    let files = isTrial ? try FileStore(folder: trial.path) : store
    var checked: [ImportedFile] = []
    for (index, file) in (pictures + prepared.files).enumerated() {
      let blob = try files.put(Data(file.bytes), name: file.name)
      let found = try await CheckedFile.check(
        blob, named: file.name, in: files, scratch: scratch, token: "import-\(blob.digest.hex.prefix(16))", thresholds,
        on: day)
      let grave = found.traces.first { $0.weight == .grave && !$0.isRemoved }
      if index >= pictures.count, let reason = grave?.detail ?? blob.mediaType.activeRefusal {
        prepared.reasons.append("附件“\(file.name.prefix(60))”没有转入：\(reason)")
      } else {
        checked.append(ImportedFile(file: found, oldAddress: file.oldAddress))
      }
    }
    let count = checked.count - pictures.count
    if count > 0 { prepared.reasons.append("随页转入附件 \(count) 个。") }
    if isTrial { try FileManager.default.removeItem(at: trial) }
    return checked
  }
}

extension MediaType {
  /// Why it may not be attached whatever its name says.
  fileprivate var activeRefusal: String? { isActiveMarkup ? "里面是网页代码，不能作为附件。" : nil }
}
