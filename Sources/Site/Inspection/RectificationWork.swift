import Accounts
import Hummingbird
import Kernel
import Store
import Villages

/// `GET /desk/rectifications/:rectification` (整改办理).
extension RectificationPage {
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    .page(try await make(site, visit, try await find(site, visit)).view, visit.visit)
  }

  static func find(_ site: Site, _ visit: DeskVisit) async throws -> Rectification {
    let id = Rectification.ID(try visit.number("rectification"))
    let found = try await site.store.read { try Rectification.find(id, $0) }
    guard visit.actor.maySee(findingsOf: found.village) else { throw Fault.notFound }
    return found
  }

  /// What was refused stands in its form again (退回的表单).
  struct Refused: Sendable {
    var act: String
    var typed: [String: String]
    var issues: [Issue]
  }

  static func make(
    _ site: Site, _ visit: DeskVisit, _ order: Rectification, _ refused: Refused? = nil
  ) async throws -> RectificationPage {
    let (town, today) = (try await site.workTown(visit), site.store.today())
    let (inspection, findings, lines, events, photos) = try await site.store.read { reader in
      (
        try Inspection.find(order.inspection, reader), try InspectionFinding.list(of: order.id, reader),
        try Rectification.arithmetic(order.id, reader), try Rectification.events(of: order.id, reader),
        try InspectionPhoto.list(of: order.id, reader)
      )
    }
    let forms = RectificationForms(order: order, actor: visit.actor, refused: refused)
    return RectificationPage(
      frame: try await site.deskFrame(visit, at: DeskAddress.rectification(order.id.value)), number: order.number,
      village: order.villageName, town: town.organisation.name, issuedOn: order.issuedOn.chinese, basis: order.basis,
      due: order.dueOn.chinese + (order.isProvisional ? "（暂定）" : ""), responsible: order.responsible,
      mark: order.mark(on: today), inspection: NavLink(inspection.number, DeskAddress.inspection(inspection.id.value)),
      findings: findings.map(\.sentence), arithmetic: lines,
      events: Timeline(
        events.map { event in
          let due = event.dueOn.map { "期限到 \($0)" } ?? ""
          let note = [event.note, due].filter { !$0.isEmpty }.joined(separator: "；")
          return .init(
            time: Beijing.minute(event.at), who: event.actor, act: event.kind.chinese, note: note.isEmpty ? nil : note)
        }), photos: photos.map { DeskAddress.inspectionPhoto($0.id.value) }, forms: forms.all)
  }
}
