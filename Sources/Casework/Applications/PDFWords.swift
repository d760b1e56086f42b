import Foundation
import Jobs
import Kernel

/// The words of a PDF and where they stand (PDF 文字位置), as `pdftotext` reads them.
package struct PDFWords: Sendable, Equatable {
  /// A run of characters without a blank, in points from the top left corner.
  struct Word: Sendable, Equatable {
    let text: [Character]
    let box: PDFBox
  }

  let pages: [[Word]]

  static let reader = "/usr/bin/pdftotext"
  static let limits = ChildProcess.Limits(time: 40, memory: 2 << 30, output: 64 << 20)
  /// More pages are a book: their pictures would be too large to send.
  package static let mostPages = 60

  /// Reads them, or says in a sentence why they cannot be found.
  package static func read(_ path: String) async throws -> PDFWords {
    guard FileManager.default.isExecutableFile(atPath: reader) else {
      throw Fault.invalid("file", "服务器没有安装 poppler-utils，暂时不能遮盖 PDF；请联系系统管理员，或者上传 Word（.docx）。")
    }
    let output: Data
    do { output = try await ChildProcess.run(reader, ["-bbox", "-enc", "UTF-8", path, "-"], limits: limits).standardOutput } catch
      is ChildProcess.Failure
    { throw Fault.invalid("file", "这个 PDF 打不开，可能有密码或者已损坏；请去掉密码，或者另存一份再上传。") }
    let words = PDFWords(String(decoding: output, as: UTF8.self))
    guard words.pages.count <= mostPages else {
      throw Fault.invalid("file", "这个 PDF 有 \(words.pages.count) 页，一次最多遮盖 \(mostPages) 页，请拆成几个文件。")
    }
    guard words.pages.contains(where: { !$0.isEmpty }) else {
      throw Fault.invalid("file", "这个 PDF 是扫描件，里面没有文字，找不到要遮盖的字；请在纸上涂黑后重新扫描，再作为案卷文件上传。")
    }
    return words
  }

  /// From `pdftotext -bbox`: a line for each page and each word.
  init(_ listing: String) {
    var pages: [[Word]] = []
    for line in listing.split(separator: "\n") {
      if line.contains("<page ") { pages.append([]) }
      guard !pages.isEmpty, let found = line.firstMatch(of: Self.word),
        let x0 = Double(found.1), let y0 = Double(found.2), let x1 = Double(found.3), let y1 = Double(found.4)
      else { continue }
      let text = Self.unescaped(found.5).filter { !$0.isWhitespace }
      guard !text.isEmpty else { continue }
      pages[pages.count - 1].append(Word(text: Array(text), box: PDFBox(x0: x0, y0: y0, x1: x1, y1: y1)))
    }
    self.pages = pages
  }

  private static var word: Regex<(Substring, Substring, Substring, Substring, Substring, Substring)> {
    #/<word xMin="([^"]+)" yMin="([^"]+)" xMax="([^"]+)" yMax="([^"]+)">(.*)</word>/#
  }

  private static func unescaped(_ text: Substring) -> String {
    String(text).replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
      .replacing("&#39;", with: "'").replacing("&amp;", with: "&")
  }

  /// As they are read, a line where the next word stands lower.
  package var lines: [String] {
    pages.flatMap { words -> [String] in
      var lines: [String] = []
      var bottom = -Double.infinity
      for word in words {
        let text = String(word.text)
        if word.box.y0 < bottom, !lines.isEmpty { lines[lines.count - 1] += " " + text } else { lines.append(text) }
        bottom = word.box.y0 + word.box.height * 0.7
      }
      return lines
    }
  }

  /// Part of a word that a passage covers (遮盖处).
  struct Place: Hashable, Sendable {
    let page: Int
    let word: Int
    let range: Range<Int>
  }

  /// Where a passage stands, blanks and line ends aside; a passage over several words has a place in each.
  func places(of passage: String) -> [Place] {
    let wanted = Array(passage.filter { !$0.isWhitespace })
    guard let first = wanted.first else { return [] }
    var found: Set<Place> = []
    for start in flat.indices where flat[start].letter == first && start + wanted.count <= flat.count {
      let end = start + wanted.count
      guard zip(flat[start..<end], wanted).allSatisfy({ $0.letter == $1 }) else { continue }
      let words = Dictionary(grouping: flat[start..<end]) { [$0.page, $0.word] }
      for letters in words.values {
        guard let head = letters.first, let tail = letters.last else { continue }
        found.insert(Place(page: head.page, word: head.word, range: head.offset..<tail.offset + 1))
      }
    }
    return found.sorted { ($0.page, $0.word, $0.range.lowerBound) < ($1.page, $1.word, $1.range.lowerBound) }
  }

  private typealias Letter = (letter: Character, page: Int, word: Int, offset: Int)

  private var flat: [Letter] {
    pages.enumerated().flatMap { page, words in
      words.enumerated().flatMap { word, each in
        each.text.enumerated().map { Letter(letter: $0.element, page: page, word: word, offset: $0.offset) }
      }
    }
  }
}

/// A rectangle on a page (方框), in points from the top left corner.
struct PDFBox: Sendable, Equatable {
  var x0: Double
  var y0: Double
  var x1: Double
  var y1: Double

  var width: Double { x1 - x0 }
  var height: Double { y1 - y0 }
}
