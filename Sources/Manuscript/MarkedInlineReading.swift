/// Reads the inside of a line of marked text. A mark that is never closed is text.
extension MarkedInline {
  fileprivate enum Token {
    case text(Unicode.Scalar)
    case mark(Int)
    case lineBreak
    case image(Image)
    case link(String, ArraySlice<Unicode.Scalar>)
  }

  static func read(_ text: Substring, into flow: inout Flow) {
    read(Array(text.unicodeScalars)[...], link: nil, into: &flow)
  }

  private static func read(_ scalars: ArraySlice<Unicode.Scalar>, link: String?, into flow: inout Flow) {
    let tokens = tokens(of: scalars, inLink: link != nil)
    var (marks, words) = (Marks(), String.UnicodeScalarView())
    func flush(_ flow: inout Flow) {
      if !words.isEmpty { flow.text(String(words), marks, link: link) }
      words = String.UnicodeScalarView()
    }
    for (index, token) in tokens.enumerated() {
      switch token {
      case .text(let scalar): words.append(scalar)
      case .mark(let kind):
        let (sign, mark) = Self.marks[kind]
        if marks.contains(mark) || tokens[(index + 1)...].contains(where: { $0.isMark(kind) }) {
          flush(&flow)
          marks.formSymmetricDifference(mark)
        } else {
          words.append(contentsOf: [sign, sign])
        }
      case .lineBreak:
        flush(&flow)
        flow.lineBreak()
      case .image(let image):
        flush(&flow)
        flow.image(image, link: link)
      case .link(let address, let inner):
        flush(&flow)
        read(inner, link: address, into: &flow)
      }
    }
    flush(&flow)
  }

  private static func tokens(of scalars: ArraySlice<Unicode.Scalar>, inLink: Bool) -> [Token] {
    var (tokens, rest): ([Token], ArraySlice<Unicode.Scalar>) = ([], scalars)
    while let first = rest.first {
      if first == "\\", let next = rest.dropFirst().first, isGuardable(next) {
        tokens.append(.text(next))
        rest = rest.dropFirst(2)
      } else if let kind = Self.marks.firstIndex(where: { $0.sign == first }) {
        let run = rest.prefix { $0 == first }
        tokens += run.count == 2 ? [.mark(kind)] : run.map(Token.text)
        rest = rest.dropFirst(run.count)
      } else if let (token, count) = longer(rest, inLink: inLink) {
        tokens.append(token)
        rest = rest.dropFirst(count)
      } else {
        tokens.append(.text(first))
        rest = rest.dropFirst()
      }
    }
    return tokens
  }

  private static func isGuardable(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "【" || scalar.isASCII && scalar.value > 0x20 && !scalar.properties.isAlphabetic
      && !(0x30...0x39).contains(scalar.value) && scalar.value < 0x7F
  }

  /// A token of several characters that begins here, and how many.
  private static func longer(_ rest: ArraySlice<Unicode.Scalar>, inLink: Bool) -> (Token, Int)? {
    switch rest.first {
    case "【":
      let word = MarkedWord.lineBreak.text.unicodeScalars
      return rest.starts(with: word) ? (.lineBreak, word.count) : nil
    case "!":
      guard rest.dropFirst().first == "[", let (alt, target, count) = bracketed(rest.dropFirst()) else { return nil }
      return image(alt, target).map { (.image($0), count + 1) }
    case "[" where !inLink:
      guard let (inner, target, count) = bracketed(rest) else { return nil }
      guard let address = Address.link(target) else { return nil }
      return (.link(address, inner), count)
    default: return nil
    }
  }

  /// `[…](…)`: what stands in both, and how long it is.
  private static func bracketed(
    _ rest: ArraySlice<Unicode.Scalar>
  ) -> (inner: ArraySlice<Unicode.Scalar>, target: String, count: Int)? {
    var index = rest.startIndex + 1
    while index < rest.endIndex, rest[index] != "]" { index += rest[index] == "\\" ? 2 : 1 }
    guard index + 1 < rest.endIndex, rest[index + 1] == "(" else { return nil }
    var (end, open) = (index + 2, 1)
    while end < rest.endIndex {
      if rest[end] == "(" { open += 1 }
      if rest[end] == ")" { open -= 1 }
      if open == 0 { break }
      end += 1
    }
    guard end < rest.endIndex else { return nil }
    let target = String(String.UnicodeScalarView(rest[(index + 2)..<end]))
    return (rest[(rest.startIndex + 1)..<index], target, end + 1 - rest.startIndex)
  }

  /// `media:名字.png 640x480`: the size may be left out.
  private static func image(_ alt: ArraySlice<Unicode.Scalar>, _ target: String) -> Image? {
    let parts = target.split(separator: " ", maxSplits: 1)
    guard let source = parts.first.map({ $0.replacing("%20", with: " ") }),
      let safe = source.hasPrefix("media:") ? String(source) : Address.image(String(source))
    else { return nil }
    var image = Image(source: safe, alt: unguarded(alt))
    let size = parts.count > 1 ? parts[1].split(separator: "x").map { Int($0) } : []
    if let width = size.first { image.width = width }
    if size.count > 1 { image.height = size[1] }
    return image
  }

  private static func unguarded(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var (text, rest) = (String.UnicodeScalarView(), scalars)
    while let first = rest.popFirst() {
      if first == "\\", let next = rest.first, isGuardable(next) {
        text.append(next)
        rest = rest.dropFirst()
      } else {
        text.append(first)
      }
    }
    return String(text)
  }

  /// The cells of a row, cut at bars that are not guarded.
  static func cells(_ line: Substring) -> [Substring] {
    var (cells, start): ([Substring], String.Index?) = ([], nil)
    var (index, isGuarded) = (line.startIndex, false)
    while index < line.endIndex {
      if line[index] == "|", !isGuarded {
        if let start { cells.append(line[start..<index].trimmedBlanks) }
        start = line.index(after: index)
      }
      isGuarded = line[index] == "\\" && !isGuarded
      index = line.index(after: index)
    }
    if let start, !line[start...].trimmedBlanks.isEmpty { cells.append(line[start...].trimmedBlanks) }
    return cells
  }
}

extension MarkedInline.Token {
  fileprivate func isMark(_ kind: Int) -> Bool {
    if case .mark(kind) = self { true } else { false }
  }
}

extension Substring {
  fileprivate var trimmedBlanks: Substring {
    let front = drop(while: \.isWhitespace)
    return front.dropLast(front.reversed().prefix(while: \.isWhitespace).count)
  }
}
