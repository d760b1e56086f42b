/// When a request cannot be answered (错误页): what is wrong in one sentence, and what to do.
package struct ErrorPage: Page {
  package var frame: PublicFrame
  package var code: Int
  package var title: String
  package var advice: String
  /// What an operator needs to find the log line.
  package var incident: String?
  package init(frame: PublicFrame, code: Int, title: String, advice: String, incident: String? = nil) {
    (self.frame, self.code, self.title, self.advice, self.incident) = (frame, code, title, advice, incident)
  }

  /// The page for a status, with the house's words for it.
  package init(frame: PublicFrame, code: Int, incident: String? = nil) {
    let (title, advice) = Self.words(code)
    self.init(frame: frame, code: code, title: title, advice: advice, incident: incident)
  }

  package var view: HTML {
    frame.page(
      PageHead(title: title, isIndexed: false),
      """
      <div class="wide page narrow">
        <p class="error-code">\(code)</p>
        <h1>\(title)</h1>
        <p>\(advice)</p>
        \(incident.map { "<p class=\"quiet\">问题编号：\($0)。反映问题时请告诉我们。</p>" })
        <ul class="ways">
          \(frame.town.map { "<li><a href=\"\($0.home)\">回到\($0.name)首页</a></li>" })
          \(frame.town.map { "<li><a href=\"\($0.siteMap)\">查看站点地图</a></li>" })
          <li><a href="\(Address())">查看全部乡镇</a></li>
        </ul>
      </div>
      """)
  }

  private static func words(_ code: Int) -> (title: String, advice: String) {
    switch code {
    case 400, 422: ("请求有误", "网址或填写的内容不完整，请检查后重试。")
    case 403: ("不能查看这一页", "这一页不对外公开，请回到首页查看公开的信息。")
    case 404: ("没有找到这一页", "网址可能写错了，或者内容已经移动。请用上方的搜索查找，或回到首页。")
    case 405: ("不支持这样访问", "请从页面上的链接或按钮进入。")
    case 410: ("该信息已撤下", "这条信息已不再公开，请搜索其他信息。")
    case 413: ("内容太大", "提交的内容超过了上限，请缩小后重试。")
    case 429: ("访问太频繁", "请稍等一分钟再试。")
    case 503: ("系统正忙", "现在访问的人较多，请稍后刷新本页。")
    default: ("系统出了问题", "我们已经记录，会尽快修复，请稍后再试。")
    }
  }
}
