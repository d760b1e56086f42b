import Accounts
import Casework
import HTTPTypes
import Hummingbird
import Kernel
import Store

/// `GET /desk/applications/:application`: one snapshot makes the page.
extension ApplicationPage {
  typealias Returned = (act: ApplicationAct, typed: [String: String], issues: [Issue])

  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    .page(try await page(site, visit, try await ApplicationActs.own(site, visit)).view, visit.visit)
  }

  static func page(
    _ site: Site, _ visit: DeskVisit, _ id: CaseApplication.ID, returned: Returned? = nil, whole: Applicant? = nil
  ) async throws -> ApplicationPage {
    let (today, actor, sealer) = (site.store.today(), visit.actor, site.applicantSealer)
    let frame = try await site.deskFrame(visit, at: DeskAddress.application(id))
    return try await site.store.read { reader in
      let application = try CaseApplication.find(id, reader)
      let calendar = try WorkCalendar.inForce(on: today, reader)
      let consultations = try ApplicationConsultation.list(of: id, reader)
      var offers = ApplicationOffers(
        application: application, consultations: consultations,
        codes: try DecisionCode.inForce(on: today, for: application.matter),
        actor: actor, today: today, earlier: try application.othersInMonth(of: application.receivedOn ?? today, reader))
      offers.returned = returned
      let forms = offers.forms
      let papers = try ApplicationPapers(application, consultations, actor, reader)
      let events = try CaseApplication.events(of: id, reader)
      let people = try People(events.map(\.actor), reader)
      return ApplicationPage(
        frame: frame, id: id, number: application.number, title: application.title,
        state: DeskMark(application.state.chinese, application.state.isOpen ? .waiting : .good),
        contentTitle: application.matter == .disclosure ? "申请的信息" : "要更正的记录", content: application.content,
        origin: CaseFacts.origin(application),
        facts: try CaseFacts.facts(application, consultations, on: today, reader),
        applicant: CaseFacts.applicant(try whole ?? application.applicant(sealer)), isWhole: whole != nil,
        duties: application.duties(consultations, calendar, on: today).map {
          Owed(words: .init($0, on: today), arithmetic: $0.lines)
        },
        likenesses: try ApplicationLikeness.list(to: application, reader).map {
          Likeness(
            title: "\($0.number) \($0.title)", address: DeskAddress.application($0.id),
            words: "\($0.isSameApplicant ? "同一申请人，" : "")文字相同 \($0.likeness)%，\($0.state.chinese)")
        },
        forms: forms.main, moreForms: forms.more + papers.extras, letters: papers.letters,
        letterForm: papers.letterForm, files: papers.files, fileForm: papers.fileForm,
        trail: Timeline(
          events.map {
            .init(
              time: Beijing.minute($0.at), who: $0.actor == "visitor" ? "申请人" : people[$0.actor],
              act: "\($0.act.chinese)（\($0.day)）", note: $0.words.isEmpty ? nil : $0.words)
          }), issues: returned?.issues.count ?? 0)
    }
  }
}

/// What is known of a case, in words (案件要素).
enum CaseFacts {
  static func facts(
    _ application: CaseApplication, _ consultations: [ApplicationConsultation], on today: Day, _ reader: some Reader
  ) throws -> DeskFacts {
    let deadline = try application.clock(reader, on: today)
    let names = try StaffNames(reader)
    var facts: [DeskFacts.Fact] = [
      .init("事项", application.matter.chinese), .init("应当怎样记录", application.claim), .init("证据", application.evidence),
      .init("经办", application.handler.map { names[$0] } ?? "还没有人"), .init("渠道", application.channel.chinese), .init("到达", application.arrivedOn.withWeekday),
      .init("收到申请之日", application.receivedOn?.withWeekday ?? "还没有确认"), .init("收到日的依据", application.channel.rule),
      .init("答复期限", DeadlineWords.text(deadline)), .init("文号", application.documentNumber),
      .init("形式", application.matter == .disclosure ? application.form.chinese : ""), .init("途径", application.delivery.chinese),
      .init("需要的帮助", application.assistance),
    ]
    if let asked = application.correction { facts.append(.init("补正", asked.words)) }
    if let reasons = application.reasons {
      let end = reasons.isAccepted.map { $0 ? "认为合理" : "认为不合理" } ?? (reasons.givenOn.map { "\($0) 收到" } ?? "等候说明")
      let given = reasons.given.isEmpty ? "" : "。\(reasons.given)"
      facts.append(.init("说明理由", "\(reasons.ground)（\(reasons.askedOn) 要求，\(end)）\(given)"))
    }
    if let delay = application.delay {
      let told = delay.toldOn.map { "\($0) 告知" } ?? "还没有告知，未生效"
      facts.append(.init("延迟答复", "共 \(delay.days) 个工作日，\(delay.setterName)确定，\(told)。\(delay.reason)"))
    }
    for each in consultations {
      let end = each.answer?.chinese ?? (each.reachedOn.map { "\($0) 收到，等候意见" } ?? "已于 \(each.sentOn) 发出")
      facts.append(.init("征求\(each.kind.chinese)意见", "\(each.party)：\(end)\(each.words.isEmpty ? "" : "。\(each.words)")"))
    }
    if let fee = application.fee {
      facts.append(.init("信息处理费", "\(fee.manner.chinese)，\(fee.amount) 元，\(fee.paidOn.map { "\($0) 缴清" } ?? "没有缴")"))
    }
    if let decision = application.decision, let day = decision.decidedOn {
      let name = try DecisionCode.named(decision.code, on: today)?.name ?? ""
      facts += [.init("处理结果", "\(name)，\(day)"), .init("内容", decision.answer), .init("理由", decision.reason)]
      facts.append(.init("有权更正的机关", decision.organ))
    }
    if let service = application.service {
      let inTime = application.isInTime(deadline).map { $0 ? "，按期" : "，超期" } ?? ""
      facts.append(.init("送达", "\(service.day)，\(service.manner.chinese)\(service.note.isEmpty ? "" : "，\(service.note)")\(inTime)"))
    }
    if let number = application.archiveNumber { facts.append(.init("档号", number)) }
    return DeskFacts(facts.filter { !$0.value.isEmpty })
  }

  /// `ticket:12`, `consultation:3`: back to it.
  static func origin(_ application: CaseApplication) -> NavLink? {
    let parts = application.origin.split(separator: ":")
    guard parts.count == 2, let id = Int64(parts[1]) else { return nil }
    switch parts[0] {
    case "ticket": return NavLink("由12345工单转来，看工单", DeskAddress.ticket(id))
    case "consultation": return NavLink("由在线咨询转来，看咨询", DeskAddress.consultation(id))
    default: return nil
    }
  }

  static func applicant(_ applicant: Applicant) -> DeskFacts {
    DeskFacts([
      .init("类别", applicant.kind.chinese), .init("姓名或名称", applicant.name),
      .init(applicant.paper.chinese, applicant.paperNumber), .init("电话", applicant.phone), .init("邮箱", applicant.email),
      .init("地址", applicant.address), .init("联系人", applicant.contact), .init("代理人", applicant.agent),
    ].filter { !$0.value.isEmpty })
  }
}
