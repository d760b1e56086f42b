import Kernel

/// `/desk/profile/second-factor`: set up the second factor (启用动态口令). The key is typed or opened, never sent elsewhere.
struct EnrolPage: Page {
  var frame: DeskFrame
  /// Base32, in groups of four for reading aloud.
  var secret: String
  /// `otpauth://totp/…`: what a QR code would hold. Text only; it is no web address.
  var otpauth: String
  /// Why it must be set up now, when it must.
  var demand: String?
  var issues: [Issue] = []

  var view: HTML {
    frame.page(
      "启用动态口令", trail: demand == nil ? [Crumb("我的账号", DeskAddress.profile), Crumb("启用动态口令")] : [],
      issues: issues.count,
      """
      <div class="gate">
        <h1>启用动态口令</h1>
        \(demand.map { "<p class=\"flash\">\($0)</p>" })
        <ol class="numbered">
          <li>在手机上安装一个支持 TOTP（RFC 6238）的动态口令应用。</li>
          <li>在应用里选“手工输入密钥”，输入下面的密钥，类型选“基于时间”。<p class="secret"><code>\(secret)</code></p></li>
          <li>把应用显示的 6 位数字填在下面，确认手机已经对上。</li>
        </ol>
        <details class="fold"><summary>需要完整的配置文本</summary><p class="secret"><code>\(otpauth)</code></p></details>
        \(form.view(frame.csrf))
        <p class="quiet">密钥只显示这一次，请不要截图转发。</p>
      </div>
      """)
  }

  private var form: DeskForm {
    DeskForm(
      action: DeskAddress.enrolment,
      fields: [
        FormField(name: "code", label: "应用显示的 6 位数字", control: .code, limit: 7, autocomplete: "one-time-code")
      ], button: "确认启用", look: .main, issues: issues)
  }
}
