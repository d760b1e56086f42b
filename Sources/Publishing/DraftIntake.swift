import Foundation
import Jobs
import Kernel
import Manuscript

/// What a file says (读入结果), under a name that pages of readings do not have.
package typealias FileReading = Reading

/// Reading a file into a draft (上传成稿): DOCX, TXT and HTML by our own readers, DOC and WPS through LibreOffice, PDF
/// through poppler. What it is, is told from its bytes; its name only says what its sender thinks.
package struct DraftIntake: Sendable {
  package let name: String
  private let path: String
  /// An empty folder of its own, for what the programs write.
  private let folder: String

  package static let endings = ["docx", "doc", "wps", "rtf", "txt", "htm", "html", "pdf"]
  static let most = 32 << 20

  package init(path: String, named name: String, folder: String) {
    (self.path, self.name, self.folder) = (path, name, folder)
  }

  /// Throws `invalid` with one sentence when nothing can be read.
  package func read() async throws -> Reading {
    let ending = name.split(separator: ".").last.map { $0.lowercased() } ?? ""
    guard name.contains("."), Self.endings.contains(ending) else {
      throw refusal("不能读成稿件，请选择 DOCX、DOC、WPS、TXT、网页或 PDF 文件。")
    }
    let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
    guard size > 0 else { throw refusal("是空文件，请检查后重新选择。") }
    guard size <= Self.most else { throw refusal("超过 \(Self.most >> 20) MB，请拆分后再读入。") }
    let reading = try await read(ending)
    guard !reading.manuscript.blocks.isEmpty || reading.title != nil else {
      throw refusal("里没有读到文字，请打开核对后再上传。")
    }
    return reading
  }

  private func read(_ ending: String) async throws -> Reading {
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
    switch Form(bytes, ending) {
    case .portable: return try await portable()
    case .package: return try await apart { () throws(Refusal) in try DOCXReader.read(bytes) }
    case .oldOffice: return try await converted()
    case .markup: return try await apart { () throws(Refusal) in try HTMLReader.read(bytes) }
    case .text: return try await apart { () throws(Refusal) in try TextReader.read(bytes) }
    case .unknown: throw refusal("不是 Word 或 WPS 文档，可能已损坏，请用 Word 或 WPS 打开后另存为 DOCX 再上传。")
    }
  }

  private enum Form {
    case portable, package, oldOffice, markup, text, unknown

    init(_ bytes: [UInt8], _ ending: String) {
      let head = String(decoding: bytes.prefix(1024), as: UTF8.self).lowercased()
      if head.contains("%pdf-") { self = .portable; return }
      if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) { self = .package; return }
      if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) || head.hasPrefix("{\\rtf") { self = .oldOffice; return }
      if ending == "txt" { self = .text; return }
      let isMarkup = ["<html", "<!doctype", "<?xml", "<body", "<p", "<div", "<table"].contains(where: head.contains)
      self = isMarkup || ending.hasPrefix("htm") ? .markup : .unknown
    }
  }

  /// A DOC, WPS or RTF file, made a DOCX by LibreOffice first.
  private func converted() async throws -> Reading {
    let bytes = try await OfficeConversion(folder: folder).docx(of: path, named: name)
    var reading = try await apart { () throws(Refusal) in try DOCXReader.read(bytes) }
    reading.repairs.append("原文件不是 DOCX，已用 LibreOffice 转换，请核对版式和表格。")
    return reading
  }

  private func portable() async throws -> Reading {
    let limits = ChildProcess.Limits(time: 30, memory: 1 << 30, output: 16 << 20)
    let output: ChildProcess.Output
    do {
      output = try await ChildProcess.run(
        "/usr/bin/pdftotext", ["-layout", "-enc", "UTF-8", "-q", path, "-"], limits: limits)
    } catch let failure as ChildProcess.Failure {
      if case .failed = failure { throw refusal("打不开：文件已损坏或加了密码，请另存一份不加密码的再上传。") }
      throw refusal("没有读成：\(failure.sentence)")
    }
    let laidOut = String(decoding: output.standardOutput, as: UTF8.self)
    guard laidOut.unicodeScalars.contains(where: { $0.properties.isAlphabetic || $0.properties.isIdeographic }) else {
      throw refusal("是扫描件，里面只有图片没有文字，不能读成稿件；请上传 Word 原稿，或把它作为附件。")
    }
    let paragraphs = PDFText.paragraphs(laidOut)
    var reading = try await apart { () throws(Refusal) in try TextReader.read(paragraphs.text) }
    reading.repairs.append("PDF 只读入文字：分段按版面推断，图片没有读入，请对照原件核对。")
    if paragraphs.tableLines > 0 { reading.repairs.append("有 \(paragraphs.tableLines) 行像是表格，PDF 里的表格还原不了，请重新做表。") }
    if paragraphs.pageNumbers > 0 { reading.repairs.append("去掉了 \(paragraphs.pageNumbers) 处页码。") }
    return reading
  }

  /// On a thread of its own: a long document takes longer than a shared thread may be held.
  private func apart(_ body: @escaping @Sendable () throws(Refusal) -> Reading) async throws -> Reading {
    let result: Result<Reading, Refusal> = await withCheckedContinuation { continuation in
      let thread = Thread {
        do throws(Refusal) {
          continuation.resume(returning: .success(try body()))
        } catch {
          continuation.resume(returning: .failure(error))
        }
      }
      thread.stackSize = 16 << 20
      thread.start()
    }
    do { return try result.get() } catch { throw Fault.invalid("file", error.sentence) }
  }

  func refusal(_ sentence: String) -> Fault { .invalid("file", "“\(name.prefix(60))”\(sentence)") }
}
