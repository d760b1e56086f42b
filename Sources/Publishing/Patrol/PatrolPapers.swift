import Foundation
import Kernel

/// What the data of an item say against it (要素巡检): dates, source, validity, periods that are over.
extension PatrolItem {
  func papers(_ rules: PatrolRules, _ tree: ColumnTree) -> [PatrolFound] {
    dates(tree) + source + lapse(rules) + overrun(rules)
  }

  private func dates(_ tree: ColumnTree) -> [PatrolFound] {
    if let writtenOn {
      return writtenOn > publishedOn ? [PatrolFound(.undated, self, "成文日期晚于发布日期")] : []
    }
    guard let column = tree[column], [.policy, .interpretation].contains(column.kind) else { return [] }
    return column.kind == .policy ? [PatrolFound(.undated, self, "没有成文日期")] : []
  }

  private var source: [PatrolFound] {
    issuer.trimmed.isEmpty && sourceName.trimmed.isEmpty ? [PatrolFound(.unsourced, self, "来源和发布机构都没有写")] : []
  }

  /// A document whose last day is over is marked so on its page (R5).
  private func lapse(_ rules: PatrolRules) -> [PatrolFound] {
    guard validity.isCurrent, let expiresOn, expiresOn < rules.day else { return [] }
    return [PatrolFound(.lapsed, self, "有效期至\(expiresOn.chinese)，页面上仍显示\(validity.chinese)")]
  }

  private func overrun(_ rules: PatrolRules) -> [PatrolFound] {
    guard rules.words("periodKinds").contains(kind), let period = ItemKind.known.first(where: { $0.slug == kind })?.period,
      let run = RunningPeriod(facts, period), run.stand(on: rules.day) == .over, let to = run.to
    else { return [] }
    return [PatrolFound(.overrun, self, "\(run.label)到\(to.chinese)为止")]
  }
}

/// Documents among the files of an item that come in one form only (附件格式): the fault that the town's own summary names.
enum PatrolFiles {
  private static let documents: Set<String> = ["pdf", "doc", "docx", "wps", "ofd", "rtf", "odt"]

  static func found(_ item: PatrolItem, _ files: [Attachment]) -> [PatrolFound] {
    let named = files.map { file -> (base: String, end: String) in
      let parts = file.name.split(separator: ".")
      let end = parts.count > 1 ? parts.last.map { $0.lowercased() } ?? "" : ""
      return (end.isEmpty ? file.name : String(file.name.dropLast(end.count + 1)), end)
    }
    let forms = Dictionary(grouping: named.filter { documents.contains($0.end) }, by: \.base)
    let single = forms.filter { Set($0.value.map(\.end)).count < 2 }
    return single.isEmpty ? [] : [PatrolFound(.oneForm, item, "\(single.count) 个附件只有一种格式")]
  }
}
