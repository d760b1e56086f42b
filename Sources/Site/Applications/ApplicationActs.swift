import Accounts
import Casework
import HTTPTypes
import Hummingbird
import Kernel
import Publishing
import Store

/// `POST /desk/applications/:application/…` (办理).
enum ApplicationActs {
  /// The case that is asked for, when it belongs to the town one works for.
  static func own(_ site: Site, _ visit: DeskVisit) async throws -> CaseApplication.ID {
    let (town, id) = (try await site.workTown(visit), CaseApplication.ID(try visit.number("application")))
    let found = try await site.store.read { try CaseApplication.find(id, $0) }
    guard found.town == town.id else { throw Fault.notFound }
    return id
  }

  /// One act of the case. What is wrong comes back with the form filled in; nothing typed is lost.
  static func take(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let id = try await own(site, visit)
    guard let act = visit.visit.parts["act"].flatMap(ApplicationAct.init), act != .register else { throw Fault.notFound }
    return try await site.forms.read(request, visit.visit) { form in
      do {
        let typed = try ApplicationTyped(form, act)
        try await site.store.write(as: visit.actor) { try typed.perform(act, on: id, $0) }
        return .seeOther(DeskAddress.application(id), .applicationDone)
      } catch let fault as Fault where fault.kind == .invalid || fault.kind == .conflict {
        var typed = Dictionary(form.fields.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
        typed["refused"] = form.all("refused").joined(separator: ",")
        let page = try await ApplicationPage.page(site, visit, id, returned: (act, typed, fault.issues))
        return .page(page.view, status: fault.kind == .invalid ? .unprocessableContent : .conflict, visit.visit)
      }
    }
  }

  /// Hands the case to a colleague who holds the duty.
  static func assign(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let (id, town) = (try await own(site, visit), try await site.workTown(visit))
    return try await change(site, request, visit) { form, tx in
      let account = Int64(form.line("account")).map { Identifier<AccountRow>($0) }
      guard let account, try colleagues(in: town.id, tx).contains(where: { $0.id == account }) else {
        throw Fault.invalid("account", "请选择转给哪位同事。")
      }
      try CaseApplication.assign(id, to: account, tx)
    }
  }

  /// Who may answer applications of a town. No column limits it, so none is asked for.
  static func colleagues(in town: Identifier<Organisation>, _ reader: some Reader) throws -> [Account] {
    try Account.holding([.casework], in: town, column: Identifier(0), reader)
  }

  /// When a letter reached those who are asked.
  static func reach(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    try await change(site, request, visit) { form, tx in
      guard let number = Int64(form.line("consultation")) else { throw Fault.invalid("consultation", "请选择是谁收到的。") }
      guard let day = Day(form.line("reached")) else { throw Fault.invalid("reached", "请填写收到的日期，例如 2026-03-09。") }
      try CaseApplication.reached(Identifier(number), on: day, tx)
    }
  }

  static func makeLetter(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let (id, sealer) = (try await own(site, visit), site.applicantSealer)
    return try await change(site, request, visit) { form, tx in
      let parts = form.line("letter").split(separator: ":").map(String.init)
      guard let kind = parts.first.flatMap(LetterKind.init) else { throw Fault.invalid("letter", "请选择要做哪一种文书。") }
      let consultation = parts.count > 1 ? Int64(parts[1]).map { ApplicationConsultation.ID($0) } : nil
      let code = kind == .receipt ? sealer.code(of: try CaseApplication.find(id, tx).submission) : nil
      try Letter.make(kind, of: id, to: consultation, code: code, people: try people(of: id, tx), tx)
    }
  }

  /// Who worked on it, by their names.
  private static func people(of id: CaseApplication.ID, _ reader: some Reader) throws -> LetterPeople {
    let actors = try CaseApplication.events(of: id, reader).map(\.actor)
    let (names, staff) = (try People(actors, reader), try StaffNames(reader))
    return LetterPeople(
      handler: try CaseApplication.find(id, reader).handler.map { staff[$0] } ?? "",
      actors: Dictionary(actors.map { ($0, names[$0]) }, uniquingKeysWith: { first, _ in first }))
  }

  /// The applicant's whole data, once, on this answer alone.
  static func unmask(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let id = try await own(site, visit)
    return try await site.forms.read(request, visit.visit) { form in
      let reason = form.line("reason")
      let whole = try await site.store.write(as: visit.actor) { [sealer = site.applicantSealer] in
        try CaseApplication.unmask(id, reason: reason, sealer, $0)
      }
      return .sealed(try await ApplicationPage.page(site, visit, id, whole: whole).view, .ok, visit.visit)
    }
  }

  static func fileRemedy(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let id = try await own(site, visit)
    return try await change(site, request, visit) { form, tx in
      guard let kind = ApplicationRemedy.Kind(rawValue: form.line("kind")) else { throw Fault.invalid("kind", "请选择复议还是诉讼。") }
      guard let day = Day(form.line("filed")) else { throw Fault.invalid("filed", "请填写提起的日期，例如 2026-03-09。") }
      try ApplicationRemedy.file(kind, over: id, on: day, tx)
    }
  }

  static func closeRemedy(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let (id, remedy) = (try await own(site, visit), ApplicationRemedy.ID(try visit.number("remedy")))
    return try await change(site, request, visit) { form, tx in
      guard try ApplicationRemedy.list(of: id, tx).contains(where: { $0.id == remedy }) else { throw Fault.notFound }
      guard let result = ApplicationRemedy.Result(rawValue: form.line("result")) else { throw Fault.invalid("result", "请选择结果。") }
      guard let day = Day(form.line("closed")) else { throw Fault.invalid("closed", "请填写审结的日期，例如 2026-03-09。") }
      try ApplicationRemedy.close(remedy, result, on: day, tx)
    }
  }

  /// What was answered becomes the draft of an item (条例 第四十四条).
  static func suggest(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let (id, town) = (try await own(site, visit), try await site.workTown(visit))
    return try await site.forms.read(request, visit.visit) { form in
      let slug = form.line("column")
      guard let column = town.tree.find(slug) else { throw Fault.invalid("column", "请选择公开在哪个栏目。") }
      let item = try await site.store.write(as: visit.actor) { try SuggestedPublication.draft(id, column, town, $0) }
      return .seeOther(DeskAddress.item(item.value), .saved)
    }
  }

  private static func change(
    _ site: Site, _ request: Request, _ visit: DeskVisit,
    _ body: @escaping @Sendable (Form, Transaction) throws -> Void
  ) async throws -> Response {
    let id = try await own(site, visit)
    return try await site.forms.read(request, visit.visit) { form in
      do {
        try await site.store.write(as: visit.actor) { try body(form, $0) }
        return .seeOther(DeskAddress.application(id), .applicationDone)
      } catch let fault as Fault where fault.kind == .invalid || fault.kind == .conflict {
        var page = try await ApplicationPage.page(site, visit, id)
        page.frame.flash = .init(sentence: fault.issues.map(\.sentence).joined(), isProblem: true)
        return .page(page.view, status: fault.kind == .invalid ? .unprocessableContent : .conflict, visit.visit)
      }
    }
  }
}
