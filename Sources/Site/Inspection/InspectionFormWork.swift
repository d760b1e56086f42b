import Hummingbird
import Kernel
import Store
import Villages

extension InspectionFormPage {
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let slug = visit.visit.parts["village"] ?? ""
    guard let village = try await site.seenVillages(visit).first(where: { $0.slug == slug }),
      visit.actor.mayInspect(village.id)
    else { throw Fault.notFound }
    let typed = ["day": site.store.today().description, "inspectors": visit.staff.displayName]
    return .page(try await make(site, visit, village, typed).view, visit.visit)
  }

  static func make(
    _ site: Site, _ visit: DeskVisit, _ village: Village, _ typed: [String: String], key: String = "",
    issues: [Issue] = []
  ) async throws -> InspectionFormPage {
    let today = site.store.today()
    let (points, problems, slots, boards, batches) = try await site.store.read { reader in
      (
        try InspectionPoint.list(for: village.town, on: today, reader),
        try InspectionProblem.list(for: village.town, on: today, reader),
        try Slot.list(of: [village.id], due: today + -100, through: today + 10, reader),
        try Board.list(of: village.id, reader), try Brochure.lying(in: village.id, reader)
      )
    }
    let sheets = slots.reversed().map { FormChoice("slot:\($0.id)", $0.title) }
    let walls = boards.map { FormChoice("board:\($0.id)", $0.details.name) }
    let over = batches.filter { $0.state(on: today).isOver }.map(\.name)
    let papers = batches.map { batch in
      let state = batch.state(on: today)
      return FormChoice("brochure:\(batch.id)", state == .good ? batch.name : "【\(state.chinese)】\(batch.name)")
    }
    return InspectionFormPage(
      frame: try await site.deskFrame(visit, at: DeskAddress.newInspection(village.slug)), village: village.name,
      slug: village.slug, key: key.isEmpty ? site.entropy.token(bytes: 16) : key,
      points: points.map {
        let choices: [FindingSubject.Kind: [FormChoice]] = [.slot: Array(sheets), .board: walls, .brochure: papers]
        let things = choices[$0.subject] ?? []
        let told = $0.subject == .brochure && !over.isEmpty ? "已经发到本村、该收回的：\(over.joined(separator: "、"))。" : ""
        return Point(id: $0.id.description, code: $0.code, question: $0.question, hint: told + $0.hint, things: things)
      },
      typed: typed, others: problems.map { FormChoice($0.code, "\($0.code) \($0.name)") }, issues: issues,
      script: AssetAddresses(hash: site.assets.hash).script("inspection.js"))
  }
}
