import Hummingbird
import HTTPTypes
import Kernel
import Publishing
import Store

/// Publishing ahead of the review, and making up for it (先发后审与补审).
enum EmergencyActs {
  static func force(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    try await ItemActs.act(site, request, visit, .force) { item, form, tx in
      guard form["revision"] == item.revision?.id.description else {
        throw Fault.conflict("您打开这一页以后，内容改过了。请返回重新阅读最新的一稿，再办理。")
      }
      var secrecy: Edition.SecrecyOpinion?
      if form["secrecy"] == "open" {
        let basis = (form["basis"] ?? "").stripped
        // 条例 第十四条、第十五条: what the review looks for.
        secrecy = .init(
          .mayBePublic, basis: basis.isEmpty ? "不涉及国家秘密、商业秘密和个人隐私，不危及安全和社会稳定。" : basis)
      }
      try Edition.force(try ItemActs.working(item).id, reason: form["reason"] ?? "", secrecy: secrecy, tx)
      return .forced
    }
  }

  static func approveLater(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    try await ItemActs.act(site, request, visit, .other) { item, form, tx in
      guard let live = item.live else { throw Fault.conflict("这条信息现在没有公开，不用补审。") }
      return try Edition.approveLater(live.id, note: form["note"] ?? "", tx) ? .laterSettled : .laterApproved
    }
  }
}

extension DeskItemPage {
  /// `asksSecrecy` while nobody has reviewed this revision.
  static func forcing(
    _ item: Int64, revision: Int64, asksSecrecy: Bool, reason: String = "", basis: String = "", issues: [Issue] = []
  ) -> DeskForm {
    var fields = [
      FormField(
        name: "reason", label: "为什么来不及先审", control: .area(rows: 3), value: reason,
        hint: "例如：暴雨红色预警，须立即通知群众转移。", isRequired: true, limit: 300)
    ]
    if asksSecrecy {
      fields += [
        FormField(
          name: "secrecy", label: "保密审查（条例第十七条）", control: .checks([FormChoice("open", "我已审查，可以公开")]),
          hint: "紧急时也不能省。不能确定的，不要发布。"),
        FormField(name: "basis", label: "审查说明（可不填）", value: basis, limit: 300),
      ]
    }
    return DeskForm(
      title: "先发后审（紧急发布）", action: DeskAddress.forcedRelease(item), fields: fields.scoped("force"),
      button: "立即发布，事后补审",
      note: "只用于来不及走完审核的紧急情况。发布后列入“待补审”，由别的同事补办缺少的审核；您自己不能补审。", look: .grave, issues: issues,
      hidden: [DeskForm.Hidden("revision", String(revision))])
  }

  static func laterApproving(_ item: Int64, step: String) -> DeskForm {
    DeskForm(action: DeskAddress.laterApproval(item), button: "\(step)补审通过", look: .main)
  }
}
