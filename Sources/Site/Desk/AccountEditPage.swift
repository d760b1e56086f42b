import Kernel

/// `/desk/accounts/new` and `/desk/accounts/5`: one account (账号设置): who, where, with which duties.
struct AccountEditPage: Page {
  var frame: DeskFrame
  /// Nil for a new one.
  var account: Int64?
  var draft: AccountDraft
  var organisations: [FormChoice]
  var standing: [DeskMark] = []
  var facts = DeskFacts([])
  /// Shown once, right after it was given (首次口令).
  var firstPassword: String?
  var grants: [Granted] = []
  var columns: [FormChoice] = []
  var mayEdit: Bool
  /// Security administrator: unlock, reset the second factor.
  var acts: [DeskForm] = []
  /// May give and take duties.
  var mayGrant: Bool
  var issues: [Issue] = []
  var grantIssues: [Issue] = []

  struct AccountDraft: Sendable, Equatable {
    var name = ""
    var displayName = ""
    var organisation = ""
  }

  /// A duty with its scope, in words (授权).
  struct Granted: Sendable, Equatable {
    var duty: String
    var organisation: String
    /// 全部栏目, or their names.
    var columns: String
    var removal: Address
  }

  var view: HTML {
    frame.page(
      title, trail: [Crumb("账号", DeskAddress.accounts()), Crumb(title)], issues: issues.count + grantIssues.count,
      """
      <h1>\(title)</h1>
      \(if: !standing.isEmpty, "<p class=\"row-notes\">\(each: standing, \.view)</p>")
      \(handedOver)
      <section class="panel"><h2>基本信息</h2>\(if: mayEdit, form.view(frame.csrf), else: facts.view)</section>
      \(duties)
      \(security)
      """)
  }

  private var title: String { account == nil ? "新建账号" : "账号：\(draft.displayName)" }

  private var handedOver: HTML? {
    firstPassword.map {
      """
      <div class="flash" role="status"><p>首次口令（只显示这一次，请当面或通过安全渠道交给本人，首次登录必须修改）：</p>\
      <p class="secret"><code>\($0)</code></p></div>
      """
    }
  }

  private var form: DeskForm {
    var fields = [
      FormField(
        name: "name", label: "用户名", value: draft.name, hint: "登录时用。一人一号，不能共用。", isRequired: true, limit: 32),
      FormField(name: "displayName", label: "姓名", value: draft.displayName, isRequired: true, limit: 40),
    ]
    // An account stays where it was opened: what the journal says of it was done there.
    if account == nil {
      fields.append(
        FormField(name: "organisation", label: "所在单位", control: .select(organisations), value: draft.organisation))
    }
    return DeskForm(
      action: account.map(DeskAddress.account) ?? DeskAddress.accounts(), fields: fields,
      button: account == nil ? "新建账号" : "保存", look: .main, issues: issues)
  }
}
