import Foundation
import Kernel
import Manuscript

extension Content {
  /// What a file that was read says about itself (读入要素): title, number, date and kind, as far as they stand in it.
  package init(_ reading: Reading, file name: String, issuer: String) {
    let stem = name.contains(".") ? String(name[..<(name.lastIndex(of: ".") ?? name.endIndex)]) : name
    self.init(title: String((reading.title ?? stem).trimmed.prefix(200)), manuscript: reading.manuscript)
    documentNumber = reading.documentNumber ?? ""
    (self.issuer, sourceName) = (issuer, issuer)
    genre = Self.genres.first { title.hasSuffix($0) } ?? ""
    for case .date(let inlines) in reading.manuscript.blocks.reversed() {
      guard writtenOn == nil, let date = ChineseDate.parse(inlines.plainText) else { continue }
      writtenOn = Day(year: date.year, month: date.month, day: date.day)
    }
  }

  /// 党政机关公文处理工作条例 第八条 and what else a town publishes; the longer word first.
  private static let genres = ["通知", "公告", "公示", "通告", "通报", "意见", "决定", "报告", "纪要", "方案", "办法", "规定", "函"]
}
