import Casework
import Hummingbird
import Kernel
import Rendering
import Store

/// `GET /desk/window/visits/:visit`: one visit (接待) with its slip to print and the code by which it is rated.
enum WindowVisitPage {
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    .page(try await make(site, visit, WindowVisit.ID(try visit.number("visit"))).view, visit.visit)
  }

  static func make(
    _ site: Site, _ visit: DeskVisit, _ id: WindowVisit.ID, typed: TypedForm? = nil
  ) async throws -> CasePage {
    let town = try await site.workTown(visit)
    let frame = try await site.deskFrame(visit, at: DeskAddress.windowVisit(id.value))
    let origin = site.origin(visit.visit)
    return try await site.store.read { reader in
      let found = try WindowVisit.find(id, reader)
      guard found.town == town.id else { throw Fault.notFound }
      let post = try WindowPost.find(found.post, reader)
      let slip = try WindowSlip.find(id, reader)
      let people = try StaffNames(reader)
      let person = "\(found.account.map { people[$0] } ?? "")（\(found.capacity)）"
      let facts: [(String, String)] = [
        ("编号", found.number), ("时间", Beijing.minute(found.at)), ("岗位", post.name), ("接待人", person), ("来人", found.visitorShown),
        ("年龄段", found.age), ("需要的帮助", found.needs), ("答复", found.answer), ("引导到", found.ledTo), ("办理结果", found.result),
        ("评价", found.rating.map { "\($0.chinese)（\(found.isRatedOnPaper ? "纸质" : "扫码")）\(found.ratingWords)" } ?? "还没有评价"),
      ]
      var panels = [
        CasePage.panel(
          "接待", "<p class=\"said-text\">\(found.matter)</p>\(DeskFacts(facts.filter { !$0.1.isEmpty }.map { .init($0.0, $0.1) }).view)")
      ]
      if let slip { panels.append(paper(slip, found, post, frame.town)) }
      panels.append(code(found, origin))
      return CasePage(
        frame: frame, title: found.number, trail: [Crumb("窗口", DeskAddress.window), Crumb(found.number)], panels: panels,
        side: forms(found, slip, visit, town.id, typed).map { CasePage.panel($0.title, untitled($0).view(frame.csrf),
          isForm: true) },
        issues: typed?.issues.count ?? 0)
    }
  }

  private static func untitled(_ form: DeskForm) -> DeskForm {
    var form = form
    form.title = ""
    return form
  }

  /// The slip as it prints: everything told once.
  private static func paper(_ slip: WindowSlip, _ visit: WindowVisit, _ post: WindowPost, _ town: String) -> HTML {
    let parts = [
      ("今天不能办的原因", slip.reasons), ("办理条件", slip.conditions), ("需要的材料", slip.materials), ("办理程序", slip.procedure),
      ("办理时限", slip.term), ("费用", slip.fees),
    ]
    return """
      <section class="panel slip"><h2>一次性告知书</h2>
      <p>您来办的事：\(visit.matter)</p>
      <dl class="slip-list">\(each: parts, { "<div><dt>\($0.0)</dt><dd>\($0.1)</dd></div>" })</dl>
      <p>\(town) \(post.name)，\(Beijing.minute(visit.at))，编号 \(visit.number)</p>
      <p class="slip-sign">告知人：＿＿＿＿＿＿＿　群众签收：＿＿＿＿＿＿＿</p></section>
      """
  }

  /// 好差评: by the code, or by ticking on paper.
  private static func code(_ visit: WindowVisit, _ origin: String) -> HTML {
    let address = origin + DeskAddress.rating(visit.token).text
    return """
      <section class="panel slip"><h2>请您评价</h2><div class="rate-code">\(QRCode(address).map(drawing))
      <p>手机扫码评价，不用登录，每次办事评一次；也可以在纸上打勾交给窗口。</p></div>
      <p class="rate-boxes">\(each: WindowRating.allCases.reversed(), { "<span>☐ \($0.chinese)</span>" })</p>
      <p class="quiet screen-only"><a href="\(DeskAddress.rating(visit.token))">打开评价页</a></p></section>
      """
  }

  private static func drawing(_ code: QRCode) -> HTML {
    let side = code.size + 8
    let path = code.bars.map { "M\($0.x + 4) \($0.y + 4)h\($0.width)v1h-\($0.width)z" }.joined()
    return """
      <svg class="qr" viewBox="0 0 \(side) \(side)" role="img" aria-label="评价二维码" shape-rendering="crispEdges">\
      <path fill="#fff" d="M0 0h\(side)v\(side)H0z"/><path d="\(path)"/></svg>
      """
  }

  private static func forms(
    _ visit: WindowVisit, _ slip: WindowSlip?, _ desk: DeskVisit, _ town: Identifier<Organisation>, _ typed: TypedForm?
  ) -> [DeskForm] {
    var forms: [DeskForm] = []
    let isClerk = desk.actor.may(.window, in: town)
    func form(_ noun: String, _ title: String, _ button: String, _ fields: [FormField], _ note: String = "") -> DeskForm {
      TypedForm.filled(
        DeskForm(title: title, action: DeskAddress.windowVisit(visit.id.value, noun), fields: fields, button: button,
          note: note), as: noun, typed)
    }
    func area(_ name: String, _ label: String) -> FormField {
      FormField(name: name, label: label, control: .area(rows: 2), isRequired: true, limit: 1000)
    }
    if isClerk, visit.isOpen { forms.append(form("closing", "办结", "办结", [area("result", "结果")])) }
    if isClerk, slip == nil {
      forms.append(
        form(
          "slip", "一次性告知", "做告知书",
          [
            area("reasons", "今天不能办的原因"), area("conditions", "办理条件"), area("materials", "需要的材料"), area("procedure", "办理程序"),
            area("term", "办理时限"), area("fees", "费用"),
          ], "材料不全时，一次说全、书面告知。没有的写“无”。"))
    }
    if visit.rating == nil {
      forms.append(
        form(
          "rating", "录入纸质评价", "录入",
          [
            FormField(
              name: "rating", label: "纸上勾的", control: .radios(WindowRating.allCases.reversed().map { FormChoice(String($0.rawValue), $0.chinese) }),
              isRequired: true),
            FormField(name: "words", label: "写的话（可不填）", control: .area(rows: 2), limit: 500),
          ], "由接待人以外的同事录入。"))
    }
    return forms
  }
}
