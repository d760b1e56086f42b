import Casework
import Files
import Hummingbird
import Kernel
import Store

/// `GET /desk/consultations/:consultation` (咨询办理).
extension ConsultationPage {
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    .playing(try await make(site, visit).view, visit.visit)
  }

  static func make(_ site: Site, _ visit: DeskVisit) async throws -> ConsultationPage {
    let (town, id) = (try await site.workTown(visit), Consultation.ID(try visit.number("consultation")))
    let (found, voices, count, people) = try await site.store.read { reader in
      let found = try Consultation.find(id, reader)
      let calendar = try WorkCalendar.inForce(on: Day(at: found.askedAt), reader)
      return (
        found, try ConsultationVoice.list(of: id, reader), found.term.count(from: Day(at: found.askedAt), by: calendar),
        try StaffNames(reader)
      )
    }
    guard found.town == town.id else { throw Fault.notFound }
    func players(_ side: ConsultationVoice.Side, _ label: String) -> [VoicePlayer] {
      voices.filter { $0.side == side }.map {
        VoicePlayer($0, label, at: DeskAddress.consultationVoice(id.value, $0.id.value))
      }
    }
    var page = ConsultationPage(
      frame: try await site.deskFrame(visit, at: DeskAddress.consultation(id.value)), id: id.value,
      number: found.number, state: found.state.chinese, isOpen: found.state == .open,
      mayWork: visit.actor.may(.casework, in: town.id),
      asked: "\(Beijing.minute(found.askedAt))，\(found.channel.chinese)", question: found.question,
      transcript: found.transcript, voices: players(.question, "提问录音"),
      contact: found.hasContact ? found.contactShown : "没有留下姓名和电话。", hasContact: found.hasContact,
      due: "\(found.due.withWeekday)前答复\(found.isProvisional ? "（暂定）" : "")",
      arithmetic: ["期限 \(found.term.words)。"] + count.lines,
      player: AssetAddresses(hash: site.assets.hash).script("voice.js"))
    (page.answer, page.closing, page.answerVoices) = (found.answer, found.closing, players(.answer, "语音答复"))
    page.turned = found.ticket.map { NavLink("看工单", DeskAddress.ticket($0.value)) }
      ?? found.application.map { NavLink("看申请", DeskAddress.application($0)) }
    page.settled = [found.settledBy.map { people[$0] }, found.settledAt.map(Beijing.minute)].compactMap(\.self)
      .joined(separator: "，")
    return page
  }
}

/// What is done with a question (咨询办理操作).
enum ConsultationActs {
  static func transcribe(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    try await act(site, request, visit, ["transcript"]) { id, form in
      let text = form["transcript"] ?? ""
      try await site.store.write(as: visit.actor) { try Consultation.transcribe(id, text, $0) }
    }
  }

  static func answer(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    try await act(site, request, visit, ["answer"]) { id, form in
      var uploader = VirusScan.Uploader.staff(visit)
      uploader.field = "voice"
      let (text, voice) = (form["answer"] ?? "", try await VoiceUpload.take(form, "voice", site, uploader))
      try await site.store.write(as: visit.actor) { try Consultation.answer(id, text, voice: voice, $0) }
    }
  }

  static func close(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    try await act(site, request, visit, ["reason"], named: "closure") { id, form in
      let reason = form.line("reason")
      try await site.store.write(as: visit.actor) { try Consultation.close(id, reason: reason, $0) }
    }
  }

  static func turnIntoTicket(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    try await act(site, request, visit, ["kind"], named: "ticket") { id, form in
      guard let kind = TicketKind(rawValue: form.line("kind")), TicketKind.sorted.contains(kind) else {
        throw Fault.invalid("kind", "请选择工单的类型。")
      }
      try await site.store.write(as: visit.actor) { [seal = site.contactSeal] in
        _ = try Consultation.turnIntoTicket(id, as: kind, seal, $0)
      }
    }
  }

  static func turnIntoApplication(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    try await act(site, request, visit, [], named: "application") { id, _ in
      let key = site.entropy.token(bytes: 16)
      try await site.store.write(as: visit.actor) { [seal = site.contactSeal, sealer = site.applicantSealer] in
        _ = try Consultation.turnIntoApplication(id, key: key, seal, sealer, $0)
      }
    }
  }

  static func propose(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    try await act(site, request, visit, ["common-question", "common-answer"]) { id, form in
      let (question, answer) = (form.line("common-question"), form["common-answer"] ?? "")
      do {
        try await site.store.write(as: visit.actor) { _ = try CommonAnswer.propose(question, answer, from: id, $0) }
      } catch let fault as Fault where fault.kind == .invalid {
        throw Fault.invalid(fault.issues.map { Issue("common-" + $0.field, $0.sentence) })
      }
    }
  }

  /// Shows who asked, on this answer alone: nothing of it stands in an address.
  static func unmask(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    try await site.forms.read(request, visit.visit) { form in
      let id = Consultation.ID(try visit.number("consultation"))
      var page = try await ConsultationPage.make(site, visit)
      do {
        let (reason, seal) = (form.line("reason"), site.contactSeal)
        let contact = try await site.store.write(as: visit.actor) {
          try Consultation.unmask(id, reason: reason, seal, $0)
        }
        page.opened = [contact.name, contact.phone].filter { !$0.isEmpty }
        return .playing(page.view, visit.visit)
      } catch let fault as Fault where fault.kind == .invalid {
        (page.issues, page.typed) = (fault.issues, ["act": "contact"])
        return .playing(page.view, status: .unprocessableContent, visit.visit)
      }
    }
  }

  private static func act(
    _ site: Site, _ request: Request, _ visit: DeskVisit, _ fields: [String], named name: String = "",
    _ body: (Consultation.ID, Form) async throws -> Void
  ) async throws -> Response {
    let id = Consultation.ID(try visit.number("consultation"))
    return try await site.forms.read(request, visit.visit) { form in
      // Belongs to this town: nothing of another's is touched, nor told of.
      var page = try await ConsultationPage.make(site, visit)
      do {
        try await body(id, form)
        return .seeOther(DeskAddress.consultation(id.value).text)
      } catch let fault as Fault where fault.kind == .invalid {
        page.issues = fault.issues
        page.typed = fields.reduce(into: ["act": name]) { $0[$1] = form[$1] }
        return .playing(page.view, status: .unprocessableContent, visit.visit)
      }
    }
  }
}
