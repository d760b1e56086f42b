import Foundation
import Hummingbird
import Kernel
import Store
import Villages

/// `GET /desk/inspections/:inspection` and the orders about what it found (检查记录办理).
extension InspectionPage {
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let inspection = try await find(site, visit)
    return .page(try await make(site, visit, inspection).view, visit.visit)
  }

  static func issue(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let inspection = try await find(site, visit)
    return try await site.forms.read(request, visit.visit) { form in
      let typed = Typed(
        findings: Set(form.all("findings")), responsible: form.line("responsible"), term: form.line("term"))
      do {
        let period = try period(typed.term)
        let chosen = typed.findings.compactMap { Int64($0) }.sorted().map { InspectionFinding.ID($0) }
        let id = try await site.store.write(as: visit.actor) { tx in
          let own = Set(try InspectionFinding.list(of: inspection.id, tx).map(\.id))
          guard Set(chosen).isSubset(of: own) else { throw Fault.notFound }
          return try Rectification.issue(about: chosen, responsible: typed.responsible, term: period, tx)
        }
        return .seeOther(DeskAddress.rectification(id.value), .issued)
      } catch let fault as Fault where fault.kind == .invalid {
        let page = try await make(site, visit, inspection, typed, fault.issues)
        return .page(page.view, status: .unprocessableContent, visit.visit)
      }
    }
  }

  /// A period as typed; nil when none is.
  static func period(_ text: String) throws -> Kernel.Period? {
    guard !text.isEmpty else { return nil }
    guard let period = Kernel.Period(text) else { throw Fault.invalid("term", "整改期限请写成“5个工作日”或者“15日”。") }
    return period
  }

  private static func find(_ site: Site, _ visit: DeskVisit) async throws -> Inspection {
    let id = Inspection.ID(try visit.number("inspection"))
    let found = try await site.store.read { try Inspection.find(id, $0) }
    guard visit.actor.maySee(findingsOf: found.village) else { throw Fault.notFound }
    return found
  }

  private static func make(
    _ site: Site, _ visit: DeskVisit, _ inspection: Inspection, _ typed: Typed? = nil, _ issues: [Issue] = []
  ) async throws -> InspectionPage {
    let today = site.store.today()
    let (answers, findings, photos, orders, repeated, village) = try await site.store.read { reader in
      (
        try Inspection.answers(of: inspection.id, reader), try InspectionFinding.list(of: inspection.id, reader),
        try InspectionPhoto.list(of: inspection.id, reader), try Rectification.list(of: inspection.id, reader),
        try RepeatedProblem.list(in: inspection.town, on: today, reader),
        try Village.find(inspection.village, reader).slug
      )
    }
    let links = orders.map { NavLink($0.number, DeskAddress.rectification($0.id.value)) }
    let open = findings.filter { $0.rectification == nil }.map { String($0.id.value) }
    return InspectionPage(
      frame: try await site.deskFrame(visit, at: DeskAddress.inspection(inspection.id.value)), id: inspection.id.value,
      number: inspection.number, facts: facts(inspection),
      results: answers.map { Line(question: $0.point.question, result: $0.result.chinese, isBad: $0.result == .bad) },
      findings: findings.map { finding in
        let again = repeated.first { $0.village == finding.village && $0.problem == finding.problem }
        return Found(
          id: finding.id.value, what: "\(finding.problem) \(finding.problemName)",
          subject: "\(finding.subject.kind.chinese)：\(finding.subject.name)", note: finding.note,
          severity: DeskMark(finding.severity.chinese, finding.severity == .grave ? .grave : .waiting),
          order: orders.first { $0.id == finding.rectification }.map {
            NavLink($0.number, DeskAddress.rectification($0.id.value))
          },
          again: again.map { "屡查屡犯，\($0.times) 次" } ?? "", thing: thing(finding.subject, village))
      },
      photos: photos.map { DeskAddress.inspectionPhoto($0.id.value) }, orders: links,
      mayOrder: visit.actor.mayInspect(inspection.village), typed: typed ?? Typed(findings: Set(open)), issues: issues)
  }

  /// Where the thing that a finding names is looked at; nil for what has no page at the desk.
  private static func thing(_ subject: FindingSubject, _ village: String) -> Address? {
    guard let key = Int64(subject.reference) else { return nil }
    switch subject.kind {
    case .slot: return DeskAddress.slot(key)
    case .board: return DeskAddress.board(village, key)
    case .brochure: return DeskAddress.brochure(key)
    case .column, .page, .archive, .other: return nil
    }
  }

  private static func facts(_ inspection: Inspection) -> DeskFacts {
    let isLater = inspection.receivedAt.timeIntervalSince(inspection.filledAt) > 600
    let sent = isLater ? "，\(Beijing.minute(inspection.receivedAt)) 补传" : ""
    let noted = "\(inspection.author)，\(Beijing.minute(inspection.filledAt)) 填写\(sent)"
    let facts: [(String, String)] = [
      ("村", inspection.villageName), ("来源", inspection.origin.chinese), ("日期", inspection.day.withWeekday),
      ("检查人", inspection.inspectors), ("地点", inspection.place), ("村经办签字", inspection.witness),
      ("备注", inspection.note), ("登记", noted),
    ]
    return DeskFacts(facts.filter { !$0.1.isEmpty }.map { DeskFacts.Fact($0.0, $0.1) })
  }
}
