import Kernel

/// A role (角色): the preset under which duties are given. What stands in the database is the duties and where they
/// hold, so a changed preset changes nobody's rights behind his back.
package struct Role: Hashable, Sendable {
  /// The form's name for it.
  package let slug: String
  /// As people say it.
  package let name: String
  package let duties: Set<Duty>
  /// Who it is meant for, in one sentence, for the page on which it is given.
  package let note: String

  package static let handler = Role(
    slug: "handler", name: "经办", duties: [.draft], note: "起草、导入、送审、撤回本单位的信息。")
  package static let firstReviewer = Role(
    slug: "first-reviewer", name: "初审", duties: [.firstReview], note: "对送审的信息作第一步审核。")
  package static let secondReviewer = Role(
    slug: "second-reviewer", name: "复审", duties: [.secondReview], note: "对初审通过的信息再次审核。")
  package static let issuer = Role(
    slug: "issuer", name: "签发", duties: [.issue], note: "最后批准，批准后信息公开。")
  package static let villageHandler = Role(
    slug: "village-handler", name: "村级经办", duties: [.villageDraft], note: "为一个村（社区）起草信息。")
  package static let windowClerk = Role(
    slug: "window-clerk", name: "窗口值班", duties: [.window], note: "在专区窗口接待群众、登记诉求。")
  package static let caseworker = Role(
    slug: "caseworker", name: "答复经办", duties: [.casework], note: "办理依申请公开、热线工单、咨询和回应关切。")
  package static let caseApprover = Role(
    slug: "case-approver", name: "公开机构负责人", duties: [.caseApproval], note: "同意延期、审批答复，收到紧急情况报告。")
  package static let dutyOfficer = Role(
    slug: "duty-officer", name: "值班员", duties: [.dutyLine], note: "接听值班电话，登记来电，交接班。")
  package static let inspector = Role(
    slug: "inspector", name: "检查员", duties: [.inspect], note: "检查公开情况，发出整改通知。")
  package static let systemAdministrator = Role(
    slug: "system-administrator", name: "系统管理员", duties: [.systemAdministration],
    note: "管理单位、栏目和账号，不能授予权限。")
  package static let securityAdministrator = Role(
    slug: "security-administrator", name: "安全管理员", duties: [.securityAdministration],
    note: "授予和收回权限、解锁、管理安全策略，不能新建账号。")
  package static let auditAdministrator = Role(
    slug: "audit-administrator", name: "审计管理员", duties: [.auditAdministration],
    note: "查看审计日志，不能改动任何内容。")

  /// All presets, in the order in which they are offered.
  package static let presets: [Role] = [
    handler, firstReviewer, secondReviewer, issuer, villageHandler, windowClerk, caseworker, caseApprover, dutyOfficer,
    inspector, systemAdministrator, securityAdministrator, auditAdministrator,
  ]

  package static func named(_ slug: String) -> Role? { presets.first { $0.slug == slug } }
}
