import Files
import Foundation
import Kernel
import Store
import Traces

/// An uploaded file that was looked through (已检查的附件): the public copy, the original when they differ, and what was
/// found.
package struct CheckedFile: Equatable, Sendable {
  package let name: String
  /// The public copy.
  package let blob: Blob
  /// The file as it came; nil when it is the public copy itself.
  package let original: Blob?
  package let traces: [Trace]
  /// The file whose place it takes.
  package var replaces: Attachment.ID?

  /// Looks through a file of the store and keeps its public copy beside it.
  package init(
    _ upload: Blob, named name: String, in files: FileStore, thresholds: TraceThresholds = TraceThresholds()
  ) throws {
    self.name = name
    let found = Sifter.sift([UInt8](try files.read(upload.digest)), thresholds: thresholds)
    traces = found.traces
    guard let clean = found.clean else {
      (blob, original) = (upload, nil)
      return
    }
    (blob, original) = (try files.put(Data(clean), name: name), upload)
  }

  /// A file that needs no look: made by ourselves, or cleaned already.
  package init(clean blob: Blob, named name: String) {
    (self.name, self.blob, original, traces) = (name, blob, nil, [])
  }
}

extension TraceThresholds {
  /// What holds in a town today.
  package static func inForce(
    for organisation: Identifier<Organisation>?, on day: Day, _ reader: some Reader
  ) throws -> TraceThresholds {
    var thresholds = TraceThresholds()
    func number(_ name: String) throws -> Int? {
      try Setting.value("attachments.\(name)", for: organisation, on: day, reader).flatMap { Int($0) }
    }
    thresholds.hiddenEmpty = try number("hiddenEmpty") ?? thresholds.hiddenEmpty
    thresholds.hiddenCells = try number("hiddenCells") ?? thresholds.hiddenCells
    return thresholds
  }
}
