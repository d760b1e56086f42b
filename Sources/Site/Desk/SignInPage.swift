/// `/desk/session`: name and password (登录). A refusal never says which of the two was wrong.
struct SignInPage: Page {
  var frame: DeskFrame
  var name = ""
  var refusal: String?
  /// Where one wanted to go; a path of the desk.
  var wanted = ""

  var view: HTML {
    frame.page(
      "登录",
      """
      <div class="gate">
        <h1>登录工作台</h1>
        \(refusal.map { "<p class=\"flash flash-problem\" role=\"alert\" id=\"refusal\">\($0)</p>" })
        <form method="post" action="\(DeskAddress.session)">
          \(frame.csrf)
          \(if: !wanted.isEmpty, DeskForm.Hidden("wanted", wanted).view)
          \(fields.view)
          <p class="buttons"><button>登录</button></p>
        </form>
        <p class="quiet">忘记口令、账号被锁定时，请联系本单位的系统管理员或安全管理员。</p>
      </div>
      """)
  }

  private var fields: [FormField] {
    [
      FormField(name: "name", label: "用户名", value: name, limit: 64, autocomplete: "username"),
      FormField(name: "password", label: "口令", control: .password, limit: 256, autocomplete: "current-password"),
    ]
  }
}
