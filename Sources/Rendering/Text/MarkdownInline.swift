import Manuscript

/// The inside of a line of Markdown (行内标记).
enum MarkdownInline {
  static func text(of inlines: [Inline], _ document: Document, _ pictures: inout MarkdownPictures) -> String {
    var text = ""
    for inline in inlines {
      switch inline {
      case .text(let words, let marks): text += marked(escaped(words, isStart: text.isEmpty), marks)
      case .lineBreak: text += text.isEmpty ? "" : "\\\n"
      case .image(let image): text += picture(image, document, &pictures)
      case .link(let address, let inner):
        let words = self.text(of: inner, document, &pictures)
        text += document.absolute(address).map { "[\(words)](<\($0)>)" } ?? words
      }
    }
    // A break with nothing after it would stand there as a backslash.
    return text.hasSuffix("\\\n") ? String(text.dropLast(2)) : text
  }

  /// Marks as elements, for asterisks beside Chinese punctuation are not taken for marks (CommonMark 6.2); blanks at
  /// either end stay outside.
  private static func marked(_ text: String, _ marks: Marks) -> String {
    guard !marks.isEmpty else { return text }
    let front = text.prefix(while: \.isWhitespace)
    let back = String(text.dropFirst(front.count).reversed().prefix(while: \.isWhitespace).reversed())
    var words = String(text.dropFirst(front.count).dropLast(back.count))
    guard !words.isEmpty else { return text }
    for (mark, name) in elements where marks.contains(mark) { words = "<\(name)>\(words)</\(name)>" }
    return front + words + back
  }

  private static let elements: [(Marks, String)] = [
    (.subscript, "sub"), (.superscript, "sup"), (.strike, "del"), (.underline, "u"), (.italic, "em"),
    (.bold, "strong"),
  ]

  private static func picture(_ image: Image, _ document: Document, _ pictures: inout MarkdownPictures) -> String {
    if let bytes = document.bytes(of: image), let label = pictures.label(of: image.source, bytes) {
      return "![\(escaped(image.alt))][\(label)]"
    }
    guard let address = document.absolute(image.source), address.hasPrefix("http") else { return escaped(image.words) }
    return "![\(escaped(image.alt))](<\(address)>)"
  }

  /// What would be a mark is made plain; `1.` at a line's start would begin a list.
  static func escaped(_ text: String, isStart: Bool = true) -> String {
    var result = ""
    var isLineStart = isStart
    for scalar in text.unicodeScalars {
      if signs.contains(scalar) || isLineStart && lineSigns.contains(scalar) { result += "\\" }
      if scalar.value >= 0x20 { result.unicodeScalars.append(scalar) } else { result += " " }
      if !scalar.properties.isWhitespace { isLineStart = false }
    }
    return isStart ? withoutListMark(result) : result
  }

  private static let signs: Set<Unicode.Scalar> = ["\\", "`", "*", "_", "[", "]", "<", ">", "~", "&"]
  private static let lineSigns: Set<Unicode.Scalar> = ["#", "-", "+", "=", "|"]

  private static func withoutListMark(_ text: String) -> String {
    let bare = text.drop { $0 == " " }
    let digits = bare.prefix { $0.isASCII && $0.isNumber }
    guard (1...9).contains(digits.count), let mark = bare.dropFirst(digits.count).first, mark == "." || mark == ")"
    else { return text }
    return text.prefix(text.count - bare.count) + digits + "\\" + bare.dropFirst(digits.count)
  }
}

/// The pictures of a Markdown text (图片): each once, as data at the end.
struct MarkdownPictures {
  private(set) var definitions: [String] = []
  private var labels: [String: String] = [:]

  mutating func label(of source: String, _ bytes: [UInt8]) -> String? {
    if let label = labels[source] { return label }
    guard let address = DataAddress.of(bytes) else { return nil }
    let label = "图\(labels.count + 1)"
    labels[source] = label
    definitions.append("[\(label)]: \(address)")
    return label
  }
}
