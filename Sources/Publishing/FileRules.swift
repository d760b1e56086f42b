import Files
import Kernel
import Store
import Traces

/// How files that come in are looked through (附件检查规则), as the settings in force say.
package struct FileRules: Equatable, Sendable {
  package var thresholds = TraceThresholds()
  /// So many bytes of an office file are looked through at once, while the sender waits; a larger one by a job.
  package var checkNow = 256 << 10

  /// Office files are unpacked and read as trees; pictures and the rest are read in passing, many times faster.
  func waits(_ upload: Blob) -> Bool {
    let isPackage = [.docx, .xlsx, .pptx, .ofd, .zip].contains(upload.mediaType)
    return upload.size > (isPackage ? checkNow : checkNow * 16)
  }

  package init() {}

  /// What holds in a place today.
  package static func inForce(
    for organisation: Identifier<Organisation>?, on day: Day, _ reader: some Reader
  ) throws -> FileRules {
    var rules = FileRules()
    func number(_ name: String) throws -> Int? {
      try Setting.value("attachments.\(name)", for: organisation, on: day, reader).flatMap { Int($0) }
    }
    rules.thresholds.hiddenEmpty = try number("hiddenEmpty") ?? rules.thresholds.hiddenEmpty
    rules.thresholds.hiddenCells = try number("hiddenCells") ?? rules.thresholds.hiddenCells
    rules.checkNow = try number("checkNow").map { $0 << 10 } ?? rules.checkNow
    return rules
  }
}
