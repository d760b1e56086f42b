import Kernel

/// `/:town/ask`: asking in words or by voice, without an account (在线咨询).
struct AskPage: Page {
  var frame: PublicFrame
  var home: Address
  var ask: Address
  var follow: Address
  var answers: Address
  var script: Address
  var phone: String
  /// `3个工作日`.
  var term: String
  var needsPhone = false
  var check: HumanCheck
  var typed: [String: String] = [:]
  var issues: [Issue] = []

  var view: HTML {
    frame.page(
      PageHead(
        title: issues.isEmpty ? "在线咨询" : "有 \(issues.count) 处需要修改：在线咨询", description: "写下或者说出要问的事，不用注册，凭编号查看答复。",
        trail: [Crumb(frame.town?.name ?? "", home), Crumb("在线咨询")]),
      """
      <div class="wide page">
        <article class="content ask">
          <h1>在线咨询</h1>
          <p class="lead">写下来，或者按一下录音说出来，都可以。不用注册。我们在\(term)内答复，您凭编号和查询码查看。</p>
          <p class="ask-ways"><a class="button plain" href="\(follow)">查看答复</a>
          <a class="button plain" href="\(answers)">先看看大家常问的</a></p>
          \(if: !phone.isEmpty, "<p>急事请打电话：<strong>\(phone)</strong>。申请公开政府信息、反映问题要求处理的，请用“依申请公开”或者 12345 热线。</p>")
          \(form.view(HTML()))
          <p class="quiet">姓名和电话加密保存，只用于答复时联系您，办结后按档案规定保管，不会公开。您可以要求查看、更正或者删除。</p>
        </article>
      </div>
      <script src="\(script)" defer></script>
      """)
  }

  private var form: DeskForm {
    DeskForm(
      action: ask,
      fields: [
        FormField(
          name: "question", label: "要问的事", control: .area(rows: 6), value: typed["question"] ?? "",
          hint: "写清楚什么事、在哪里。请不要写身份证号、银行卡号。用语音提问的，这里可以不写。", limit: 2000),
        FormField(
          name: "voice", label: "或者说出来", control: .files(accept: "audio/*", many: false),
          hint: "最长 3 分钟。手机上点一下可以直接录音，也可以选一个录好的文件。"),
        FormField(
          name: "name", label: "怎么称呼您", value: typed["name"] ?? "", hint: "可以不填。", limit: 50, autocomplete: "name"),
        FormField(
          name: "phone", label: "联系电话", value: typed["phone"] ?? "", hint: needsPhone ? "" : "可以不填；填了方便问清情况。",
          isRequired: needsPhone, limit: 30, autocomplete: "tel"),
        check.control,
      ].scoped("ask"), button: "提交", look: .main, issues: issues, isUpload: true, hidden: [check.hidden])
  }

  static var samples: [(name: String, page: AskPage)] {
    let page = AskPage(
      frame: SampleTown.frame(Address("chengkan", "ask")), home: Address("chengkan", slash: true),
      ask: Address("chengkan", "ask"), follow: Address("chengkan", "ask", "follow"), answers: Address("chengkan", "answers"),
      script: Address("assets", "sample", "recorder.js"), phone: "0559-0000000", term: "3个工作日",
      check: HumanCheck(question: "三加四等于几？", token: "00"))
    var wrong = page
    wrong.typed = ["name": SampleTown.hostile]
    wrong.issues = [Issue("question", "请写下要问的事，或者录一段语音。"), Issue("sum", "算题答得不对，请再算一次，写一个数字。")]
    return [("ask", page), ("ask-wrong", wrong)]
  }
}
