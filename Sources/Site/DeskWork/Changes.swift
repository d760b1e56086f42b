import Kernel
import Publishing

/// What changed against the public edition (版本对照), one sentence for each thing that is not the same.
enum Changes {
  static func sentences(from old: Revision, to new: Revision) -> [String] {
    fields(old, new).compactMap { name, before, after in
      before == after ? nil : "\(name)：\(shown(before)) → \(shown(after))。"
    } + body(old.plainText, new.plainText) + attachments(old.content, new.content)
  }

  private static func fields(_ old: Revision, _ new: Revision) -> [(String, String, String)] {
    let (a, b) = (old.content, new.content)
    return [
      ("标题", a.title, b.title), ("文号", old.documentNumber, new.documentNumber), ("发布机构", a.issuer, b.issuer),
      ("体裁", a.genre, b.genre), ("成文日期", day(a.writtenOn), day(b.writtenOn)),
      ("生效日期", day(a.effectiveOn), day(b.effectiveOn)), ("失效日期", day(a.expiresOn), day(b.expiresOn)),
      ("公开属性", a.openness.chinese, b.openness.chinese), ("法律依据", a.opennessBasis, b.opennessBasis),
      ("信息来源", a.sourceName, b.sourceName), ("主题分类", a.theme, b.theme), ("内容概述", a.summary, b.summary),
      ("关键词", a.keywords.joined(separator: "；"), b.keywords.joined(separator: "；")),
    ]
  }

  private static func day(_ day: Day?) -> String { day?.chinese ?? "" }
  private static func shown(_ value: String) -> String { value.isEmpty ? "（空）" : value }

  /// Paragraphs that are in one and not in the other. A moved paragraph counts for nothing.
  private static func body(_ old: String, _ new: String) -> [String] {
    if old == new { return [] }
    func counts(_ text: String) -> [Substring: Int] {
      text.split(separator: "\n").reduce(into: [:]) { $0[$1, default: 0] += 1 }
    }
    let (before, after) = (counts(old), counts(new))
    let added = after.reduce(0) { $0 + max(0, $1.value - (before[$1.key] ?? 0)) }
    let removed = before.reduce(0) { $0 + max(0, $1.value - (after[$1.key] ?? 0)) }
    if added == 0, removed == 0 { return ["正文：段落的先后或分段变了。"] }
    return ["正文：有 \(added) 段是新的或改过的，原来的 \(removed) 段不再是原样。"]
  }

  private static func attachments(_ old: Content, _ new: Content) -> [String] {
    let (before, after) = (Set(old.attachments), Set(new.attachments))
    if before == after { return [] }
    return ["附件：新增 \(after.subtracting(before).count) 个，去掉 \(before.subtracting(after).count) 个。"]
  }
}
