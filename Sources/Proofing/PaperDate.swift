import Kernel
import Manuscript

/// The day that a paper bears (成文日期), so that an old text is judged by its own time: the last line that is nothing but a day,
/// or a day in brackets under the title.
package enum PaperDate {
  package static func of(_ text: ProofText) -> Day? {
    let lines = text.lines.map(text.trimmed).filter { !$0.isEmpty }.map(text.string)
    let candidates = Array(lines.suffix(12).reversed()) + Array(lines.prefix(6))
    for line in candidates where line.count <= 24 {
      let bare = line.filter { !"（）() 　".contains($0) }
      guard bare.hasSuffix("日"), bare.contains("年"), let date = ChineseDate.parse(bare),
        let day = Day(year: date.year, month: date.month, day: date.day)
      else { continue }
      return day
    }
    return nil
  }
}
