import Kernel

/// `/desk/consultations/:consultation`: one question: heard, written down, answered (咨询办理).
struct ConsultationPage: Page {
  var frame: DeskFrame
  var id: Int64
  var number: String
  var state: String
  var isOpen: Bool
  var mayWork: Bool
  var asked: String
  var question: String
  var transcript: String
  var voices: [VoicePlayer]
  var contact: String
  var hasContact: Bool
  /// As it was opened just now.
  var opened: [String] = []
  var due: String
  var arithmetic: [String]
  var answer = ""
  var answerVoices: [VoicePlayer] = []
  var settled = ""
  var closing = ""
  /// What it became, when it was turned into something else.
  var turned: NavLink?
  var player: Address
  var typed: [String: String] = [:]
  var issues: [Issue] = []

  var view: HTML {
    frame.page(
      "咨询 \(number)", trail: [Crumb("在线咨询", DeskAddress.consultations()), Crumb(number)], issues: issues.count,
      """
      <h1>咨询 \(number) <small>\(state)</small></h1>
      <section class="panel" aria-label="问题"><h2>问题</h2>
      <p class="quiet">\(asked)</p>
      \(if: !question.isEmpty, "<p class=\"as-typed\">\(question)</p>")
      \(each: voices, \.view)
      \(if: !voices.isEmpty && mayWork, transcription.view(frame.csrf))
      \(if: !voices.isEmpty && !mayWork && !transcript.isEmpty, "<p class=\"as-typed\">\(transcript)</p>")
      \(person)
      </section>
      <section class="panel" aria-label="期限"><h2>期限</h2><p><strong>\(due)</strong></p>
      <details class="fold"><summary>这一天是怎么算的</summary><ul>\(each: arithmetic, { "<li>\($0)</li>" })</ul></details></section>
      \(if: isOpen && mayWork, work)
      \(if: !isOpen, result)
      <script src="\(player)" defer></script>
      """)
  }

  private var transcription: DeskForm {
    DeskForm(
      title: "听写", action: DeskAddress.consultation(id, "transcript"),
      fields: [
        FormField(
          name: "transcript", label: "听到的内容", control: .area(rows: 4), value: typed["transcript"] ?? transcript,
          hint: "边听边写，可以随时保存。", limit: 5000)
      ].scoped("transcript"), button: "保存听写", issues: issues.filter { $0.field == "transcript" })
  }

  private var person: HTML {
    let ask = DeskForm(
      title: "查看姓名和电话", action: DeskAddress.consultation(id, "contact"),
      fields: [FormField(name: "reason", label: "为什么要看", isRequired: true, limit: 100)].scoped("contact"),
      button: "查看", note: "查看会记入审计日志。", issues: issues.filter { $0.field == "reason" && typed["act"] == "contact" })
    return """
      <h3>提问的人</h3>
      \(if: !opened.isEmpty, "<p><strong>\(opened.joined(separator: "，"))</strong></p>", else: "<p>\(contact)</p>")
      \(if: hasContact && mayWork && opened.isEmpty, ask.folded(frame.csrf))
      """
  }

  private var work: HTML {
    let form = DeskForm(
      action: DeskAddress.consultation(id, "answer"),
      fields: [
        FormField(
          name: "answer", label: "答复", control: .area(rows: 8), value: typed["answer"] ?? "",
          hint: "先说结论，再说依据和怎么办、找谁。提问的人凭编号看到。", limit: 5000),
        FormField(
          name: "voice", label: "语音答复", control: .files(accept: "audio/*", many: false), hint: "可以用方言说一遍；可以只用语音。最长 3 分钟。"),
      ].scoped("answer"), button: "答复", look: .main, issues: issues.filter { ["answer", "voice"].contains($0.field) },
      isUpload: true)
    let closure = DeskForm(
      title: "不是咨询，关闭", action: DeskAddress.consultation(id, "closure"),
      fields: [
        FormField(name: "reason", label: "原因", hint: "提问的人会看到，例如：这是投诉，请拨打 12345。", isRequired: true, limit: 300)
      ].scoped("closure"), button: "关闭", issues: issues.filter { $0.field == "reason" && typed["act"] == "closure" })
    return """
      <section class="panel" aria-label="答复"><h2>答复</h2>\(form.view(frame.csrf))\(turning)\(closure.folded(frame.csrf))</section>
      """
  }

