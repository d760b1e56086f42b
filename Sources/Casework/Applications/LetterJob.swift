import Files
import Foundation
import Jobs
import Kernel
import Manuscript
import Rendering
import Store

/// Makes the files of a letter (文书制作任务): Word always, PDF where there are fonts.
package struct LetterJob: Job {
  package static let kind = "application.letter"
  let letter: Int64
  let title: String

  package var label: String { "制作\(title)" }
  package var subject: String { "letter:\(letter)" }

  package func run(_ context: JobContext) async throws {
    let letter = try await context.store.read { try Letter.find(Letter.ID(self.letter), $0) }
    let files = try FileStore(folder: context.tools.files)
    let document = letter.document(origin: context.tools.origin)
    let docx = try files.put(Data(WordForm.bytes(document)), name: "\(letter.fileName).docx")
    var pdf: Blob?
    if let shelf = FontShelf(folders: context.tools.fonts) {
      let bytes = PDFForm.bytes(Layout.pages(document, style: .official, shelf: shelf))
      pdf = try files.put(Data(bytes), name: "\(letter.fileName).pdf")
    }
    try await context.store.write(as: .program("letters")) { [pdf] in
      try Letter.settle(letter.id, docx: docx, pdf: pdf, $0)
    }
    try await context.conclude(pdf == nil ? "Word 文件已做好；没有中文字体，没有做 PDF。" : "Word 和 PDF 文件已做好。")
  }
}

extension Letter {
  /// As it is set. Without an address of the world the QR code leads nowhere and is left out.
  package func document(origin: String) -> Document {
    var body = body
    var media: [String: [UInt8]] = [:]
    if !link.isEmpty, !origin.isEmpty, let code = QRCode(origin + link) {
      media["qr.png"] = code.png()
    } else {
      body.blocks.removeAll { block in if case .image = block { true } else { false } }
    }
    return Document(title: title, manuscript: body, media: media, number: number)
  }
}
