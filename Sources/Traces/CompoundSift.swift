import Foundation
import Manuscript

/// What the older DOC, XLS and PPT files say of their makers (旧格式痕迹). Their properties are emptied in place; what
/// lies deeper is told, and a newer format asked for.
enum CompoundSift {
  static func sift(_ bytes: [UInt8], _ keeping: Set<Trace.Kind>) throws(Refusal) -> Sifted {
    var file = try CompoundFile(bytes)
    let names = Set(file.entries.map(\.name))
    guard !names.contains("EncryptedPackage"), !names.contains("EncryptionInfo") else {
      throw Refusal("文件加了密码，不能检查，请去掉密码后再上传。")
    }
    var ledger = TraceLedger(keeping: keeping)
    for (stream, tags) in [("\u{5}SummaryInformation", summary), ("\u{5}DocumentSummaryInformation", document)] {
      properties(stream, tags, &file, &ledger)
    }
    if names.contains("VBA") || names.contains("_VBA_PROJECT_CUR") || names.contains("Macros") {
      ledger.note(.macro, "文件带有宏程序，旧格式里不能去掉，请另存为不带宏的新格式（DOCX、XLSX）后再上传。", removed: false)
    }
    if let book = file.stream("Workbook") ?? file.stream("Book") {
      OldWorkbook.tell(book, &ledger)
    } else {
      ledger.note(
        .unreadable, "旧格式里的批注、修订和隐藏文字不能逐项检查，建议另存为 DOCX 或 PDF 后再上传。", weight: .notable, removed: false)
    }
    return Sifted(ledger.traces, clean: file.bytes)
  }

  private static let summary = [
    2: "标题", 3: "主题", 4: "作者", 5: "关键词", 6: "备注", 7: "模板", 8: "最后修改人",
  ]
  private static let document = [2: "类别", 14: "主管", 15: "单位"]

  /// One property set ([MS-OLEPS]): numbers, and where their values lie.
  private static func properties(
    _ stream: String, _ tags: [Int: String], _ file: inout CompoundFile, _ ledger: inout TraceLedger
  ) {
    guard let bytes = file.stream(stream), bytes.count >= 48 else { return }
    let number = { (offset: Int) in
      offset >= 0 && offset + 4 <= bytes.count ? (0..<4).reduce(0) { $0 | Int(bytes[offset + $1]) << (8 * $1) } : 0
    }
    let section = number(44)
    var (said, ranges, page): ([String], [Range<Int>], Int) = ([], [], 0)
    for index in 0..<min(number(section + 4), 200) {
      let (tag, place) = (number(section + 8 + 8 * index), section + number(section + 12 + 8 * index))
      let type = number(place) & 0xFFFF
      if tag == 1 { page = number(place + 4) & 0xFFFF }
      guard let name = tags[tag], type == 0x1E || type == 0x1F else { continue }
      let length = number(place + 4) * (type == 0x1F ? 2 : 1)
      guard length > 0, place + 8 + length <= bytes.count else { continue }
      let range = (place + 8)..<(place + 8 + length)
      let text = Self.text(bytes[range], isWide: type == 0x1F, page).prefix { $0 != "\0" }
      guard !text.allSatisfy(\.isWhitespace) else { continue }
      ranges.append(range)
      said.append("\(name)：\(text.prefix(60))")
    }
    guard !said.isEmpty else { return }
    ledger.note(.author, "文件属性里写着" + said.joined(separator: "，") + "。", count: said.count)
    if ledger.removes(.author) { for range in ranges { file.blank(range, of: stream) } }
  }

  private static func text(_ bytes: ArraySlice<UInt8>, isWide: Bool, _ page: Int) -> String {
    let data = Data(bytes)
    if isWide || page == 1200 { return String(data: data, encoding: .utf16LittleEndian) ?? "" }
    // GB 18030, which holds all of 936.
    let chinese = String.Encoding(rawValue: 0x8000_0632)
    return String(data: data, encoding: page == 65001 ? .utf8 : chinese) ?? String(decoding: data, as: UTF8.self)
  }
}

/// The records of an XLS workbook ([MS-XLS]), as far as they say what is hidden (旧表格).
enum OldWorkbook {
  static func tell(_ bytes: [UInt8], _ ledger: inout TraceLedger) {
    var (sheets, rows, columns, notes): ([String], Int, Int, Int) = ([], 0, 0, 0)
    var index = 0
    while index + 4 <= bytes.count {
      let kind = Int(bytes[index]) | Int(bytes[index + 1]) << 8
      let length = Int(bytes[index + 2]) | Int(bytes[index + 3]) << 8
      let body = bytes[min(index + 4, bytes.count)..<min(index + 4 + length, bytes.count)]
      let byte = { (offset: Int) in offset < body.count ? body[body.startIndex + offset] : 0 }
      switch kind {
      case 0x0085 where byte(4) & 3 != 0: sheets.append(name(body))
      case 0x0208 where byte(12) & 0x20 != 0: rows += 1
      case 0x007D where byte(8) & 1 != 0: columns += 1
      case 0x001C: notes += 1
      default: break
      }
      index += 4 + length
    }
    let ask = "旧格式里不能去掉，请另存为 XLSX 后再上传。"
    if !sheets.isEmpty { ledger.note(.hidden, "有隐藏的工作表：\(sheets.told())。\(ask)", count: sheets.count, removed: false) }
    let count = rows + columns
    if count > 0 { ledger.note(.hidden, "隐藏了 \(rows) 行、\(columns) 处列。\(ask)", count: count, weight: .notable, removed: false) }
    if notes > 0 { ledger.note(.comment, "有 \(notes) 条批注。\(ask)", count: notes, removed: false) }
  }

  /// BOUNDSHEET8: the length of the name, whether it is wide, the name.
  private static func name(_ body: ArraySlice<UInt8>) -> String {
    guard body.count > 8 else { return "" }
    let (start, length) = (body.startIndex, Int(body[body.startIndex + 6]))
    let isWide = body[start + 7] & 1 == 1
    let data = Data(body.dropFirst(8).prefix(isWide ? length * 2 : length))
    return String(data: data, encoding: isWide ? .utf16LittleEndian : .isoLatin1) ?? ""
  }
}
