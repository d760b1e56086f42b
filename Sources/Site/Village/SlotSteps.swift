import Kernel
import Manuscript
import Privacy
import Villages

/// What a member of staff sees and may do at each step of a sheet (各步内容).
struct SlotSteps {
  let facts: SlotFacts
  let actor: Actor
  let today: Day
  let csrf: HTML
  let refused: SlotPage.Refused?

  private var slot: Slot { facts.slot }
  private var mayPost: Bool { actor.mayPost(for: slot.village) }
  private var isInHand: Bool { slot.inHand != nil }
  private var isOver: Bool { slot.posted != nil && !isInHand }

  private func issues(_ form: String) -> [Issue] { refused?.form == form ? refused?.issues ?? [] : [] }
  private func typed(_ name: String, else other: String = "") -> String { refused?.typed[name] ?? other }

  var path: ReviewPath {
    let state = facts.posting?.state
    let reached = switch state {
    case nil: facts.list?.state == .draft ? 1 : 0
    case .draft, .signing: 2
    case .ready: facts.posting?.printedAt == nil ? 3 : 4
    case .up, .down: 5
    case .dropped: 0
    }
    let names = ["内容", "核对", "签字", "打印", "拍照上墙"].filter { $0 != "核对" || !slot.fund.isEmpty || facts.list != nil }
    let order = ["内容", "核对", "签字", "打印", "拍照上墙"]
    return ReviewPath(
      names.map { name in
        let index = order.firstIndex(of: name) ?? 0
        return .init(name: name, place: index < reached ? .done : index == reached ? .now : .ahead)
      })
  }

  var details: DeskFacts {
    let terms = facts.rule.terms
    let steps = Posting.steps(facts.rule).map(\.chinese).joined(separator: "→")
    return DeskFacts([
      .init("公开事项", terms.name), .init("分区", terms.section.chinese), .init("期次", slot.term.words),
      .init("最迟哪天张贴", slot.dueOn.chinese), .init("频次", terms.dueWords), .init("签字", steps),
      .init("张贴多久", "至少 \(terms.keepDays) 天，最迟 \(terms.latestDays) 天撤下"), .init("依据", terms.basis),
    ])
  }

  var panels: [SlotPage.Panel] {
    var panels: [SlotPage.Panel] = []
    if let list = facts.list {
      let parts = ListPanels(list: list, facts: facts, actor: actor, today: today, csrf: csrf, refused: refused)
      panels += parts.all
    }
    if let posting = facts.posting { panels += self.posting(posting) }
    if mayPost, !isInHand, facts.list?.state != .draft { panels += making }
    // What is to be done now stands first on a phone; only who checks has to read before.
    guard facts.list?.state != .draft else { return panels }
    return panels.filter(\.isNow) + panels.filter { !$0.isNow }
  }

  // MARK: The content

  private var making: [SlotPage.Panel] {
    let isList = !slot.fund.isEmpty || slot.section == .benefits
    let isFirst = slot.posted == nil
    let text = SlotForms.text(
      slot.id.value, title: typed("title", else: slot.title), body: refused?.form == "text" ? typed("body") : "",
      issues: issues("text"), isMain: !isList)
    guard isList else {
      let title = isFirst ? "第一步：写内容" : "更正后重新张贴"
      return [.init(title: title, body: isFirst ? bare(text).view(csrf) : folded(text, "写更正后的内容"), isNow: isFirst)]
    }
    let funds = facts.funds.filter { slot.fund.isEmpty || $0.slug == slot.fund }.map { FormChoice($0.slug, $0.name) }
    let form = SlotForms.list(
      slot.id.value, funds: funds, fund: typed("fund"), kind: typed("kind", else: "notice"), pasted: typed("pasted"),
      mayNotice: slot.fund.isEmpty, issues: issues("list"))
    let body: HTML = isFirst ? form.view(csrf) : folded(form, "上传更正后的名单")
    return [
      .init(
        title: isFirst ? "第一步：拿来名单" : "更正后重新张贴", body: body + folded(text, "没有名单，直接写内容"), isNow: isFirst)
    ]
  }

  private func bare(_ form: DeskForm) -> DeskForm {
    var form = form
    form.title = ""
    return form
  }

  private func folded(_ form: DeskForm, _ title: String) -> HTML {
    var form = form
    form.title = title
    return form.folded(csrf)
  }

  // MARK: The sheet

  private func posting(_ posting: Posting) -> [SlotPage.Panel] {
    var panels: [SlotPage.Panel] = []
    if facts.list?.posting != posting.id {
      panels.append(.init(title: "公开栏上的样子", body: "<div class=\"manuscript\">\(HTML(posting.manuscript))</div>\(reminders(posting))"))
    }
    switch posting.state {
    case .draft, .signing: panels += signing(posting)
    case .ready: panels += printing(posting)
    case .up, .down: panels += hanging(posting)
    case .dropped: break
    }
    if mayPost, [.draft, .signing, .ready].contains(posting.state) { panels.append(mending(posting)) }
    return panels
  }

