import Kernel
import Store

/// The gate before the public (发布前检查): everything that is missing, all at once, at submitting and again at
/// publishing.
enum Gate {
  static func issues(_ revision: Revision?, _ piece: Workpiece) -> [Issue] {
    guard let revision else { return [Issue("", "还没有保存任何内容，请先保存再送审。")] }
    return piece.column.refusals() + text(revision) + openness(revision.content) + policy(revision, piece.column)
      + change(revision.content, piece.edition)
  }

  /// Whoever read the edition before is told what a major change means for him.
  private static func change(_ content: Content, _ edition: Edition) -> [Issue] {
    guard edition.ordinal > 1, content.isMajor, content.changeNote.trimmed.isEmpty else { return [] }
    return [Issue("changeNote", "重要修改要有更新说明，请写给群众看：改了什么、从什么时候起。只改错字或格式的，请选“轻微修改”。")]
  }

  /// The secrecy review (保密审查) of this very revision: 条例 第十七条 wants it before anything is public.
  static func secrecyIssues(_ revision: Revision, _ tx: Transaction) throws -> [Issue] {
    switch try SecrecyReview.latest(of: revision.id, revision.edition, tx)?.opinion {
    case .mayBePublic: []
    case .mustNotBePublic: [Issue("secrecy", "保密审查意见是“不得公开”，不能发布，请退回处理。")]
    case .undecided: [Issue("secrecy", "保密审查尚待主管部门或保密部门确定，有结论前不能发布。")]
    case nil: [Issue("secrecy", "还没有对这一稿做保密审查，请先填写审查意见和依据（条例第十七条）。")]
    }
  }

  private static func text(_ revision: Revision) -> [Issue] {
    var issues: [Issue] = []
    if revision.content.title.trimmed.isEmpty { issues.append(Issue("title", "请填写标题。")) }
    if revision.plainText.trimmed.isEmpty, revision.content.attachments.isEmpty {
      issues.append(Issue("body", "正文是空的，也没有附件，请填写正文或上传附件。"))
    }
    if revision.content.issuer.trimmed.isEmpty { issues.append(Issue("issuer", "请填写发布机构的规范全称。")) }
    return issues
  }

  /// 条例 第十三条: what is not for everyone is never put here, and needs its article.
  private static func openness(_ content: Content) -> [Issue] {
    guard content.openness != .active else { return [] }
    var issues = [Issue("openness", "公开属性是“\(content.openness.chinese)”，不能在网上发布。确实可以公开的，请改为“主动公开”。")]
    if content.opennessBasis.trimmed.isEmpty {
      issues.append(Issue("opennessBasis", "请写明“\(content.openness.chinese)”的法律依据（条例第十四条至第十六条）。"))
    }
    return issues
  }

  private static func policy(_ revision: Revision, _ column: Column) -> [Issue] {
    guard column.kind == .policy else { return [] }
    var issues: [Issue] = []
    if revision.content.writtenOn == nil { issues.append(Issue("writtenOn", "政策文件要有成文日期，请按文件落款填写。")) }
    if revision.documentNumber.isEmpty { issues.append(Issue("documentNumber", "政策文件要有文号，请按文件填写。")) }
    return issues
  }
}
