import Foundation
import Kernel
import Manuscript

extension PreparedRecord {
  /// Reads the body, chooses title, number and dates, and lists all that had to be mended. Knows no database.
  package static func prepare(_ record: SourceRecord) throws(RefusedRecord) -> PreparedRecord {
    if !record.wasPublic {
      throw RefusedRecord(
        id: record.id, reasons: ["原系统没有把这条信息标为已公开（状态 \(record.state.trimmed.prefix(20))），没有导入；需要公开的请新建并走审核。"])
    }
    let reading: Reading
    do {
      reading = try read(record)
    } catch {
      throw RefusedRecord(id: record.id, reasons: [error.sentence])
    }
    var prepared = PreparedRecord(
      id: record.id, title: "", reading: reading, rawDocumentNumber: "", documentNumber: nil,
      issuer: record.issuer.trimmed, category: record.category.trimmed, url: record.url)
    prepared.tellOfReading()
    prepared.chooseTitle(record)
    prepared.chooseNumber(record)
    prepared.chooseDates(record)
    prepared.takeFiles(record)
    if record.files == nil { prepared.tellOfAttachments(record) }
    try prepared.refuseEmptiness()
    return prepared
  }

  private static func read(_ record: SourceRecord) throws(Refusal) -> Reading {
    let title = record.title.isEmpty ? nil : record.title
    if record.format == .html, !record.part.isEmpty {
      let page = try PageBlocks(record.body)
      let base = record.base
      if let reading = page.reading(of: record.part, baseAddress: base, title: title) { return reading }
      throw Refusal("网页里没有选定的正文区块“\(record.part.prefix(40))”，请核对字段对应，或者单独导入这一页。")
    }
    return switch record.format {
    case .html: try HTMLReader.read(record.body, baseAddress: record.base, title: title)
    case .docx: try DOCXReader.read(record.body)
    case .text: try TextReader.read(record.body)
    }
  }

  private mutating func tellOfReading() {
    reasons += reading.repairs
    reasons += reading.omissions.map(\.sentence)
    isRepaired = reading.isMended
  }

  /// Files are not fetched from the old site: who needs them adds them to the item.
  private mutating func tellOfAttachments(_ record: SourceRecord) {
    guard !record.attachments.isEmpty else { return }
    reasons.append("来源列出的附件“\(record.attachments.prefix(60))”没有随数据提供，没有转入，请在信息里补传。")
  }

  private mutating func chooseTitle(_ record: SourceRecord) {
    title = record.title.singleLine
    if title.isEmpty, let found = reading.title { title = found.singleLine }
    guard title.isEmpty else { return }
    title = record.format == .docx || record.format == .html ? record.id.fileTitle : ""
    if title.isEmpty, let line = reading.manuscript.plainText.split(separator: "\n").first { title = String(line.prefix(60)) }
    if !title.isEmpty { reasons.append("来源没有标题，用“\(title.prefix(30))”代替，请核对。") }
  }

  private mutating func chooseNumber(_ record: SourceRecord) {
    let given = record.documentNumber.trimmed
    rawDocumentNumber = given.isEmpty ? (reading.documentNumber ?? "") : given
    guard !rawDocumentNumber.isEmpty else { return }
    guard let parsed = DocumentNumber.parse(rawDocumentNumber) else {
      reasons.append("文号“\(rawDocumentNumber.prefix(40))”不是标准写法，已按原样保留，请核对。")
      documentNumber = rawDocumentNumber
      return
    }
    documentNumber = parsed.text
    if parsed.text != rawDocumentNumber {
      isRepaired = true
      reasons.append("文号“\(rawDocumentNumber.prefix(40))”规范为“\(parsed.text)”。")
    }
  }

  private mutating func refuseEmptiness() throws(RefusedRecord) {
    let text = reading.manuscript.plainText.filter { !$0.isWhitespace }
    let hasPicture = !reading.media.isEmpty || reading.manuscript.hasPictureOrTable
    if text.isEmpty, reading.media.isEmpty, reading.manuscript.hasPicture {
      throw RefusedRecord(id: id, reasons: ["正文只有图片，而图片文件没有随数据提供；请补上图片或者文字后再导入。"])
    }
    if text.isEmpty && !hasPicture && files.isEmpty { throw RefusedRecord(id: id, reasons: ["正文是空的，没有可以公开的内容。"]) }
    if text.count < 20, Set(text).count <= 3, !hasPicture, files.isEmpty {
      throw RefusedRecord(id: id, reasons: ["正文只有“\(text.prefix(12))”，像是测试数据，没有导入。"])
    }
    if title.isEmpty { throw RefusedRecord(id: id, reasons: ["没有标题，正文里也找不到，请补上标题后再导入。"]) }
  }
}

extension Manuscript {
  /// Pictures stand between paragraphs or inside them.
  var hasPicture: Bool {
    blocks.contains { block in
      switch block {
      case .image: true
      case .paragraph(let paragraph): paragraph.inlines.contains { if case .image = $0 { true } else { false } }
      case .heading, .list, .table, .note, .signature, .date, .rule, .pageBreak: false
      }
    }
  }

  var hasPictureOrTable: Bool {
    blocks.contains { block in
      switch block {
      case .image, .table: true
      case .heading, .paragraph, .list, .note, .signature, .date, .rule, .pageBreak: false
      }
    }
  }
}

extension String {
  /// On one line, with runs of white space folded.
  var singleLine: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
  /// A file's name without its folders and extension.
  var fileTitle: String { ((self as NSString).lastPathComponent as NSString).deletingPathExtension }
}
