/// When the desk cannot do what was asked (错误页): what is wrong, what to do, and the way back.
struct DeskErrorPage: Page {
  var frame: DeskFrame
  var code: Int
  var title: String
  var sentences: [String]
  /// What an operator needs to find the log line.
  var incident: String?
  /// Back to what one was doing.
  var back: NavLink?

  var view: HTML {
    frame.page(
      title,
      """
      <div class="gate">
        <p class="error-code">\(code)</p>
        <h1>\(title)</h1>
        \(each: sentences, { "<p>\($0)</p>" })
        \(incident.map { "<p class=\"quiet\">问题编号：\($0)。报告问题时请告诉系统管理员。</p>" })
        <ul class="ways">
          \(back.map { "<li><a href=\"\($0.address)\">\($0.name)</a></li>" })
          <li><a href="\(DeskAddress.home)">回到待办</a></li>
        </ul>
      </div>
      """)
  }

  /// The page for a status, with the house's words for it, or the fault's own sentences.
  init(frame: DeskFrame, code: Int, sentences: [String] = [], incident: String? = nil, back: NavLink? = nil) {
    let words = Self.words(code)
    self.frame = frame
    (self.code, self.title, self.incident, self.back) = (code, words.title, incident, back)
    self.sentences = sentences.isEmpty ? [words.advice] : sentences
  }

  private static func words(_ code: Int) -> (title: String, advice: String) {
    switch code {
    case 400, 422: ("填写的内容有误", "请返回上一页，检查后重新提交。")
    case 401: ("请重新登录", "登录已过期，请重新登录；刚才填写的内容可以用浏览器的返回键找回。")
    case 403: ("没有权限", "您的账号没有这个单位或栏目的权限，请联系系统管理员。")
    case 404: ("没有找到", "它可能不存在，或不在您的权限范围内。")
    case 409: ("已经有人改过", "在您办理的时候，别人改动了它。请刷新后查看最新情况，再办理一次。")
    case 410: ("已经撤下", "这条信息已经撤下，不能再这样办理。")
    case 413: ("文件太大", "上传的内容超过上限，请分开上传或压缩后再试。")
    case 429: ("操作太频繁", "请稍等一分钟再试。")
    case 503: ("系统正忙", "请稍后再试；没有保存的内容还在您的页面上。")
    default: ("系统出了问题", "我们已经记录。请稍后再试，仍然不行请联系系统管理员。")
    }
  }
}
