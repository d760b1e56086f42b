import Foundation
import Kernel
import Manuscript

extension PreparedRecord {
  /// Dates come from the document itself. Where the source's database says otherwise both are told: one real
  /// export had every stored date a month late.
  mutating func chooseDates(_ record: SourceRecord) {
    let given = day(record.writtenOn, "成文日期")
    let signed = reading.manuscript.signedOn
    writtenOn = given ?? signed
    if let given, let signed, given != signed {
      writtenOn = signed
      isRepaired = true
      reasons.append("来源登记的成文日期 \(given) 与正文落款 \(signed) 不一致，以正文为准。")
    }
    if let stored = ChineseDate.parse(record.databaseWritten)?.kernelDay, let writtenOn, stored != writtenOn {
      reasons.append("来源数据库的成文日期 \(stored) 与文件的 \(writtenOn) 不一致，以文件为准。")
    }
    choosePublication(record)
  }

  private mutating func choosePublication(_ record: SourceRecord) {
    publishedAt = Beijing.instant(record.publishedOn) ?? day(record.publishedOn, "发布日期")?.start
    if let stored = ChineseDate.parse(record.databaseReleased)?.kernelDay, let publishedAt,
      stored != Day(at: publishedAt)
    {
      reasons.append("来源数据库的发布日期 \(stored) 与页面的 \(Day(at: publishedAt)) 不一致，以页面为准。")
    }
    if publishedAt == nil, let writtenOn {
      reasons.append("来源没有发布日期，列表按成文日期 \(writtenOn) 排列。")
    }
    if let writtenOn, let publishedAt, writtenOn > Day(at: publishedAt) {
      reasons.append("成文日期 \(writtenOn) 晚于发布日期 \(Day(at: publishedAt))，请核对。")
    }
  }

  private mutating func day(_ text: String, _ name: String) -> Day? {
    guard !text.trimmed.isEmpty else { return nil }
    if let day = ChineseDate.parse(text)?.kernelDay { return day }
    reasons.append("\(name)“\(text.prefix(20))”看不懂，没有采用。")
    return nil
  }
}

extension ChineseDate {
  var kernelDay: Day? { Day(year: year, month: month, day: day) }
}

extension Manuscript {
  /// The 成文日期 under the signature at the end, if it is a whole date.
  var signedOn: Day? {
    for block in blocks.suffix(6).reversed() {
      if case .date(let inlines) = block {
        return ChineseDate.parse(Manuscript(blocks: [.date(inlines)]).plainText)?.kernelDay
      }
    }
    return nil
  }
}
