import Kernel

/// `/:town/ask/follow`: a question followed by its number and code (查看咨询答复).
struct FollowPage: Page {
  var frame: PublicFrame
  var home: Address
  var ask: Address
  var follow: Address
  var typed: [String: String] = [:]
  var issues: [Issue] = []
  var found: Found?

  /// What became of it, in words (办理情况).
  struct Found: Sendable, Equatable {
    var number: String
    var state: String
    var askedAt: String
    var question: String
    var voices: [VoicePlayer] = []
    /// 答复期限 with its arithmetic; empty once it is settled.
    var due = ""
    var arithmetic: [String] = []
    var answer = ""
    var answerVoices: [VoicePlayer] = []
    var settledAt = ""
    var closing = ""
    /// It became something else, and with which number and code that is followed.
    var isTurned = false
    var code = ""
  }

  var view: HTML {
    frame.page(
      PageHead(
        title: issues.isEmpty ? "查看咨询答复" : "有 \(issues.count) 处需要修改：查看咨询答复",
        trail: [Crumb(frame.town?.name ?? "", home), Crumb("在线咨询", ask), Crumb("查看答复")], isIndexed: false),
      """
      <div class="wide page">
        <article class="content ask">
          <h1>查看咨询答复</h1>
          \(found.map(result))
          \(form.view(HTML()))
        </article>
      </div>
      """)
  }

  private var form: DeskForm {
    DeskForm(
      action: follow,
      fields: [
        FormField(
          name: "number", label: "编号", value: typed["number"] ?? "", hint: "例如 ZX2026-0012。", isRequired: true, limit: 20),
        FormField(name: "code", label: "查询码", control: .code, hint: "回执上的 8 位数字。", isRequired: true, limit: 12),
      ].scoped("follow"), button: found == nil ? "查看" : "查看另一件", look: .main, issues: issues)
  }

  private func result(_ found: Found) -> HTML {
    """
    <section class="panel" aria-label="办理情况"><h2>\(found.number)：\(found.state)</h2>
    <h3>您问的</h3>
    <p class="quiet">\(found.askedAt) 提出</p>
    \(if: !found.question.isEmpty, "<p class=\"as-typed\">\(found.question)</p>")
    \(each: found.voices, \.view)
    \(if: !found.due.isEmpty, waiting(found))
    \(if: !found.settledAt.isEmpty, answered(found))
    </section>
    """
  }

  private func waiting(_ found: Found) -> HTML {
    """
    <h3>答复期限</h3><p><strong>\(found.due)</strong></p>
    <details class="fold"><summary>这一天是怎么算的</summary><ul>\(each: found.arithmetic, { "<li>\($0)</li>" })</ul></details>
    """
  }

  private func answered(_ found: Found) -> HTML {
    """
    <h3>\(found.closing.isEmpty ? "答复" : found.isTurned ? "转办" : "没有答复的原因")</h3>
    <p class="quiet">\(found.settledAt)</p>
    \(if: !found.answer.isEmpty, "<p class=\"as-typed\">\(found.answer)</p>")
    \(if: !found.closing.isEmpty, "<p class=\"as-typed\">\(found.closing)</p>")
    \(if: !found.code.isEmpty, "<p>在“依申请公开”栏目凭登记编号和查询码 <strong>\(found.code)</strong> 查询进展。</p>")
    \(each: found.answerVoices, \.view)
    """
  }

  static var samples: [(name: String, page: FollowPage)] {
    let page = FollowPage(
      frame: SampleTown.frame(Address("chengkan", "ask", "follow")), home: Address("chengkan", slash: true),
      ask: Address("chengkan", "ask"), follow: Address("chengkan", "ask", "follow"))
    var waiting = page
    waiting.found = Found(
      number: "ZX2026-0012", state: "待答复", askedAt: "2026-11-23 09:12", question: "高龄津贴怎么申请？\n要带什么？",
      due: "2026-11-26（周四）前答复", arithmetic: ["期限 3个工作日。", "第 3 个工作日是 2026-11-26（周四），期限到这一天届满。"])
    var answered = waiting
    answered.found?.due = ""
    answered.found?.state = "已答复"
    answered.found?.settledAt = "2026-11-24 10:05"
    answered.found?.answer = "年满 80 周岁的老人，带身份证到村里登记即可。"
    answered.found?.answerVoices = [VoicePlayer.sample]
    var wrong = page
    wrong.issues = [Issue("number", "编号或者查询码不对，请对照回执再填一次。")]
    return [("follow", page), ("follow-waiting", waiting), ("follow-answered", answered), ("follow-wrong", wrong)]
  }
}
