import Foundation
import Kernel
import Manuscript
import Store

/// What a revision says (内容): the text and everything known about it. Saving makes an immutable revision of it.
package struct Content: Equatable, Sendable {
  package var title: String
  package var subtitle = ""
  package var manuscript = Manuscript()
  /// 文号 as typed; the normal form is made when it is saved.
  package var documentNumber = ""
  /// 发布机构: the full standard name.
  package var issuer = ""
  /// 成文日期.
  package var writtenOn: Day?
  /// 生效日期.
  package var effectiveOn: Day?
  /// 废止日期、失效日期.
  package var expiresOn: Day?
  package var openness = Openness.active
  /// The article by which it is public or not.
  package var opennessBasis = ""
  /// 来源, when it was taken over from elsewhere.
  package var sourceName = ""
  package var sourceURL = ""
  package var keywords: [String] = []
  /// 体裁.
  package var genre = ""
  /// 主题分类, such as 综合政务\政务公开.
  package var theme = ""
  /// 内容概述.
  package var summary = ""
  package var author = ""
  /// In their order of showing; each belongs to the item.
  package var attachments: [Identifier<Attachment>] = []
  /// What was changed and why (更新说明): kept in history, and shown to the public for a major change.
  package var changeNote = ""
  /// 重要修改: one that changes what the text means. A minor one (轻微修改) mends a slip and is not told to the public.
  package var isMajor = true
  /// 信息种类 by its slug; empty when it is of none.
  package var kind = ""
  /// The fields of that kind, as they were written. What another kind asked for stays until it is overwritten.
  package var facts: [String: String] = [:]

  package init(title: String, manuscript: Manuscript = Manuscript()) {
    self.title = title
    self.manuscript = manuscript
  }

  /// Everything that cannot even be saved. What is merely missing is the gate's business, at submitting.
  package func issues() -> [Issue] {
    var issues: [Issue] = []
    if title.trimmed.isEmpty { issues.append(Issue("title", "请填写标题，没有标题不能保存。")) }
    for (field, name, text, limit) in limited where text.count > limit {
      issues.append(Issue(field, "\(name)最多 \(limit) 个字，现在有 \(text.count) 个，请删减。"))
    }
    if keywords.count > 20 { issues.append(Issue("keywords", "关键词最多 20 个，现在有 \(keywords.count) 个，请删减。")) }
    if let effectiveOn, let expiresOn, expiresOn < effectiveOn {
      issues.append(Issue("expiresOn", "失效日期早于生效日期，请核对。"))
    }
    if !sourceURL.isEmpty, !sourceURL.hasPrefix("https://"), !sourceURL.hasPrefix("http://") {
      issues.append(Issue("sourceURL", "来源网址要以 http:// 或 https:// 开头，请核对。"))
    }
    if Set(attachments).count != attachments.count {
      issues.append(Issue("attachments", "同一个附件列了两次，请去掉一个。"))
    }
    for (name, value) in facts.sorted(by: { $0.key < $1.key }) where value.count > 2000 || name.count > 40 {
      issues.append(Issue("fact-" + name, "“\(ItemKind.label(of: name, in: kind))”最多 2000 个字，请删减。"))
    }
    if facts.count > 100 { issues.append(Issue("itemKind", "一条信息的要素太多，请去掉不用的。")) }
    return issues
  }

  /// The normal form of the 文号; what cannot be read as one stays as it was typed.
  var normalisedNumber: String { DocumentNumber.parse(documentNumber)?.text ?? documentNumber.trimmed }

  private var limited: [(field: String, name: String, text: String, limit: Int)] {
    [
      ("title", "标题", title, 200), ("subtitle", "副标题", subtitle, 200),
      ("documentNumber", "文号", documentNumber, 100), ("issuer", "发布机构", issuer, 200),
      ("opennessBasis", "公开依据", opennessBasis, 500), ("sourceName", "来源", sourceName, 100),
      ("sourceURL", "来源网址", sourceURL, 1000), ("keywords", "关键词", keywords.joined(separator: ";"), 500),
      ("genre", "体裁", genre, 20), ("theme", "主题", theme, 100), ("summary", "内容概述", summary, 500),
      ("author", "作者", author, 50), ("changeNote", "修改说明", changeNote, 500),
    ]
  }
}

extension String {
  var trimmed: String { trimmingCharacters(in: .whitespacesAndNewlines) }
}
