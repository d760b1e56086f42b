import Hummingbird
import Kernel
import Store
import Villages

/// The batches of brochures at the desk (宣传册办理).
extension BrochuresPage {
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    .page(try await make(site, visit).view, visit.visit)
  }

  static func add(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let town = try await site.workTown(visit)
    return try await site.forms.read(request, visit.visit) { form in
      let typed = BrochureForm(form)
      do {
        let details = try typed.read()
        let id = try await site.store.write(as: visit.actor) { try Brochure.add(details, in: town.id, $0) }
        return .seeOther(DeskAddress.brochure(id.value), .brochureSaved)
      } catch let fault as Fault where fault.kind == .invalid {
        var page = try await make(site, visit)
        (page.typed, page.issues) = (typed, fault.issues)
        return .page(page.view, status: .unprocessableContent, visit.visit)
      }
    }
  }

  private static func make(_ site: Site, _ visit: DeskVisit) async throws -> BrochuresPage {
    let (town, today) = (try await site.workTown(visit), site.store.today())
    let batches = try await site.store.read { try Brochure.list(of: town.id, $0) }
    return BrochuresPage(
      frame: try await site.deskFrame(visit, at: DeskAddress.brochures),
      rows: batches.map { batch in
        Row(
          name: batch.name, address: DeskAddress.brochure(batch.id.value), printed: batch.printedWords,
          valid: batch.validWords, there: "\(batch.outThere) 本", mark: batch.mark(on: today))
      }, mayKeep: visit.actor.mayKeepBrochures(of: town.id))
  }
}

extension BrochurePage {
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    .page(try await make(site, visit, try await found(site, visit)).view, visit.visit)
  }

  static func correct(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    try await act(site, request, visit, "correct", .brochureSaved) { form, batch, tx in
      try Brochure.correct(batch.id, try BrochureForm(form).read(), tx)
    }
  }

  static func handOut(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    try await act(site, request, visit, "deliveries", .brochureHandedOut) { form, batch, tx in
      guard let village = try Village.named(form.line("village"), in: batch.town, tx) else {
        throw Fault.invalid("village", "请选择发给哪个村。")
      }
      guard let day = Day(form.line("day")) else { throw Fault.invalid("day", "请填写发放日期，例如 2026-03-09。") }
      try Brochure.handOut(batch.id, to: village.id, copies: Int(form.line("copies")) ?? 0, on: day, tx)
    }
  }

  static func retire(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    try await act(site, request, visit, "retirement", .brochureRetired) { form, batch, tx in
      try Brochure.retire(batch.id, reason: form["reason"] ?? "", tx)
    }
  }

  static func clear(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let delivery = BrochureDelivery.ID(try visit.number("delivery"))
    return try await act(site, request, visit, "clearing", .brochureCleared) { _, batch, tx in
      let own = try BrochureDelivery.list(of: batch.id, tx)
      guard own.contains(where: { $0.id == delivery }) else { throw Fault.notFound }
      try Brochure.clear(delivery, tx)
    }
  }

  private static func act(
    _ site: Site, _ request: Request, _ visit: DeskVisit, _ name: String, _ done: InspectionDone,
    _ verb: @escaping @Sendable (Form, Brochure, Transaction) throws -> Void
  ) async throws -> Response {
    let batch = try await found(site, visit)
    return try await site.forms.read(request, visit.visit) { form in
      do {
        try await site.store.write(as: visit.actor) { try verb(form, batch, $0) }
        return .seeOther(DeskAddress.brochure(batch.id.value), done)
      } catch let fault as Fault where fault.kind == .invalid {
        let refused = Refused(name: name, issues: fault.issues, form: form)
        return .page(try await make(site, visit, batch, refused).view, status: .unprocessableContent, visit.visit)
      }
    }
  }

  private static func found(_ site: Site, _ visit: DeskVisit) async throws -> Brochure {
    let (town, id) = (try await site.workTown(visit), Brochure.ID(try visit.number("brochure")))
    let batch = try await site.store.read { try Brochure.find(id, $0) }
    guard batch.town == town.id else { throw Fault.notFound }
    return batch
  }

  private static func make(
    _ site: Site, _ visit: DeskVisit, _ batch: Brochure, _ refused: Refused? = nil
  ) async throws -> BrochurePage {
    let today = site.store.today()
    let (deliveries, findings, villages) = try await site.store.read { reader in
      (
        try BrochureDelivery.list(of: batch.id, reader),
        try InspectionFinding.list(of: .brochure, String(batch.id.value), reader),
        try Village.list(of: batch.town, reader)
      )
    }
    let names = Dictionary(villages.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    let seen = findings.filter { visit.actor.maySee(findingsOf: $0.village) }
    let facts = [
      ("印制", batch.printedWords), ("有效期", batch.validWords),
      ("已经发出", "\(batch.handedOut) 本，还在村里 \(batch.outThere) 本"),
      ("停用", batch.retiredOn.map { "\($0)：\(batch.retiredFor)" } ?? ""),
    ]
    return BrochurePage(
      frame: try await site.deskFrame(visit, at: DeskAddress.brochure(batch.id.value)), id: batch.id.value,
      name: batch.name, mark: batch.mark(on: today),
      facts: DeskFacts(facts.filter { !$0.1.isEmpty }.map { DeskFacts.Fact($0.0, $0.1) }),
      deliveries: deliveries.map { each in
        let may = each.clearedOn == nil && visit.actor.mayClear(each, of: batch)
        return Delivery(
          village: each.villageName, copies: each.copies, day: each.day.description,
          cleared: each.clearedOn.map { "\($0) 收回" } ?? "还没有",
          clearing: may ? DeskAddress.brochureClearing(batch.id.value, each.id.value) : nil)
      },
      findings: seen.map {
        NavLink(
          "\($0.day) \(names[$0.village] ?? "")：\($0.note.isEmpty ? $0.problemName : $0.note)",
          DeskAddress.inspection($0.inspection.value))
      },
      forms: visit.actor.mayKeepBrochures(of: batch.town)
        ? BrochureForms(
          batch: batch, villages: villages.filter { $0.stands(on: today) }.map { FormChoice($0.slug, $0.name) },
          today: today, refused: refused
        ).all : [])
  }
}

extension Brochure {
  var printedWords: String { "\(details.printedOn)，\(details.copies) 本" }
  var validWords: String { details.validUntil.map { "到 \($0)" } ?? "没有写明" }

  func mark(on day: Day) -> DeskMark {
    let state = state(on: day)
    return DeskMark(state.chinese, state.isOver ? .grave : state == .ending ? .waiting : .good)
  }
}
