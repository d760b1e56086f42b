import Casework
import Hummingbird
import Kernel
import Store

/// `GET /:town/apply/receipt/:key`: its key is known only to who applied.
extension ApplyReceiptPage {
  static func show(_ site: Site, _ request: Request, _ visit: Visit) async throws -> Response {
    let town = try await site.town(visit)
    try site.opinionLimit.take(visit.address)
    let key = visit.parts["key"] ?? ""
    let found = try await site.store.read { try CaseApplication.submitted(key, $0) }
    guard let found, found.town == town.id, found.channel == .web else { throw Fault.notFound }
    let here = town.applyReceipt(key)
    let page = ApplyReceiptPage(
      frame: town.frame(visit, site.assets, at: here), trail: town.applyTrail("提交回执"), number: found.number,
      code: site.applicantSealer.code(of: key), title: found.title, submitted: Beijing.minute(found.submittedAt),
      next: found.matter == .amendment
        ? "工作人员会在当个工作日内联系您核对身份和证据，审核以后告知结果（条例第四十一条）。"
        : "工作人员会在当个工作日内联系您确认。双方确认之日为收到申请之日，自收到之日起二十个工作日内答复（条例第三十一条、第三十三条）。",
      follow: Address(town.slug, "apply", "follow", query: [("number", found.number)]))
    return .sealed(page.view, .ok, visit)
  }
}

/// `GET`, `POST /:town/apply/follow`: by number and code, slowly.
extension ApplyFollowPage {
  static func show(_ site: Site, _ request: Request, _ visit: Visit) async throws -> Response {
    let town = try await site.town(visit)
    var page = page(site, town, visit)
    page.number = String((request.uri.queryParameters["number"].map(String.init) ?? "").prefix(20))
    return .sealed(page.view, .ok, visit)
  }

  static func ask(_ site: Site, _ request: Request, _ visit: Visit) async throws -> Response {
    let town = try await site.town(visit)
    try site.followLimit.take(visit.address)
    return try await site.forms.read(request, visit) { form in
      var page = page(site, town, visit)
      page.number = form.line("number")
      let (number, code, today) = (form.line("number"), form.line("code"), site.store.today())
      let found = try await site.store.read { [sealer = site.applicantSealer] reader -> Found? in
        let known = try CaseApplication.following(number, code: code, in: town.id, sealer, reader)
        return try known.map { try Found($0, on: today, reader) }
      }
      page.found = found
      if found == nil { page.issues = [Issue("code", "编号和查询码对不上，请核对；字母不分大小写。")] }
      return .sealed(page.view, found == nil ? .unprocessableContent : .ok, visit)
    }
  }

  private static func page(_ site: Site, _ town: Town, _ visit: Visit) -> ApplyFollowPage {
    ApplyFollowPage(
      frame: town.frame(visit, site.assets, at: town.follow), trail: town.applyTrail("查询进展"), action: town.follow,
      csrf: CrossSite.hiddenField(session: visit.session))
  }
}

extension ApplyFollowPage.Found {
  init(_ application: CaseApplication, on today: Day, _ reader: some Reader) throws {
    let calendar = try WorkCalendar.inForce(on: today, reader)
    let deadline = try application.clock(reader, on: today)
    var facts: [DeskFacts.Fact] = [
      .init("收到申请之日", application.receivedOn?.description ?? "还没有确认，确认之日为收到之日"),
      .init("答复期限", DeadlineWords.text(deadline)),
    ]
    if let more = application.prolongation, let told = more.toldOn {
      facts.append(.init("延期", "延长 \(more.days) 个工作日（\(told) 告知）"))
    }
    if let delay = application.delay, let told = delay.toldOn {
      facts.append(.init("延迟答复", "自起算日起共 \(delay.days) 个工作日（\(told) 告知，条例第三十五条）"))
    }
    if let decision = application.decision, let day = decision.decidedOn {
      let name = try DecisionCode.named(decision.code, on: today)?.name ?? ""
      facts.append(.init("处理结果", "\(name)（\(day)）"))
    }
    if let service = application.service { facts.append(.init("送达", "\(service.day)，\(service.manner.chinese)")) }
    self.init(
      number: application.number, title: application.title, state: application.state.chinese, facts: facts,
      asked: Self.asked(application, calendar), arithmetic: deadline?.lines ?? [])
    // The answer itself only where it was asked for this way, and once it has been handed over.
    if application.delivery == .online, application.service != nil, let decision = application.decision {
      answer = [decision.answer, decision.reason].filter { !$0.isEmpty }
    }
  }

  private static func asked(_ application: CaseApplication, _ calendar: WorkCalendar) -> String? {
    switch application.state {
    case .correcting:
      "请补正：\(application.correction?.words ?? "")。请在 \(application.correctionDue(calendar)?.due.description ?? "") 前补正，逾期视为放弃申请。"
    case .awaitingFee:
      "请缴纳信息处理费 \(application.fee?.amount ?? 0) 元，\(application.feeDue(calendar)?.due.description ?? "") 前缴清，逾期视为放弃申请。"
    case .explaining where application.reasons?.givenOn == nil:
      "请说明申请数量、频次的理由：\(application.reasons?.ground ?? "")请在 \(application.reasonsDue(calendar)?.due.description ?? "") 前说明（条例第三十五条）。"
    default: nil
    }
  }
}

/// A deadline in a few words (期限).
enum DeadlineWords {
  static func text(_ deadline: Deadline?) -> String {
    guard let deadline else { return "还没有起算" }
    guard let due = deadline.due else { return "暂停计算中" }
    return due.withWeekday + (deadline.isProvisional ? "，暂定" : "")
  }
}