  /// What only a person can judge.
  private func reminders(_ posting: Posting) -> HTML {
    let found = SheetPrivacy.found(in: posting.title, posting.manuscript, on: today).filter { $0.severity == .check }
    guard !found.isEmpty else { return HTML() }
    return """
      <p class="flash flash-problem">\(each: found.prefix(5), { "\($0.place)有\($0.kind.chinese)，" })请核对该不该公开。</p>
      """
  }

  private func signing(_ posting: Posting) -> [SlotPage.Panel] {
    guard let next = facts.next else { return [] }
    let isTown = actor.may(.firstReview, in: slot.village) && actor.staff?.account != posting.account
    let may = next == .town ? isTown : mayPost
    guard may else {
      let who = next == .town ? "镇里初审" : "村里"
      return [.init(title: "签字", body: "<p>等\(next.chinese)签字，由\(who)办理。</p>", isNow: true)]
    }
    let signer = next == .town ? actor.staff?.displayName ?? "" : ""
    let form = SlotForms.signature(
      posting.id.value, next.chinese, next.rawValue, mayReturn: true, issues: issues("sign"),
      signer: typed("signer", else: signer), note: typed("note"))
    return [.init(title: "签字", body: form.view(csrf), isNow: true)]
  }

  private func printing(_ posting: Posting) -> [SlotPage.Panel] {
    let body: HTML = """
      <p>打印出来，村委会盖章，贴到\(facts.boards.first { $0.id == posting.board }?.details.place ?? "公开栏")上。</p>
      <ul class="ways"><li><a class="button" href="\(DeskAddress.sheet(posting.id.value, paper: "A4"))">打印 A4</a></li>
      <li><a class="button plain" href="\(DeskAddress.sheet(posting.id.value, paper: "A3"))">打印 A3</a></li></ul>
      """
    var panels: [SlotPage.Panel] = [.init(title: "打印", body: body, isNow: posting.printedAt == nil)]
    if mayPost {
      let form = SlotForms.wall(
        posting.id.value, boards: facts.boards.map { FormChoice($0.id.description, $0.details.name) },
        day: typed("day", else: today.description), issues: issues("wall"))
      panels.append(.init(title: "拍照上墙", body: form.view(csrf), isNow: posting.printedAt != nil))
    }
    return panels
  }

  private func hanging(_ posting: Posting) -> [SlotPage.Panel] {
    guard let wall = posting.wall else { return [] }
    let facts = DeskFacts([
      .init("上墙", wall.upOn.chinese), .init("至少贴到", wall.keepUntil.chinese), .init("最迟撤下", wall.latestOn.chinese),
      .init("撤下", wall.downOn.map { $0.chinese + (wall.isShort ? "（不满公布期限）" : "") } ?? ""),
    ])
    let photo: HTML = """
      <p><a href="\(DeskAddress.posting(posting.id.value, "photo"))">看上墙照片</a></p>
      """
    var body = facts.view + (posting.photo == nil ? HTML() : photo)
    if mayPost, posting.state == .up {
      let isEarly = today <= wall.keepUntil
      let form = SlotForms.removal(
        posting.id.value, day: typed("day", else: today.description), isEarly: isEarly, reason: typed("reason"),
        issues: issues("removal"))
      body = body + (isEarly ? form.folded(csrf) : bare(form).view(csrf))
    }
    return [.init(title: "在墙上", body: body, isNow: posting.state == .up && today > wall.latestOn)]
  }

  private func mending(_ posting: Posting) -> SlotPage.Panel {
    let drop = DeskForm(
      action: DeskAddress.posting(posting.id.value, "dropping"), button: "作废这一份", note: "作废以后可以重新做；已经签的字作废。")
    var body = drop.view(csrf)
    if facts.list?.posting != posting.id {
      let form = SlotForms.text(
        slot.id.value, title: typed("title", else: posting.title),
        body: refused?.form == "text" ? typed("body") : BodyField.text(posting.manuscript), issues: issues("text"),
        isMain: false)
      body = folded(form, "改内容") + body
    }
    return .init(title: "改一改", body: body)
  }

  var history: Timeline {
    var steps: [Timeline.Step] = []
    for list in facts.lists.reversed() {
      steps.append(.init(time: Beijing.minute(list.createdAt), who: list.author, act: "上传名单", note: nil))
      if let at = list.confirmedAt { steps.append(.init(time: Beijing.minute(at), who: list.confirmer, act: "核对名单", note: nil)) }
    }
    for posting in facts.postings.reversed() {
      steps.append(.init(time: Beijing.minute(posting.createdAt), who: posting.author, act: "写成张贴件", note: posting.state == .dropped ? "已作废" : nil))
    }
    steps += facts.signs.map {
      .init(
        time: Beijing.minute($0.at), who: $0.signer, act: "\($0.step.chinese)\($0.verdict.chinese)\($0.isVoid ? "（已作废）" : "")",
        note: $0.note.isEmpty ? nil : $0.note)
    }
    return Timeline(steps.sorted { $0.time < $1.time })
  }
}
