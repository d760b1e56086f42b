import Foundation
import Kernel
import Manuscript

/// A record that has been read and judged (待入库记录): what will be taken in, and what people must know of it.
package struct PreparedRecord: Sendable {
  package var id: String
  package var title: String
  package var reading: Reading
  /// What was packed with it beside the pictures of the text.
  package var files: [RecordFile] = []
  /// 文号 as the source writes it, and in its one standard form when it has one.
  package var rawDocumentNumber: String
  package var documentNumber: String?
  package var issuer: String
  /// 成文日期, from the document itself where it says so.
  package var writtenOn: Day?
  /// When the source made it public.
  package var publishedAt: Date?
  package var category: String
  package var url: String
  /// Everything repaired, left out or doubtful, a Chinese sentence each.
  package var reasons: [String] = []
  /// True when something of the content was mended, not only its markup and white space.
  package var isRepaired = false
}

/// Why a record is not taken (拒收), a Chinese sentence each.
package struct RefusedRecord: Error, Equatable, Sendable {
  package let id: String
  package let reasons: [String]
}
