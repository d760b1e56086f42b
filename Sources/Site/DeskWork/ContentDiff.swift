import Kernel
import Manuscript
import Publishing

/// The differences between what two revisions say (稿件对照): field by field, and the text by its words.
struct ContentDiff: Sendable {
  /// A field that is not the same (要素变化).
  struct Field: Sendable, Equatable {
    let name: String
    let diff: TextDiff
  }

  let fields: [Field]
  let body: ManuscriptDiff
  /// Files that came and went, by their keys.
  let attached: [Attachment.ID]
  let detached: [Attachment.ID]

  init(from old: Content, to new: Content) {
    fields = zip(Self.fields(old, beside: new), Self.fields(new, beside: old)).compactMap { before, after in
      before.1 == after.1 ? nil : Field(name: before.0, diff: TextDiff(from: before.1, to: after.1))
    }
    body = ManuscriptDiff(from: old.manuscript, to: new.manuscript)
    attached = new.attachments.filter { !old.attachments.contains($0) }
    detached = old.attachments.filter { !new.attachments.contains($0) }
  }

  var isSame: Bool { fields.isEmpty && body.isSame && attached.isEmpty && detached.isEmpty }

  /// Every field in words, in the order of the editor.
  private static func fields(_ content: Content, beside other: Content) -> [(String, String)] {
    common(content) + own(content, beside: other)
  }

  /// The kind and its fields, also those that only the other has.
  private static func own(_ content: Content, beside other: Content) -> [(String, String)] {
    let names = Set(content.facts.keys).union(other.facts.keys).sorted()
    return [("信息种类", ItemKind.name(of: content.kind))]
      + names.map { (ItemKind.label(of: $0, in: content.kind), content.facts[$0] ?? "") }
  }

  private static func common(_ content: Content) -> [(String, String)] {
    [
      ("标题", content.title), ("副标题", content.subtitle), ("体裁", content.genre), ("文号", content.documentNumber),
      ("发布机构", content.issuer), ("成文日期", day(content.writtenOn)), ("生效日期", day(content.effectiveOn)),
      ("失效日期", day(content.expiresOn)), ("公开属性", content.openness.chinese), ("法律依据", content.opennessBasis),
      ("信息来源", content.sourceName), ("来源网址", content.sourceURL),
      ("关键词", content.keywords.joined(separator: "；")), ("主题分类", content.theme), ("内容概述", content.summary),
      ("作者", content.author),
    ]
  }

  private static func day(_ day: Day?) -> String { day?.chinese ?? "" }
}
