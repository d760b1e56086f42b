import Foundation
import Kernel
import Manuscript

/// What is to be done with the chosen items (批量操作), kept as it was ordered.
package enum BulkOrder: Equatable, Sendable, Codable {
  /// 查找替换.
  case replace(BulkReplacement)
  /// 移动到另一栏目.
  case move(to: Column.ID)
  /// 改关键词、主题.
  case retag(BulkTags)
  /// 标注失效、废止.
  case mark(Validity, on: Day, reason: String)
  /// 导出; public addresses begin with `origin`.
  case export(origin: String)
  /// 撤销 of another bulk work.
  case undo(Bulk.ID)

  var verb: String {
    switch self {
    case .replace: "replace"
    case .move: "move"
    case .retag: "retag"
    case .mark: "mark"
    case .export: "export"
    case .undo: "undo"
    }
  }

  package var chinese: String {
    switch self {
    case .replace: "查找替换"
    case .move: "移动栏目"
    case .retag: "改关键词和主题"
    case .mark: "标注有效性"
    case .export: "导出"
    case .undo: "撤销"
    }
  }

  /// An export changes nothing, and an undoing is not undone.
  package var mayBeUndone: Bool {
    switch self {
    case .replace, .move, .retag, .mark: true
    case .export, .undo: false
    }
  }

  init(stored: String) throws { self = try JSONDecoder().decode(BulkOrder.self, from: Data(stored.utf8)) }

  func stored() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }
}

/// Words to be replaced, and where (替换要求).
package struct BulkReplacement: Equatable, Sendable, Codable {
  package var substitution: Substitution
  package var fields: Set<BulkField>
  /// What was public goes straight to review in its new edition; else the new edition stays a draft.
  package var submits: Bool

  package init(_ substitution: Substitution, in fields: Set<BulkField>, submits: Bool) {
    (self.substitution, self.fields, self.submits) = (substitution, fields, submits)
  }

  package func issues() -> [Issue] {
    let (words, by) = (substitution.words, substitution.replacement)
    var issues: [Issue] = []
    if words.trimmed.isEmpty { issues.append(Issue("words", "请填写要查找的文字。")) }
    if words.count > 100 { issues.append(Issue("words", "要查找的文字最多 100 个字，请删减。")) }
    if by.count > 100 { issues.append(Issue("by", "替换成的文字最多 100 个字，请删减。")) }
    if !words.isEmpty, words == by { issues.append(Issue("by", "替换前后的文字一样，请核对。")) }
    if fields.isEmpty { issues.append(Issue("fields", "请至少选择一个查找的地方。")) }
    return issues
  }
}

/// Keywords to add and take away, and a new theme (关键词和主题).
package struct BulkTags: Equatable, Sendable, Codable {
  package var added: [String]
  package var removed: [String]
  /// Empty leaves the themes as they are.
  package var theme: String
  package var submits: Bool

  package init(added: [String], removed: [String], theme: String, submits: Bool) {
    (self.added, self.removed, self.theme, self.submits) = (added, removed, theme, submits)
  }

  package func issues() -> [Issue] {
    if added.isEmpty, removed.isEmpty, theme.trimmed.isEmpty { return [Issue("added", "请填写要加上、去掉的关键词，或者新的主题。")] }
    return theme.count > 100 ? [Issue("theme", "主题最多 100 个字，请删减。")] : []
  }

  /// The content with its keywords and theme changed; nil when nothing changes.
  func applied(to content: Content) -> Content? {
    var made = content
    made.keywords.removeAll { removed.contains($0) }
    made.keywords += added.filter { !made.keywords.contains($0) }
    if !theme.trimmed.isEmpty { made.theme = theme.trimmed }
    return made == content ? nil : made
  }
}
