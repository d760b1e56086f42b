import Accounts
import Hummingbird
import Kernel
import Store
import Villages

/// How a handler comes to a village and what he may do there (村级办理).
extension Site {
  /// The village at an address of the desk, if this member of staff may see its boards; otherwise it is not there.
  func deskVillage(_ visit: DeskVisit) async throws -> Village {
    let slug = visit.visit.parts["village"] ?? ""
    let town = try await workTown(visit)
    let village = try await store.read { try Village.named(slug, in: town.id, $0) }
    guard let village, visit.actor.maySee(boardsOf: village.id) else { throw Fault.notFound }
    return village
  }

  /// The villages of his town that he may see.
  func deskVillages(_ visit: DeskVisit) async throws -> [Village] {
    let town = try await workTown(visit)
    return try await store.read { try Village.list(of: town.id, $0) }.filter { visit.actor.maySee(boardsOf: $0.id) }
  }

  /// A slot of a village that he may see.
  func deskSlot(_ visit: DeskVisit) async throws -> Slot {
    let id = Slot.ID(try visit.number("slot"))
    let slot = try await store.read { try Slot.find(id, $0) }
    guard visit.actor.maySee(boardsOf: slot.village) else { throw Fault.notFound }
    return slot
  }

  /// A posting of a village that he may see.
  func deskPosting(_ visit: DeskVisit) async throws -> Posting {
    let id = Posting.ID(try visit.number("posting"))
    let posting = try await store.read { try Posting.find(id, $0) }
    guard visit.actor.maySee(boardsOf: posting.village) else { throw Fault.notFound }
    return posting
  }

  /// A list of a village that he may see.
  func deskList(_ visit: DeskVisit) async throws -> BenefitList {
    let id = BenefitList.ID(try visit.number("list"))
    let list = try await store.read { try BenefitList.find(id, $0) }
    guard visit.actor.maySee(boardsOf: list.village) else { throw Fault.notFound }
    return list
  }
}

extension VillageDeskPage {
  /// `GET /desk/village`: one's own village; of the town, where all villages stand.
  static func begin(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let villages = try await site.deskVillages(visit)
    let own = villages.first { $0.id == visit.staff.organisation } ?? (villages.count == 1 ? villages[0] : nil)
    return .seeOther(own.map { DeskAddress.village($0.slug).text } ?? DeskAddress.boards().text)
  }

  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    .page(try await make(site, visit, Typed(day: site.store.today().description)).view, visit.visit)
  }

  static func happen(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    _ = try await site.deskVillage(visit)
    return try await site.forms.read(request, visit.visit) { form in
      let typed = Typed(rule: form.line("rule"), occasion: form.line("occasion"), day: form.line("day"))
      do {
        guard let rule = Int64(typed.rule) else { throw Fault.invalid("rule", "请选择哪一类。") }
        guard let day = Day(typed.day) else { throw Fault.invalid("day", "请填写日期，例如 2026-03-09。") }
        let slot = try await site.store.write(as: visit.actor) {
          try Slot.happen(typed.occasion, on: day, rule: SheetRule.ID(rule), $0)
        }
        return .seeOther(DeskAddress.slot(slot.value), .occasionNoted)
      } catch let fault as Fault where fault.kind == .invalid {
        let page = try await make(site, visit, typed, fault.issues)
        return .page(page.view, status: .unprocessableContent, visit.visit)
      }
    }
  }

  private static func make(
    _ site: Site, _ visit: DeskVisit, _ typed: Typed, _ issues: [Issue] = []
  ) async throws -> VillageDeskPage {
    let (village, all) = (try await site.deskVillage(visit), try await site.deskVillages(visit))
    let today = site.store.today()
    let town = try await site.workTown(visit)
    let (open, hanging, objections, rules) = try await site.store.read { reader in
      (
        try Slot.open(of: [village.id], through: today + 14, reader),
        try Slot.hanging(of: [village.id], ending: today + 3, reader),
        try BenefitObjection.list(of: [village.id], reader).filter { $0.outcome == nil },
        try SheetRule.list(of: village.id, on: today, reader)
      )
    }
    return VillageDeskPage(
      frame: try await site.deskFrame(visit, at: DeskAddress.village(village.slug)), village: village.slug,
      name: village.name,
      others: all.filter { $0.id != village.id }.map { NavLink($0.name, DeskAddress.village($0.slug)) },
      due: open.filter { $0.dueOn > today + -31 }.map { line($0, today) },
      older: open.filter { $0.dueOn <= today + -31 }.map { line($0, today) },
      hanging: hanging.map { slot in
        Line(
          title: slot.title, address: DeskAddress.slot(slot.id.value), mark: slot.mark(on: today),
          note: "最迟 \((slot.posted?.latestOn ?? today).short)撤下")
      },
      objections: objections.map { objection in
        Line(
          title: "异议 \(objection.number)", address: DeskAddress.objection(objection.id.value),
          mark: DeskMark(today > objection.dueOn ? "超期" : "待答复", today > objection.dueOn ? .grave : .waiting),
          note: "\(objection.dueOn.short)前答复")
      },
      occasions: rules.filter { $0.terms.frequency == .atOnce }.map { FormChoice($0.id.description, $0.terms.name) },
      hasCatalogue: !rules.isEmpty, mayPost: visit.actor.mayPost(for: village.id),
      publicPage: VillageAddress.village(town.slug, village.slug), typed: typed, issues: issues)
  }

  private static func line(_ slot: Slot, _ today: Day) -> Line {
    Line(
      title: slot.title, address: DeskAddress.slot(slot.id.value), mark: slot.mark(on: today),
      note: "应在 \(slot.dueOn.short)前张贴")
  }
}

extension Slot {
  /// Its state as a mark; while a sheet is being made for it, how far that is.
  func mark(on day: Day) -> DeskMark {
    let state = state(on: day)
    switch state {
    case .missing: return DeskMark(inHand.map { "未张贴，\($0.state.chinese)" } ?? state.chinese, .grave)
    case .due: return inHand.map { DeskMark($0.state.chinese, .waiting) } ?? DeskMark(state.chinese, .calm)
    case .posted: return DeskMark(state.chinese, .good)
    case .late: return DeskMark(state.chinese, .waiting)
    case .expired: return DeskMark(state.chinese, .grave)
    }
  }
}

extension Day {
  /// `11月20日`.
  var short: String { "\(month)月\(dayOfMonth)日" }
}
