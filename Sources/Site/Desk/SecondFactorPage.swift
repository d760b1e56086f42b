/// `/desk/session/second-factor`: the six digits of the second factor (动态口令).
struct SecondFactorPage: Page {
  var frame: DeskFrame
  var refusal: String?
  /// Where one wanted to go; a path of the desk.
  var wanted = ""

  var view: HTML {
    frame.page(
      "输入动态口令",
      """
      <div class="gate">
        <h1>输入动态口令</h1>
        \(refusal.map { "<p class=\"flash flash-problem\" role=\"alert\">\($0)</p>" })
        <p>请打开手机上的动态口令应用，输入“鱼灯”一栏此刻显示的 6 位数字。</p>
        <form method="post" action="\(DeskAddress.secondFactor)">
          \(frame.csrf)
          \(if: !wanted.isEmpty, DeskForm.Hidden("wanted", wanted).view)
          \(code.view)
          <p class="buttons"><button>继续</button></p>
        </form>
        \(other.view(frame.csrf))
        <p class="quiet">手机丢失或换了手机，请联系安全管理员重置动态口令。</p>
      </div>
      """)
  }

  private var other: DeskForm { DeskForm(action: DeskAddress.sessionEnd, button: "换一个账号登录") }

  private var code: FormField {
    FormField(
      name: "code", label: "6 位数字", hint: "手机不在身边时，可以输入一个恢复码。", limit: 30, autocomplete: "one-time-code")
  }
}
