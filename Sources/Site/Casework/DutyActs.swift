import Casework
import Hummingbird
import Kernel
import Store

/// What is done on the duty line (值班操作).
enum DutyActs {
  /// A call is written down; an emergency is told to the leaders in the same transaction.
  static func note(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let (town, seal) = (try await site.workTown(visit), site.contactSeal)
    return try await act(site, request, visit, "call") { form in
      let new = try NewCall(form)
      let call = try await site.store.write(as: visit.actor) { tx in
        let call = try DutyCall.note(new, in: town.id, seal, tx)
        if call.kind == .emergency { try CaseMessages.emergency(call, tx) }
        return call
      }
      return .seeOther(DeskAddress.duty, call.kind == .emergency ? CaseDone.emergencyNoted : CaseDone.callNoted)
    }
  }

  static func close(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let id = DutyCall.ID(try visit.number("call"))
    return try await act(site, request, visit, "c\(id)") { form in
      try await site.store.write(as: visit.actor) { try DutyCall.close(id, result: form["result"] ?? "", $0) }
      return .seeOther(DeskAddress.duty, CaseDone.callClosed)
    }
  }

  static func openCaller(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let (id, seal) = (DutyCall.ID(try visit.number("call")), site.contactSeal)
    return try await act(site, request, visit, "o\(id)") { form in
      let contact = try await site.store.write(as: visit.actor) {
        try DutyCall.openCaller(id, reason: form["reason"] ?? "", seal, $0)
      }
      return .page(try await DutyPage.make(site, visit, caller: contact).view, visit.visit)
    }
  }

  /// The next officer finds it among his messages.
  static func handOver(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let town = try await site.workTown(visit)
    return try await act(site, request, visit, "handover") { form in
      guard let taker = Int64(form.line("taker")) else { throw Fault.invalid("taker", "请选择接班的值班员。") }
      try await site.store.write(as: visit.actor) { tx in
        guard try CaseMessages.holders(of: .dutyLine, in: town.id, tx).contains(Identifier(taker)) else {
          throw Fault.invalid("taker", "这个人不是值班员，请另选。")
        }
        let id = try DutyHandover.give(in: town.id, to: Identifier(taker), note: form["note"] ?? "", tx)
        try CaseMessages.handedOver(id, to: Identifier(taker), tx)
      }
      return .seeOther(DeskAddress.duty, CaseDone.shiftHanded)
    }
  }

  static func takeOver(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let id = DutyHandover.ID(try visit.number("handover"))
    return try await act(site, request, visit, "taking") { _ in
      try await site.store.write(as: visit.actor) { try DutyHandover.take(id, $0) }
      return .seeOther(DeskAddress.duty, CaseDone.shiftTaken)
    }
  }

  private static func act(
    _ site: Site, _ request: Request, _ visit: DeskVisit, _ name: String,
    _ body: (Form) async throws -> Response
  ) async throws -> Response {
    try await site.forms.read(request, visit.visit) { form in
      do { return try await body(form) } catch let fault as Fault where fault.kind == .invalid {
        let typed = TypedForm(name: name, form: form, issues: fault.issues)
        return .page(try await DutyPage.make(site, visit, typed: typed).view, status: .unprocessableContent,
          visit.visit)
      }
    }
  }
}

extension NewCall {
  fileprivate init(_ form: Form) throws {
    self.init()
    (matter, answer, passedTo) = (form.line("matter"), form.line("answer"), form.line("passedTo"))
    kind = DutyCall.Kind(rawValue: form.line("kind")) ?? .consultation
    outcome = DutyCall.Outcome(rawValue: form.line("outcome")) ?? .answered
    contact = Contact(name: form.line("name"), phone: form.line("phone"))
    let typed = form.line("at")
    if !typed.isEmpty {
      guard let moment = Beijing.instant(typed) else { throw Fault.invalid("at", "来电时间看不懂，请写成 2026-03-09 09:30。") }
      at = moment
    }
  }
}
