import Foundation
import Jobs
import Kernel
import Rendering

/// Redacting a PDF (遮盖 PDF): each page becomes a picture, the chosen words are painted over in the picture, and a new file
/// is made of the pictures. No text and no byte of the original is in it.
package enum PDFRedaction {
  /// Dots to the inch: read well on paper, and sixty pages can still be sent.
  private static let density = 150
  private static let painter = "/usr/bin/pdftoppm"

  package static func copy(
    of path: String, _ words: PDFWords, without passages: [String], title: String, scratch: URL, token: String
  ) async throws -> [UInt8] {
    let boxes = try await boxes(of: path, words, passages)
    let folder = scratch.appending(path: "redaction-\(token)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    // The pictures before painting show everything: gone before this returns, however it ends, and if they will not go
    // that is an error, too.
    var file: PicturePDF
    do { file = try await painted(path, words, boxes, in: folder) } catch {
      try FileManager.default.removeItem(at: folder)
      throw error
    }
    try FileManager.default.removeItem(at: folder)
    return file.finished(title: title)
  }

  private static func painted(
    _ path: String, _ words: PDFWords, _ boxes: [Int: [PDFBox]], in folder: URL
  ) async throws -> PicturePDF {
    var file = PicturePDF()
    for (index, page) in words.pages.enumerated() {
      let covered = boxes[index] ?? []
      let picture = try await picture(of: path, page: index, in: folder)
      let painted = try await apart { [density] in
        guard var dots = PageDots(ppm: picture) else { throw Fault.invalid("file", "第 \(index + 1) 页画不出来，请换一个 PDF 再试。") }
        // Words in a picture cannot be found: such a page may not go out as it is.
        if page.isEmpty, !dots.isBlank {
          throw Fault.invalid("file", "第 \(index + 1) 页是扫描的图片，里面的字找不出来；请把这一页拆出来，在纸上涂黑后重新扫描。")
        }
        for box in covered { dots.cover(box, perInch: density) }
        return dots.greyed
      }
      file.add(painted.bytes, width: painted.width, height: painted.height, isGrey: painted.isGrey, perInch: density)
    }
    return file
  }

  /// What is to be painted over, page by page. Refuses words that stand nowhere.
  static func boxes(of path: String, _ words: PDFWords, _ passages: [String]) async throws -> [Int: [PDFBox]] {
    let passages = passages.map(\.tidied).filter { !$0.isEmpty }
    guard !passages.isEmpty else { throw Fault.invalid("passages", "请写明要遮盖的文字，一行一处。") }
    var places: [PDFWords.Place] = []
    for passage in passages {
      guard passage.count <= 500 else { throw Fault.invalid("passages", "一处最多 500 个字，长的请分几行写。") }
      let found = words.places(of: passage)
      guard !found.isEmpty else {
        throw Fault.invalid("passages", "文件里没有“\(passage.prefix(30))”，请从文件里复制原文，一行一处。")
      }
      places += found
    }
    guard places.count <= 500 else { throw Fault.invalid("passages", "要遮盖的地方有 \(places.count) 处，一次最多 500 处，请拆成几个文件。") }
    var boxes: [Int: [PDFBox]] = [:]
    for place in Set(places) {
      let word = words.pages[place.page][place.word]
      let edges = PDFEdges(path: path, page: place.page, word: word)
      boxes[place.page, default: []].append(try await edges.box(of: place.range))
    }
    return boxes
  }

  private static func picture(of path: String, page: Int, in folder: URL) async throws -> Data {
    let number = String(page + 1)
    let name = folder.appending(path: "page").path
    do {
      _ = try await ChildProcess.run(
        painter, ["-r", String(density), "-f", number, "-l", number, "-singlefile", path, name], limits: PDFWords.limits)
    } catch let failure as ChildProcess.Failure { throw Fault.invalid("file", failure.sentence) }
    let picture = URL(filePath: name + ".ppm")
    let dots = try Data(contentsOf: picture)
    try FileManager.default.removeItem(at: picture)
    return dots
  }

  private static func apart<Made: Sendable>(_ make: @escaping @Sendable () throws -> Made) async throws -> Made {
    try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread { continuation.resume(with: Result { try make() }) }
    }
  }
}

/// Where in a word a passage begins and ends (文字边界). The listing knows whole words only, and a Chinese line is one: the
/// edge is felt for by reading slices of the word until no letter of the passage is left in what stays uncovered.
struct PDFEdges {
  let path: String
  let page: Int
  let word: PDFWords.Word

  /// Dots to the inch of the slices: a tenth of a point each.
  private static let fineness = 720

  func box(of range: Range<Int>) async throws -> PDFBox {
    var box = word.box
    let (start, end) = (box.x0, box.x1)
    // Letters that stand under one another share no edge: the whole word goes.
    guard box.height < box.width * 1.5 || word.text.count == 1 else { return box }
    let (before, after) = (range.lowerBound, word.text.count - range.upperBound)
    if before > 0 {
      box.x0 = try await felt(from: start, to: end) { try await letters(from: start, to: $0) <= before }
    }
    if after > 0 {
      box.x1 = try await felt(from: end, to: start) { try await letters(from: $0, to: end) <= after }
    }
    return box
  }

  /// The farthest place from `safe` that is still safe, to half a point.
  private func felt(from safe: Double, to far: Double, _ isSafe: (Double) async throws -> Bool) async throws -> Double {
    var (good, bad) = (safe, far)
    while abs(bad - good) > 0.5 {
      let middle = (good + bad) / 2
      if try await isSafe(middle) { good = middle } else { bad = middle }
    }
    return good
  }

  /// How many letters show in a slice of the word, those cut through included.
  private func letters(from left: Double, to right: Double) async throws -> Int {
    let scale = Double(Self.fineness) / 72
    let (x, y) = (Int((left * scale).rounded(.up)), Int((word.box.y0 * scale).rounded()))
    let (wide, tall) = (max(1, Int(right * scale) - x), max(1, Int(word.box.height * scale)))
    let slice = ["-x", "\(x)", "-y", "\(y)", "-W", "\(wide)", "-H", "\(tall)"]
    let one = ["-f", "\(page + 1)", "-l", "\(page + 1)", "-r", "\(Self.fineness)"]
    do {
      let output = try await ChildProcess.run(
        PDFWords.reader, one + slice + ["-enc", "UTF-8", path, "-"], limits: PDFWords.limits)
      return String(decoding: output.standardOutput, as: UTF8.self).count { !$0.isWhitespace }
    } catch let failure as ChildProcess.Failure { throw Fault.invalid("file", failure.sentence) }
  }
}
