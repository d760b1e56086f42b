import Kernel

/// The forms of the review (审核操作): 保密审查 before release, 通过, 退回 with its reason.
extension ReviewPage {
  /// 条例 第十七条: what may be published is reviewed first, and who reviewed it is recorded.
  static func secrecyForm(_ item: Int64, revision: Int64, issues: [Issue] = []) -> DeskForm {
    DeskForm(
      title: "保密审查意见", action: DeskAddress.secrecyReview(item),
      fields: [
        FormField(
          name: "opinion", label: "审查结论",
          control: .radios([
            FormChoice("open", "可以公开"), FormChoice("masked", "隐去部分内容后可以公开", hint: "请写明隐去了什么。"),
            FormChoice("refer", "不能确定，报主管部门或保密部门确定"), FormChoice("closed", "不予公开"),
          ])),
        FormField(name: "note", label: "说明", control: .area(rows: 2), limit: 500),
      ].scoped("secrecy"), button: "记录审查意见", issues: issues, hidden: [DeskForm.Hidden("revision", String(revision))])
  }

  static func approvalForm(
    _ item: Int64, step: String, revision: Int64, issues: [Issue] = [], typed: String = ""
  ) -> DeskForm {
    DeskForm(
      title: "通过", action: DeskAddress.approval(item),
      fields: [
        FormField(
          name: "note", label: "意见（可不填）", control: .area(rows: 2), value: typed, hint: "写 @姓名 可以提到同事。", limit: 500)
      ].scoped("approval"),
      button: "\(step)通过", look: .main, issues: issues, hidden: [DeskForm.Hidden("revision", String(revision))])
  }

  static func returnForm(
    _ item: Int64, revision: Int64, issues: [Issue] = [], typed: String = ""
  ) -> DeskForm {
    DeskForm(
      title: "退回", action: DeskAddress.sendBack(item),
      fields: [
        FormField(
          name: "reason", label: "退回理由", control: .area(rows: 3), value: typed, hint: "写明哪里要改、怎么改。写 @姓名 可以提到同事。",
          isRequired: true, limit: 500)
      ].scoped("return"), button: "退回修改", look: .quiet, issues: issues,
      hidden: [DeskForm.Hidden("revision", String(revision))])
  }
}
