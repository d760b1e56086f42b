import Kernel
import Villages

/// A benefit list on the page of its slot (名单各部分): the public preview, the second person's confirmation, objections,
/// the sealed original.
struct ListPanels {
  let list: BenefitList
  let facts: SlotFacts
  let actor: Actor
  let today: Day
  let csrf: HTML
  let refused: SlotPage.Refused?

  var all: [SlotPage.Panel] {
    var panels = [preview]
    if list.state == .draft { panels.append(confirming) }
    if list.isShown(on: today), actor.mayPost(for: list.village) { panels.append(objecting) }
    panels.append(original)
    return panels
  }

  private func issues(_ form: String) -> [Issue] { refused?.form == form ? refused?.issues ?? [] : [] }

  private var preview: SlotPage.Panel {
    let state: HTML = list.state == .ended || list.state == .withdrawn
      ? "<p>\(list.state.chinese)：\(list.endedFor)。内容已经从网上清除，只留密封的原件。</p>" : both
    return .init(title: "公开的样子（\(list.kind == .notice ? "公示" : "公布")）", body: state)
  }

  private var both: HTML {
    """
    \(if: !list.remarks.isEmpty, "<div class=\"flash flash-problem\"><ul class=\"dots\">\(each: list.remarks, { "<li>\($0)</li>" })</ul></div>")
    <h3>公开栏上</h3>
    \(BenefitTableView(list.board, caption: "公开栏上的样子").view)
    <h3>网上</h3>
    \(BenefitTableView(list.web, caption: "网上的样子").view)
    <p class="quiet">别的列都不公开，只留在密封的原件里。</p>
    """
  }

  private var confirming: SlotPage.Panel {
    let isOwn = actor.staff?.account == list.account
    let withdrawal = DeskForm(
      title: "撤回重传", action: DeskAddress.list(list.id.value, "withdrawal"),
      fields: [FormField(name: "reason", label: "为什么撤回", isRequired: true, limit: 200)], button: "撤回",
      issues: issues("withdrawal"))
    guard !isOwn else {
      return .init(
        title: "核对", body: "<p>自己上传的名单要由另一个人核对：请村里的同事或者镇里的经办、初审打开这一页核对。</p>\(withdrawal.folded(csrf))", isNow: true)
    }
    let form = DeskForm(
      action: DeskAddress.list(list.id.value, "confirmation"), button: "核对无误，做成张贴件",
      note: "请对照原表核对人数、金额，看有没有不该公开的内容。共 \(list.rows) 行。", look: .main)
    return .init(title: "核对", body: form.view(csrf) + withdrawal.folded(csrf), isNow: true)
  }

  private var objecting: SlotPage.Panel {
    let until = list.objectionsUntil.map { "异议期到 \($0.chinese)。" } ?? ""
    let form = DeskForm(
      title: "登记来电、来访提的异议", action: DeskAddress.list(list.id.value, "objections"),
      fields: [
        FormField(name: "name", label: "姓名", value: refused?.typed["name"] ?? "", isRequired: true, limit: 40),
        FormField(name: "contact", label: "联系方式", value: refused?.typed["contact"] ?? "", isRequired: true, limit: 100),
        FormField(
          name: "text", label: "异议内容", control: .area(rows: 4), value: refused?.typed["text"] ?? "", isRequired: true, limit: 2000),
        FormField(
          name: "channel", label: "怎么来的",
          control: .radios(
            BenefitObjection.Channel.allCases.filter { $0 != .web }.map { FormChoice($0.rawValue, $0.chinese) }),
          value: refused?.typed["channel"] ?? "phone"),
      ], button: "登记异议", issues: issues("objection"))
    return .init(title: "异议", body: "<p>\(until)网上公布到 \(list.shownUntil?.chinese ?? "")，到时自动撤下。</p>\(form.folded(csrf))")
  }

  private var original: SlotPage.Panel {
    let mayOpen = [.draft, .firstReview, .inspect].contains { actor.may($0, in: list.village) }
    guard mayOpen else { return .init(title: "原件", body: "<p class=\"quiet\">“\(list.originalName)”已加密密封，启封由镇里办理并记入日志。</p>") }
    let form = DeskForm(
      title: "启封原件", action: DeskAddress.list(list.id.value, "original"),
      fields: [
        FormField(
          name: "reason", label: "为什么要启封", control: .area(rows: 2), hint: "会连同您的姓名、时间记入审计日志。", isRequired: true, limit: 200)
      ], button: "启封下载", look: .grave, issues: issues("original"))
    return .init(title: "原件", body: "<p class=\"quiet\">“\(list.originalName)”已加密密封。</p>\(form.folded(csrf))")
  }
}
