/// A reading (读入结果): the manuscript made from a source, and an account of what was left out and repaired.
package struct Reading: Sendable, Equatable {
  package var manuscript: Manuscript
  /// The title that stood in the text, lifted out of it.
  package var title: String?
  /// The 文号 that stood under the title, as written there, lifted out of the text.
  package var documentNumber: String?
  /// What a page calls itself in its head (<title>), for a text that has no title of its own.
  package var pageTitle: String?
  /// What was left out, kind by kind. Nothing is left out without a line here.
  package var omissions: [Omission]
  /// What was repaired, in Chinese, for the importer's report.
  package var repairs: [String]
  /// Whether something of the content was put right or lost, not only markup and white space cleaned.
  package var isMended = false
  /// Bytes of pictures that came with the document, by the NAME of `media:NAME`.
  package var media: [String: [UInt8]]

  package init(
    manuscript: Manuscript, title: String? = nil, documentNumber: String? = nil, omissions: [Omission] = [],
    repairs: [String] = [], media: [String: [UInt8]] = [:]
  ) {
    self.manuscript = manuscript
    self.title = title
    self.documentNumber = documentNumber
    self.omissions = omissions
    self.repairs = repairs
    self.media = media
  }
}

/// A refusal (拒收): the source cannot be taken, with one sentence that says why and what to do.
package struct Refusal: Error, Sendable, Equatable {
  package let sentence: String

  package init(_ sentence: String) {
    self.sentence = sentence
  }
}

/// How large a source may be before it is refused: memory stays bounded whatever is sent.
package struct ReadingLimits: Sendable {
  /// Bytes of HTML or text, and of one XML part of an office file.
  package var bytes = 16 << 20
  package var nodes = 2_000_000
  /// Elements deeper than this are read as if they were not nested.
  package var depth = 200

  package init() {}
}
