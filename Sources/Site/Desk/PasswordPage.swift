import Kernel

/// `/desk/profile/password`: choose a password (修改口令). The first one, given by someone else, must be changed.
struct PasswordPage: Page {
  var frame: DeskFrame
  /// Why it must be changed now, when it must.
  var demand: String?
  /// The rules, one sentence each.
  var rules: [String]
  var issues: [Issue] = []

  var view: HTML {
    frame.page(
      "修改口令", trail: demand == nil ? [Crumb("我的账号", DeskAddress.profile), Crumb("修改口令")] : [],
      issues: issues.count,
      """
      <div class="gate">
        <h1>修改口令</h1>
        \(demand.map { "<p class=\"flash\">\($0)</p>" })
        <ul class="dots" id="rules">\(each: rules, { "<li>\($0)</li>" })</ul>
        \(form.view(frame.csrf))
      </div>
      """)
  }

  private var form: DeskForm {
    DeskForm(action: DeskAddress.password, fields: fields, button: "保存新口令", look: .main, issues: issues)
  }

  private var fields: [FormField] {
    [
      FormField(
        name: "current", label: "现在的口令", control: .password, limit: 256, autocomplete: "current-password"),
      FormField(name: "password", label: "新口令", control: .password, limit: 256, autocomplete: "new-password"),
      FormField(name: "repeated", label: "再输入一次新口令", control: .password, limit: 256, autocomplete: "new-password"),
    ]
  }
}
