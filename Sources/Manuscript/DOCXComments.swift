import Foundation

/// Comments for a Word document (批注): the document stays as it is, and remarks stand at places in its paragraphs.
package struct DOCXComments {
  /// A remark on a place (一条批注): `paragraph` counts as `paragraphs` does, `range` in Unicode scalars of its text.
  package struct Comment: Sendable, Equatable {
    package let paragraph: Int
    package let range: Range<Int>
    package let text: String

    package init(paragraph: Int, range: Range<Int>, text: String) {
      (self.paragraph, self.range, self.text) = (paragraph, range, text)
    }
  }

  /// The text of every paragraph: the body with its tables and text boxes in the order of the document, then headers,
  /// footers and notes.
  package let paragraphs: [String]
  private let archive: ZipArchive
  private let body: [UInt8]

  package init(_ bytes: [UInt8]) throws(Refusal) {
    archive = try ZipReader.open(bytes)
    guard let body = try archive.contents(of: Self.bodyPart) else { throw Refusal("这不是 Word 文档（.docx），请另存为 .docx 再试。") }
    self.body = body
    _ = try parseXML(body)
    paragraphs = try DOCXPassages(XMLTree(body), archive).all.map(\.text)
  }

  /// The document with these comments, signed by `author` at `time` (as `2026-03-09T08:00:00Z`).
  package func adding(_ comments: [Comment], author: String, time: String) throws(Refusal) -> [UInt8] {
    let tree = try XMLTree(body)
    let old = try archive.contents(of: Self.commentsPart)
    let first = (try old.map { bytes throws(Refusal) in try XMLTree(bytes).highestID("comment") } ?? -1) + 1
    let own = try DOCXPassages(tree, archive).all
    var notes: [(id: Int, text: String)] = []
    // From the end of the document, so that what stands before keeps its place.
    let sorted = comments.sorted { ($0.paragraph, $0.range.lowerBound) < ($1.paragraph, $1.range.lowerBound) }
    for (offset, comment) in sorted.enumerated().reversed() where own.indices.contains(comment.paragraph) {
      let passage = own[comment.paragraph]
      DOCXRuns.mark(passage.anchor, passage.part.isEmpty ? comment.range : 0..<0, id: first + offset, tree)
      notes.append((first + offset, Self.words(comment, passage)))
    }
    var writer = ZipWriter()
    for name in archive.names where ![Self.bodyPart, Self.commentsPart, Self.relations, Self.types].contains(name) {
      if let content = try archive.contents(of: name) { writer.add(name, content) }
    }
    writer.add(Self.bodyPart, tree.bytes())
    writer.add(Self.commentsPart, try Self.part(old, notes.reversed(), author, time))
    writer.add(Self.relations, try related(isNew: old == nil))
    writer.add(Self.types, try typed(isNew: old == nil))
    return writer.finished()
  }

  /// Outside the body the words themselves are named.
  private static func words(_ comment: Comment, _ passage: DOCXPassages.Passage) -> String {
    guard !passage.part.isEmpty else { return comment.text }
    let scalars = Array(passage.text.unicodeScalars)
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[comment.range.clamped(to: 0..<scalars.count)])
    return "\(passage.part)里的“\(String(view).prefix(40))”：" + comment.text
  }

  private static func part(
    _ old: [UInt8]?, _ notes: [(id: Int, text: String)], _ author: String, _ time: String
  ) throws(Refusal) -> [UInt8] {
    let empty = "<w:comments xmlns:w=\"\(DOCXRuns.namespace)\"/>"
    let tree = try XMLTree(old ?? Array(empty.utf8))
    for note in notes {
      let comment = tree.add("comment", to: tree.root, [("id", String(note.id)), ("author", author), ("date", time), ("initials", "校")])
      let run = tree.add("r", to: tree.add("p", to: comment))
      tree.write(note.text, to: tree.add("t", to: run))
    }
    return tree.bytes()
  }

  private func related(isNew: Bool) throws(Refusal) -> [UInt8] {
    let empty = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"/>"
    let held = try archive.contents(of: Self.relations) ?? Array(empty.utf8)
    let line = "<Relationship Id=\"yudengComments\" Type=\"\(Self.relation)\" Target=\"comments.xml\"/>"
    return isNew ? Self.inserting(line, before: "</Relationships>", orOpening: "Relationships", held) : held
  }

  private func typed(isNew: Bool) throws(Refusal) -> [UInt8] {
    guard let held = try archive.contents(of: Self.types) else { throw Refusal("文档不完整，缺少内容类型表，请用 Word 或 WPS 打开后另存再试。") }
    let line = "<Override PartName=\"/word/comments.xml\" ContentType=\"\(Self.contentType)\"/>"
    return isNew ? Self.inserting(line, before: "</Types>", orOpening: "Types", held) : held
  }

  /// A line of ours at the end of a list of the package; an empty list is written as one element and opened first.
  private static func inserting(
    _ line: String, before end: String, orOpening name: String, _ held: [UInt8]
  ) -> [UInt8] {
    let text = String(decoding: held, as: UTF8.self)
    if let place = text.range(of: end, options: .backwards) {
      return Array((text[..<place.lowerBound] + line + text[place.lowerBound...]).utf8)
    }
    guard let close = text.range(of: "/>", options: .backwards) else { return held }
    return Array((text[..<close.lowerBound] + ">" + line + "</\(name)>").utf8)
  }

  private static let bodyPart = "word/document.xml"
  private static let commentsPart = "word/comments.xml"
  private static let relations = "word/_rels/document.xml.rels"
  private static let types = "[Content_Types].xml"
  /// What the package calls the relation to comments and their kind of content (ECMA-376 part 1, 11.3.2).
  private static let relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
  private static let contentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
}
