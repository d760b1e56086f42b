import Kernel
import Store

/// That a field must be filled, from when on and why (必填要求).
package struct KindDemand: Equatable, Sendable {
  /// A common field's name, or `fact-NAME` for one of the kind's own.
  package let field: String
  package let label: String
  package let moment: KindMoment
  /// The article or the setting that says so.
  package let source: String
  /// Of the law: a town does not loosen it.
  package let isLaw: Bool

  /// The dated setting by which a town says when a field must be filled.
  package static func setting(_ kind: String, _ field: String) -> String {
    "kinds.\(kind)." + (field.hasPrefix("fact-") ? String(field.dropFirst(5)) : field)
  }

  /// What the common fields are called.
  package static let labels = [
    "documentNumber": "文号", "writtenOn": "成文日期", "effectiveOn": "生效日期", "expiresOn": "失效日期",
    "summary": "内容概述", "attachments": "附件", "policy": "解读的政策文件", "sourceName": "信息来源",
    "keywords": "关键词",
  ]
}

extension ItemKind {
  /// Everything that may be asked for, with what holds in a town on a day.
  func demands(_ settings: [String: String]) -> [KindDemand] {
    let fields =
      asks.map { ("fact-" + $0.name, $0.label, $0.law) }
      + wants.map { ($0.field, KindDemand.labels[$0.field] ?? $0.field, $0.law) }
    return fields.map { field, label, law in
      if let law { return KindDemand(field: field, label: label, moment: law.moment, source: law.source, isLaw: true) }
      let moment = settings[KindDemand.setting(slug, field)].flatMap(KindMoment.init(rawValue:)) ?? .none
      return KindDemand(field: field, label: label, moment: moment, source: "", isLaw: false)
    }
  }
}
