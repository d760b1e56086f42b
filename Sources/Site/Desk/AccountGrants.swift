import Kernel

/// The lower half of an account's page (授权与安全): duties with their scope, and the acts of the administrators.
extension AccountEditPage {
  var duties: HTML {
    guard account != nil else { return "<p class=\"quiet\">建好账号后，再给它授予职责。</p>" }
    return """
      <section class="panel"><h2>职责</h2>
      \(if: grants.isEmpty, "<p class=\"quiet\">还没有职责：登录后什么也做不了。</p>", else: table.view)
      \(if: mayGrant, granting)
      </section>
      """
  }

  private var table: DeskTable {
    DeskTable(
      caption: "已有的职责", heads: ["职责", "单位", "栏目", "操作"],
      rows: grants.map { grant in
        [
          "\(grant.duty)", "\(grant.organisation)", "\(grant.columns)",
          mayGrant ? DeskForm(action: grant.removal, button: "收回\(grant.duty)").view(frame.csrf) : "—",
        ]
      })
  }

  private var granting: HTML {
    guard let account else { return HTML() }
    let form = DeskForm(
      title: "授予职责", action: DeskAddress.grants(account),
      fields: [
        FormField(
          name: "duty", label: "职责", control: .select(Duty.allCases.map { FormChoice($0.rawValue, $0.chinese) })),
        FormField(
          name: "organisation", label: "在哪个单位（包括下级）", control: .select(organisations), value: draft.organisation),
        FormField(name: "columns", label: "限于这些栏目", control: .checks(columns), hint: "都不勾选就是全部栏目。"),
      ].scoped("grant"), button: "授予", note: "系统、安全、审计三类管理员不能由同一人担任，也不能兼任经办和审核。", issues: grantIssues)
    return form.folded(frame.csrf)
  }

  var security: HTML {
    guard !acts.isEmpty else { return HTML() }
    return """
      <section class="panel"><h2>账号安全</h2>\(if: !mayEdit, HTML(), else: facts.view)
      <div class="acts">\(each: acts, { $0.view(frame.csrf) })</div></section>
      """
  }

  static func reset(_ account: Int64) -> DeskForm {
    DeskForm(action: DeskAddress.accountPassword(account), button: "重置口令")
  }
  static func unlocking(_ account: Int64) -> DeskForm {
    DeskForm(action: DeskAddress.unlocking(account), button: "解除锁定")
  }
  static func secondFactorReset(_ account: Int64) -> DeskForm {
    DeskForm(action: DeskAddress.secondFactorReset(account), button: "重置动态口令")
  }
  static func deactivation(_ account: Int64) -> DeskForm {
    DeskForm(action: DeskAddress.deactivation(account), button: "停用账号", look: .grave)
  }
  static func activation(_ account: Int64) -> DeskForm {
    DeskForm(action: DeskAddress.activation(account), button: "恢复使用")
  }
}
