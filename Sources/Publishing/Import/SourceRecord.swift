import Foundation
import Kernel
import Manuscript

/// One record of a source (来源记录), as it came: nothing judged, nothing repaired.
package struct SourceRecord: Sendable, Equatable {
  /// The body's format.
  package enum Format: Sendable, Equatable { case html, docx, text }

  /// The source's own name for it: an id of the old system, or a file name.
  package var id: String
  package var format: Format
  package var body: [UInt8]
  package var title = ""
  package var documentNumber = ""
  package var indexNumber = ""
  package var issuer = ""
  package var category = ""
  package var url = ""
  package var sourceName = ""
  /// Dates as the source writes them.
  package var writtenOn = ""
  package var publishedOn = ""
  /// What the source's database says of the same dates, when it says something else.
  package var databaseWritten = ""
  package var databaseReleased = ""
  /// The part of a whole page that is the text, as `PageBlocks` names it; empty for the usual search.
  package var part = ""
  /// Files that the source names.
  package var attachments = ""
  /// What was packed together with a page; nil when it came alone.
  var files: ArchiveFiles?
  /// The old system's state, as it writes it.
  package var state = ""

  /// Whether it was public there. A state that nobody can read is none: what was hidden must not come out by mistake.
  var wasPublic: Bool { ["", "0", "已发布", "已公开", "公开", "published"].contains(state.trimmed.lowercased()) }

  /// The address that what it says of its neighbours is read against.
  var base: String? { files?.base ?? (url.isEmpty ? nil : url) }

  package init(id: String, format: Format, body: [UInt8]) {
    (self.id, self.format, self.body) = (id, format, body)
  }
}

/// A record that cannot even be read, with its reason in one Chinese sentence.
package struct UnreadableRecord: Error, Equatable, Sendable {
  package let id: String
  package let sentence: String

  package init(id: String, _ sentence: String) {
    (self.id, self.sentence) = (id, sentence)
  }
}
