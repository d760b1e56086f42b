import Kernel
import Manuscript

/// The text of an item in one field (正文栏): text with light marks as people type it, or markup, which the editor sends
/// and which is shown only where marks cannot say it. What comes back unchanged is the same manuscript, and nothing is
/// lost on the way.
enum BodyField {
  /// What was read from the field, with what reading it told.
  struct Read: Sendable {
    var manuscript: Manuscript
    var title = ""
    var documentNumber = ""
    /// Pictures that were inside the text, by the NAME of `media:NAME`.
    var media: [String: [UInt8]] = [:]
    /// Something was left out that a person should look at.
    var isMended = false
  }

  /// Says, on top of the field, that what follows is our own markup.
  static let mark = "<!-- 正文含表格、图片或格式，以下是网页源码，改文字时请保留标签 -->"

  /// Marked text if reading it again gives the very same manuscript; otherwise its markup.
  static func text(_ manuscript: Manuscript) -> String {
    guard !manuscript.blocks.isEmpty else { return "" }
    if let marked = LightMarks.write(manuscript), !looksLikeMarkup(marked) { return marked }
    return mark + "\n" + markup(manuscript)
  }

  /// Our own markup, with pictures under addresses that come back.
  static func markup(_ manuscript: Manuscript) -> String {
    manuscript.html { $0.hasPrefix("media:") ? MediaAddress.write($0) : $0 }
  }

  /// Whether it is markup of ours, as the editor sends it.
  static func isMarkup(_ typed: String) -> Bool { ownMarkup(typed) != nil }

  /// `known` is the manuscript that the field was filled from, `title` and `number` what stands in their own fields.
  static func read(_ typed: String, known: Manuscript?, title: String, number: String) throws -> Read {
    let typed = typed.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
    if let known, sameLines(typed, text(known)) { return Read(manuscript: known) }
    do throws(Refusal) {
      if let markup = ownMarkup(typed) {
        let reading = try HTMLReader.read(markup, recognising: false)
        return Read(
          manuscript: MediaAddress.restored(reading.manuscript), media: reading.media,
          isMended: !reading.omissions.isEmpty)
      }
      return looksLikeMarkup(typed)
        ? try readMarkup(typed, title: title, number: number) : try readPlain(typed, title: title, number: number)
    } catch {
      throw Fault.invalid("body", error.sentence)
    }
  }

  private static func ownMarkup(_ typed: String) -> String? {
    let bare = typed.drop(while: \.isWhitespace)
    return bare.hasPrefix(mark) ? String(bare.dropFirst(mark.count)) : nil
  }

  private static func readMarkup(_ typed: String, title: String, number: String) throws(Refusal) -> Read {
    let reading = try HTMLReader.read(typed, title: title.isEmpty ? nil : title)
    var read = Read(
      manuscript: MediaAddress.restored(reading.manuscript), media: reading.media, isMended: !reading.omissions.isEmpty)
    read.keep(title: reading.title, number: reading.documentNumber, beside: title, number)
    return read
  }

  /// What was pasted from elsewhere, with what was left out of it.
  static func readPasted(_ html: String, title: String, number: String, notes: inout [String]) throws -> Read {
    do throws(Refusal) {
      let reading = try HTMLReader.read(html, title: title.isEmpty ? nil : title)
      notes += reading.omissions.filter { $0.kind != .style }.map(\.sentence)
      var read = Read(manuscript: MediaAddress.restored(reading.manuscript))
      read.keep(title: reading.title, number: reading.documentNumber, beside: title, number)
      return read
    } catch {
      throw Fault.invalid("body", error.sentence)
    }
  }

  private static func readPlain(_ typed: String, title: String, number: String) throws(Refusal) -> Read {
    let reading = try LightMarks.read(typed, title: title.isEmpty ? nil : title)
    var read = Read(manuscript: reading.manuscript)
    read.keep(title: reading.title, number: reading.documentNumber, beside: title, number)
    return read
  }

  private static func looksLikeMarkup(_ text: String) -> Bool {
    let head = text.drop(while: \.isWhitespace).prefix(200).lowercased()
    guard head.hasPrefix("<") else { return false }
    let name = head.dropFirst().prefix { $0.isASCII && ($0.isLetter || $0.isNumber) || $0 == "!" }
    return elements.contains(String(name)) && text.contains(">")
  }

  private static let elements: Set<String> = [
    "!doctype", "!", "html", "head", "body", "meta", "style", "p", "div", "span", "table", "h1", "h2", "h3", "h4", "h5",
    "h6",
    "ul", "ol", "li", "figure", "img", "hr", "section", "article", "main", "a", "b", "strong", "em", "font", "center",
    "br",
    "blockquote", "dl", "form", "script", "u", "i", "pre",
  ]

  /// The same lines, whatever blanks end them.
  private static func sameLines(_ left: String, _ right: String) -> Bool {
    func lines(_ text: String) -> [String] {
      text.split(separator: "\n").map { String($0.reversed().drop(while: \.isWhitespace).reversed()) }
    }
    return lines(left) == lines(right)
  }

  /// The same words, whatever the white space.
  static func same(_ left: String, _ right: String) -> Bool {
    left.unicodeScalars.filter { !$0.properties.isWhitespace }
      == right.unicodeScalars.filter { !$0.properties.isWhitespace }
  }
}

extension BodyField.Read {
  /// What a reader lifted out of the text goes into its own field, or back into the text where that field says
  /// something else already.
  fileprivate mutating func keep(title: String?, number: String?, beside ownTitle: String, _ ownNumber: String) {
    var back: [String] = []
    if let title, ownTitle.isEmpty {
      self.title = title
    } else if let title, !BodyField.same(title, ownTitle) {
      back.append(title)
    }
    if let number, ownNumber.isEmpty {
      documentNumber = number
    } else if let number, !BodyField.same(number, ownNumber) {
      back.append(number)
    }
    manuscript.blocks = back.map { .paragraph(Paragraph([.text($0)], alignment: .center)) } + manuscript.blocks
  }
}
