import Casework
import Hummingbird
import Kernel
import Store

/// `/desk/common-answers`: what waits to be let into the public bank, and what stands in it (公开答复库).
struct CommonAnswersPage: Page {
  var frame: DeskFrame
  var mayRelease: Bool
  var waiting: [Row]
  var released: [Row]
  var publicPage: Address
  var issues: [Issue] = []
  /// The one that the issues are about.
  var refused: Int64?

  struct Row: Sendable, Equatable {
    var id: Int64
    var question: String
    var answer: String
  }

  var view: HTML {
    frame.page(
      "公开答复库", trail: [Crumb("在线咨询", DeskAddress.consultations()), Crumb("公开答复库")], issues: issues.count,
      """
      <h1>公开答复库</h1>
      <p class="quiet">常见问题和答复，公众在 <a href="\(publicPage)">常见问题</a> 里看到。答复咨询以后点“标为常见问题”就会到这里，由公开机构负责人放行。</p>
      <section class="panel" aria-label="等待放行"><h2>等待放行</h2>
      \(if: waiting.isEmpty, "<p role=\"status\">没有等待放行的答复。</p>", else: "\(each: waiting, { card($0, isWaiting: true) })")</section>
      <section class="panel" aria-label="已经公开"><h2>已经公开</h2>
      \(if: released.isEmpty, "<p role=\"status\">还没有公开的答复。</p>", else: "\(each: released, { card($0, isWaiting: false) })")</section>
      """)
  }

  private func card(_ row: Row, isWaiting: Bool) -> HTML {
    let release = DeskForm(action: DeskAddress.commonAnswer(row.id, "release"), button: "放行", look: .main)
    let withdraw = DeskForm(
      title: isWaiting ? "不公开" : "移出", action: DeskAddress.commonAnswer(row.id, "withdrawal"),
      fields: [FormField(name: "reason", label: "原因", isRequired: true, limit: 200)].scoped("w\(row.id)"),
      button: isWaiting ? "不公开" : "移出", issues: refused == row.id ? issues : [])
    return """
      <article class="answer-card"><h3>\(row.question)</h3><p class="as-typed">\(row.answer)</p>
      \(if: mayRelease && isWaiting, release.view(frame.csrf))\(if: mayRelease, withdraw.folded(frame.csrf))</article>
      """
  }

  static var samples: [(name: String, page: CommonAnswersPage)] {
    let page = CommonAnswersPage(
      frame: SampleDesk.frame(DeskAddress.commonAnswers), mayRelease: true,
      waiting: [Row(id: 3, question: "高龄津贴怎么申请？", answer: "年满 80 周岁的老人，带身份证到村里登记即可。")], released: [],
      publicPage: Address("chengkan", "answers"))
    return [("desk-common-answers", page)]
  }
}

extension CommonAnswersPage {
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    .page(try await make(site, visit).view, visit.visit)
  }

  static func release(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    try await act(site, request, visit) { id, _, tx in try CommonAnswer.release(id, tx) }
  }

  static func withdraw(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    try await act(site, request, visit) { id, reason, tx in try CommonAnswer.withdraw(id, reason: reason, tx) }
  }

  private static func act(
    _ site: Site, _ request: Request, _ visit: DeskVisit,
    _ body: @escaping @Sendable (CommonAnswer.ID, String, Transaction) throws -> Void
  ) async throws -> Response {
    let (town, id) = (try await site.workTown(visit), CommonAnswer.ID(try visit.number("answer")))
    return try await site.forms.read(request, visit.visit) { form in
      let reason = form.line("reason")
      do {
        try await site.store.write(as: visit.actor) { tx in
          guard try CommonAnswer.find(id, tx).town == town.id else { throw Fault.notFound }
          try body(id, reason, tx)
        }
        return .seeOther(DeskAddress.commonAnswers.text)
      } catch let fault as Fault where fault.kind == .invalid {
        var page = try await make(site, visit)
        (page.issues, page.refused) = (fault.issues, id.value)
        return .page(page.view, status: .unprocessableContent, visit.visit)
      }
    }
  }

  private static func make(_ site: Site, _ visit: DeskVisit) async throws -> CommonAnswersPage {
    let town = try await site.workTown(visit)
    let (waiting, released) = try await site.store.read { reader in
      (
        try CommonAnswer.waiting(in: town.id, reader),
        try CommonAnswer.released(in: town.id, perPage: 200, reader).rows
      )
    }
    func row(_ each: CommonAnswer) -> Row { Row(id: each.id.value, question: each.question, answer: each.answer) }
    return CommonAnswersPage(
      frame: try await site.deskFrame(visit, at: DeskAddress.commonAnswers),
      mayRelease: visit.actor.may(.caseApproval, in: town.id), waiting: waiting.map(row), released: released.map(row),
      publicPage: town.answers())
  }
}