  /// Into an order or an application, with what is here already.
  private var turning: HTML {
    let wrong = issues.filter { $0.field == "turning" || $0.field == "kind" }
    let ticket = DeskForm(
      title: "要办事、要反映问题：转为12345工单", action: DeskAddress.consultation(id, "ticket"),
      fields: [
        FormField(
          name: "kind", label: "类型", control: .radios(TicketWording.kinds()), value: typed["kind"] ?? "", isRequired: true)
      ].scoped("ticket"), button: "转为工单", note: told(wrong, "ticket", "内容和提问的人一起带过去，不用再录；期限从提问那天算。"),
      issues: typed["act"] == "ticket" ? wrong.filter { $0.field == "kind" } : [])
    let application = DeskForm(
      title: "要政府信息：转为依申请公开", action: DeskAddress.consultation(id, "application"), button: "转为申请",
      note: told(wrong, "application", "内容和提问的人一起带过去，不用再录；转过去以后与本人确认身份和内容。"))
    return "\(ticket.folded(frame.csrf))\(application.folded(frame.csrf))"
  }

  private func told(_ issues: [Issue], _ act: String, _ note: String) -> String {
    typed["act"] == act ? issues.first { $0.field == "turning" }?.sentence ?? note : note
  }

  private var result: HTML {
    let common = DeskForm(
      title: "标为常见问题", action: DeskAddress.consultation(id, "common-answer"),
      fields: [
        FormField(
          name: "common-question", label: "问题", value: typed["common-question"] ?? "", hint: "用自己的话写，不带任何人的信息。", isRequired: true,
          limit: 200),
        FormField(
          name: "common-answer", label: "答复", control: .area(rows: 6), value: typed["common-answer"] ?? answer, isRequired: true,
          limit: 5000),
      ].scoped("common"), button: "提交公开", note: "另一个人放行以后，公众在“常见问题”里看到。",
      issues: issues.filter { $0.field.hasPrefix("common-") })
    return """
      <section class="panel" aria-label="结果"><h2>\(closing.isEmpty ? "答复" : turned == nil ? "关闭原因" : "转办")</h2><p class="quiet">\(settled)</p>
      <p class="as-typed">\(closing.isEmpty ? answer : closing)</p>\(each: answerVoices, \.view)
      \(turned.map { "<p><a class=\"button\" href=\"\($0.address)\">\($0.name)</a></p>" })
      \(if: closing.isEmpty && mayWork, common.folded(frame.csrf))</section>
      """
  }

  static var samples: [(name: String, page: ConsultationPage)] {
    let page = ConsultationPage(
      frame: SampleDesk.frame(DeskAddress.consultation(12)), id: 12, number: "ZX2026-0012", state: "待答复", isOpen: true,
      mayWork: true, asked: "2026-11-23 09:12，网上", question: "", transcript: "", voices: [VoicePlayer.sample],
      contact: "程**，138****0001", hasContact: true, due: "2026-11-26（周四）前答复", arithmetic: ["期限 3个工作日。"],
      player: Address("assets", "sample", "voice.js"))
    var wrong = page
    wrong.issues = [Issue("answer", "请写下答复，或者上传一段语音答复。")]
    var done = page
    (done.isOpen, done.state, done.answer, done.settled) = (false, "已答复", "带身份证到村里登记。", "演示答复经办，2026-11-24 10:05")
    var turned = page
    (turned.isOpen, turned.state, turned.closing) = (false, "已关闭", "已转为12345工单办理，工单编号 GD2026-0001。")
    turned.turned = NavLink("看工单", DeskAddress.ticket(1))
    return [("desk-consultation-turned", turned), ("desk-consultation", page), ("desk-consultation-wrong", wrong), ("desk-consultation-answered", done)]
  }
}
