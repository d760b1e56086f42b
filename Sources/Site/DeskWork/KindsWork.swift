import Hummingbird
import Kernel
import Manuscript
import Publishing
import Store

/// `GET /desk/kinds`: the kinds of one's town (信息种类).
extension KindsPage {
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let (town, today) = (try await site.workTown(visit), site.store.today())
    let kinds = try await site.store.read { try KindInForce.all(in: town.id, on: today, $0) }
    let mayEdit = visit.actor.may(.systemAdministration, in: town.id)
    let page = KindsPage(
      frame: try await site.deskFrame(visit, at: DeskAddress.kinds), rows: kinds.map { row($0, mayEdit) },
      mayEdit: mayEdit)
    return .page(page.view, visit.visit)
  }

  private static func row(_ kind: KindInForce, _ mayEdit: Bool) -> Row {
    func labels(_ moment: KindMoment) -> String {
      let labels = kind.demands.filter { $0.moment == moment }.map(\.label)
      return labels.isEmpty ? "—" : labels.joined(separator: "、")
    }
    return Row(
      name: kind.kind.name, address: mayEdit ? DeskAddress.kind(kind.slug) : DeskAddress.kindExample(kind.slug),
      use: kind.kind.use, beforeSubmitting: labels(.submit), beforePublishing: labels(.publish), isOwn: kind.isOwn,
      isClosed: kind.isClosed)
  }
}

/// `GET /desk/kinds/:kind/example`: a kind filled in (填写示例).
extension KindExamplePage {
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let (town, today, slug) = (try await site.workTown(visit), site.store.today(), visit.visit.parts["kind"] ?? "")
    let found = try await site.store.read { try KindInForce.find(slug, in: town.id, on: today, $0) }
    guard let kind = found?.kind, let example = kind.example else { throw Fault.notFound }
    let page = KindExamplePage(
      frame: try await site.deskFrame(visit, at: DeskAddress.kindExample(slug)), name: kind.name, use: kind.use,
      reading: try Reading(example, of: kind, on: today),
      begin: visit.staff.mayDraft ? DeskAddress.newItem(kind: slug, column: "") : nil)
    return .page(page.view, visit.visit)
  }
}

extension Reading {
  init(_ example: KindExample, of kind: ItemKind, on day: Day) throws {
    let text = try BodyField.read(example.text, known: nil, title: "（另有）", number: "（另有）").manuscript
    let named = [
      ("发布机构", "issuer"), ("文号", "documentNumber"), ("成文日期", "writtenOn"), ("生效日期", "effectiveOn"),
      ("内容概述", "summary"),
    ]
    let common = named.compactMap { label, field in
      example.fields[field].map { DeskFacts.Fact(label, Day($0)?.chinese ?? $0) }
    }
    self.init(
      title: example.title, documentNumber: example.fields["documentNumber"],
      facts: DeskFacts(common + kind.facts(of: example.facts).map { DeskFacts.Fact($0.label, $0.value) }),
      text: text)
  }
}
