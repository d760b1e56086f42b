import Foundation
import Kernel
import Manuscript
import Publishing

/// Between what is typed in the editor and what a revision says (稿件与表单).
extension ItemDraft {
  init(_ form: Form) {
    func typed(_ name: String) -> String { form[name] ?? "" }
    self.init(
      column: typed("column"), kind: typed("kind"), title: typed("title"), documentNumber: typed("documentNumber"),
      issuer: typed("issuer"), signed: typed("signed"), effective: typed("effective"), expires: typed("expires"),
      openness: typed("openness"), basis: typed("basis"), source: typed("source"), keywords: typed("keywords"),
      theme: typed("theme"), summary: typed("summary"), body: typed("body"), change: typed("change"),
      weight: form["weight"] ?? Self.major, itemKind: form["itemKind"], facts: Self.facts(form))
  }

  /// The fields of kinds, which are called `fact-NAME`.
  private static func facts(_ form: Form) -> [String: String] {
    let facts = form.fields.filter { $0.name.hasPrefix("fact-") && !$0.value.stripped.isEmpty }
    return Dictionary(facts.map { (String($0.name.dropFirst(5)), $0.value.stripped) }) { first, _ in first }
  }

  init(_ content: Content, column: String) {
    self.init(
      column: column, kind: content.genre, title: content.title, documentNumber: content.documentNumber,
      issuer: content.issuer, signed: content.writtenOn?.description ?? "",
      effective: content.effectiveOn?.description ?? "", expires: content.expiresOn?.description ?? "",
      openness: content.openness.rawValue, basis: content.opennessBasis, source: content.sourceName,
      keywords: content.keywords.joined(separator: "；"), theme: content.theme, summary: content.summary,
      body: BodyField.text(content.manuscript), change: content.changeNote,
      weight: content.isMajor ? Self.major : "minor", itemKind: content.kind, facts: content.facts)
  }

  /// What was typed as content, on top of what the editor does not show. Throws `invalid` with all that cannot be read.
  func content(upon base: Content?) throws -> (content: Content, body: BodyField.Read) {
    var (content, issues) = (base ?? Content(title: ""), [Issue]())
    let body = try BodyField.read(
      body, known: base?.manuscript, title: title.stripped, number: documentNumber.stripped)
    content.title = title.stripped.isEmpty ? body.title : title
    content.documentNumber = documentNumber.stripped.isEmpty ? body.documentNumber : documentNumber
    content.manuscript = body.manuscript
    (content.genre, content.issuer, content.theme, content.summary) = (kind, issuer, theme, summary)
    (content.opennessBasis, content.sourceName, content.changeNote) = (basis, source, change)
    content.isMajor = weight == Self.major
    if let itemKind { (content.kind, content.facts) = (itemKind.stripped, facts) }
    content.keywords = keywords.split { "；;，,、".contains($0) }.map { String($0).stripped }.filter { !$0.isEmpty }
    content.writtenOn = Self.day(signed, "signed", "成文日期", &issues)
    content.effectiveOn = Self.day(effective, "effective", "生效日期", &issues)
    content.expiresOn = Self.day(expires, "expires", "失效日期", &issues)
    if let chosen = Openness(rawValue: openness) {
      content.openness = chosen
    } else {
      issues.append(Issue("openness", "请选择公开属性。"))
    }
    guard issues.isEmpty else { throw Fault.invalid(issues) }
    return (content, body)
  }

  private static func day(_ typed: String, _ field: String, _ name: String, _ issues: inout [Issue]) -> Day? {
    guard !typed.stripped.isEmpty else { return nil }
    if let day = Day(typed.stripped) { return day }
    if let date = ChineseDate.parse(typed), let day = Day(year: date.year, month: date.month, day: date.day) {
      return day
    }
    issues.append(Issue(field, "\(name)“\(typed.prefix(20))”看不懂，请写成 2026-03-09 这样的日期。"))
    return nil
  }
}

extension [Issue] {
  /// The domain's names of fields, as the editor's form calls them.
  var inEditor: [Issue] {
    map { Issue(Self.names[$0.field] ?? $0.field, $0.sentence) }
  }

  private static let names = [
    "opennessBasis": "basis", "writtenOn": "signed", "effectiveOn": "effective", "expiresOn": "expires",
    "sourceName": "source", "attachments": "files", "changeNote": "change", "genre": "kind",
  ]
}

extension String {
  /// Without the white space around it.
  var stripped: String { trimmingCharacters(in: .whitespacesAndNewlines) }
}
