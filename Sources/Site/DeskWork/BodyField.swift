import Kernel
import Manuscript

/// The text of an item in one field (正文栏): plain text as people type it, or HTML where the text holds more than
/// plain text can say. What comes back unchanged is the same manuscript, and nothing is lost on the way.
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
  private static let mark = "<!-- 正文含表格、图片或格式，以下是网页源码，改文字时请保留标签 -->"

  /// Plain text if reading it again gives the very same manuscript; otherwise its markup.
  static func text(_ manuscript: Manuscript) -> String {
    guard !manuscript.blocks.isEmpty else { return "" }
    let plain = manuscript.plainText
    if !looksLikeMarkup(plain), let again = try? readPlain(plain, title: other, number: other).manuscript,
      again == manuscript
    {
      return plain
    }
    return mark + "\n" + manuscript.html { $0.hasPrefix("media:") ? MediaAddress.write($0) : $0 }
  }
  /// A title and number that no text has, so that neither is taken for one.
  private static let other = "（另有）"

  /// `known` is the manuscript that the field was filled from, `title` and `number` what stands in their own fields.
  static func read(_ typed: String, known: Manuscript?, title: String, number: String) throws -> Read {
    let typed = typed.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
    if let known, same(typed, text(known)) { return Read(manuscript: known) }
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

  private static func readPlain(_ typed: String, title: String, number: String) throws(Refusal) -> Read {
    let reading = try TextReader.read(typed, title: title.isEmpty ? nil : title)
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
