import Hummingbird
import Kernel
import Store
import Villages

/// Changing the checklist (检查要点办理).
extension PointPage {
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    .page(try await make(site, visit, visit.visit.parts["code"] ?? "").view, visit.visit)
  }

  static func begin(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    .page(try await make(site, visit, "").view, visit.visit)
  }

  static func add(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    try await take(site, request, visit, "", "change") { form, town, tx in
      _ = try InspectionPoint.add(try terms(form), in: town, from: try day(form), tx)
    }
  }

  static func change(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let code = visit.visit.parts["code"] ?? ""
    return try await take(site, request, visit, code, "change") { form, town, tx in
      try InspectionPoint.change(code, try terms(form), in: town, from: try day(form), tx)
    }
  }

  static func end(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let code = visit.visit.parts["code"] ?? ""
    return try await take(site, request, visit, code, "ending") { form, town, tx in
      try InspectionPoint.end(code, in: town, from: try day(form), source: form.line("source"), tx)
    }
  }

  private static func day(_ form: Form) throws -> Day {
    guard let day = Day(form.line("from")) else { throw Fault.invalid("from", "请填写日期，例如 2026-04-01。") }
    return day
  }

  private static func terms(_ form: Form) throws -> InspectionPoint.Terms {
    guard let subject = FindingSubject.Kind(rawValue: form.line("subject")) else {
      throw Fault.invalid("subject", "请选择看的是哪一种东西。")
    }
    return InspectionPoint.Terms(
      question: form.line("question"), hint: form.line("hint"), problem: form.line("problem"), subject: subject,
      position: Int(form.line("position")) ?? 0, source: form.line("source"))
  }

  private static func take(
    _ site: Site, _ request: Request, _ visit: DeskVisit, _ code: String, _ name: String,
    _ verb: @escaping @Sendable (Form, Identifier<Organisation>, Transaction) throws -> Void
  ) async throws -> Response {
    let town = try await site.workTown(visit)
    return try await site.forms.read(request, visit.visit) { form in
      do {
        try await site.store.write(as: visit.actor) { try verb(form, town.id, $0) }
        return .seeOther(DeskAddress.inspectionStandards, .pointSet)
      } catch let fault as Fault where fault.kind == .invalid {
        var page = try await make(site, visit, code)
        (page.refused, page.issues) = (name, fault.issues)
        page.typed.merge(form.typed) { $1 }
        return .page(page.view, status: .unprocessableContent, visit.visit)
      }
    }
  }

  private static func make(_ site: Site, _ visit: DeskVisit, _ code: String) async throws -> PointPage {
    let (town, today) = (try await site.workTown(visit), site.store.today())
    let (list, history, problems) = try await site.store.read { reader in
      (
        try InspectionPoint.list(for: town.id, on: today, reader),
        code.isEmpty ? [] : try InspectionPoint.history(code, for: town.id, reader),
        try InspectionProblem.list(for: town.id, on: today, reader)
      )
    }
    let now = list.first { $0.code == code } ?? history.first
    guard code.isEmpty || now != nil else { throw Fault.notFound }
    var typed = ["from": (today + 1).description, "position": String(min(99, (list.map(\.position).max() ?? 0) + 1))]
    if let now {
      typed["position"] = String(now.position)
      (typed["question"], typed["hint"], typed["problem"]) = (now.question, now.hint, now.problem)
      typed["subject"] = now.subject.rawValue
    }
    return PointPage(
      frame: try await site.deskFrame(visit, at: DeskAddress.inspectionStandards), code: code,
      title: now?.question ?? "新增检查要点", problems: problems.map { FormChoice($0.code, "\($0.code) \($0.name)") }, typed: typed,
      history: history.map {
        [$0.validFrom.description, $0.isOff ? "（停用）" : $0.question, $0.problem, $0.source, $0.isOwn ? "本镇" : "通用"]
      }, mayEdit: visit.actor.may(.draft, in: town.id))
  }
}
