import Kernel
import Manuscript
import Store

/// What the kind of an item asks for at the gate (本类检查): every field that is missing or cannot be read, all at once.
enum KindGate {
  static func issues(
    _ revision: Revision?, _ piece: Workpiece, _ moment: KindMoment, on day: Day, _ reader: some Reader
  ) throws -> [Issue] {
    guard let revision else { return [] }
    var issues = blanks(revision) + PictureCheck.issues(revision.content.manuscript)
    guard let kind = try KindInForce.find(revision.content.kind, in: piece.item.town, on: day, reader) else {
      return issues
    }
    let said = Set(Gate.issues(revision, piece).map(\.field))
    for demand in kind.demands where demand.moment.isDue(at: moment) && !said.contains(demand.field) {
      if try isMissing(demand.field, revision, piece, reader) {
        issues.append(Issue(demand.field, sentence(demand, kind.kind)))
      }
    }
    return issues + unread(revision.content, kind.kind)
      + (try HeadFact.issues(revision, kind.kind, in: piece.item.town, on: day, reader))
  }

  private static func sentence(_ demand: KindDemand, _ kind: ItemKind) -> String {
    if demand.field == "policy" { return "政策解读要关联它解读的政策文件：请在信息页的“关联”里填写那份文件的公开网址。" }
    return "“\(kind.name)”要有\(demand.label)，请填写。"
  }

  private static func isMissing(
    _ field: String, _ revision: Revision, _ piece: Workpiece, _ reader: some Reader
  ) throws -> Bool {
    let content = revision.content
    if field.hasPrefix("fact-") { return (content.facts[String(field.dropFirst(5))] ?? "").trimmed.isEmpty }
    switch field {
    case "documentNumber": return revision.documentNumber.isEmpty
    case "writtenOn": return content.writtenOn == nil
    case "effectiveOn": return content.effectiveOn == nil
    case "expiresOn": return content.expiresOn == nil
    case "summary": return content.summary.trimmed.isEmpty
    case "sourceName": return content.sourceName.trimmed.isEmpty
    case "keywords": return content.keywords.isEmpty
    case "attachments": return content.attachments.isEmpty
    // Elsewhere than in a column of interpretations nothing can be linked.
    case "policy" where piece.column.kind != .interpretation: return false
    case "policy": return try reader.count("SELECT count(*) FROM item_link WHERE interpretation = \(piece.item.id)") == 0
    default: return false
    }
  }

  /// What was written and cannot be read, and a period that ends before it begins.
  private static func unread(_ content: Content, _ kind: ItemKind) -> [Issue] {
    var issues: [Issue] = []
    for ask in kind.asks {
      guard let value = content.facts[ask.name]?.trimmed, !value.isEmpty else { continue }
      if let problem = ask.problem(with: value) { issues.append(Issue("fact-" + ask.name, problem)) }
    }
    if let period = kind.period, let run = RunningPeriod(content.facts, period), let to = run.to, to < run.from {
      issues.append(Issue("fact-" + period.to, "\(period.label)的结束日早于开始日，请核对。"))
    }
    return issues
  }

  /// What a template left to be written.
  private static func blanks(_ revision: Revision) -> [Issue] {
    let count = revision.plainText.ranges(of: ItemKind.blank).count
    return count == 0 ? [] : [Issue("body", "正文里还有 \(count) 处“\(ItemKind.blank)”没有填写，请补上或者删去。")]
  }
}
