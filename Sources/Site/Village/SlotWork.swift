import Accounts
import Hummingbird
import Kernel
import Manuscript
import Store
import Villages

/// `GET /desk/village/slots/:slot` (一期公开).
extension SlotPage {
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    .page(try await make(site, visit, try await site.deskSlot(visit)).view, visit.visit)
  }

  /// A form of this page that came back wrong (退回的表单): which, with what was typed.
  struct Refused: Sendable {
    let form: String
    let issues: [Issue]
    var typed: [String: String] = [:]

    init(_ form: String, _ issues: [Issue], _ sent: Form) {
      (self.form, self.issues) = (form, issues)
      typed = Dictionary(sent.fields.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    }
  }

  static func make(
    _ site: Site, _ visit: DeskVisit, _ slot: Slot, refused: Refused? = nil
  ) async throws -> SlotPage {
    let today = site.store.today()
    let facts = try await site.store.read { try SlotFacts.fetch(slot, $0) }
    let steps = SlotSteps(facts: facts, actor: visit.actor, today: today, csrf: visit.csrf, refused: refused)
    return SlotPage(
      frame: try await site.deskFrame(visit, at: DeskAddress.slot(slot.id.value)),
      village: NavLink("\(facts.village.name)公开栏", DeskAddress.village(facts.village.slug)), title: slot.title,
      mark: slot.mark(on: today), path: steps.path, facts: steps.details, panels: steps.panels, history: steps.history,
      issues: refused?.issues ?? [])
  }
}

/// All that the page of a slot is made of (一期的底数), read in one snapshot.
struct SlotFacts: Sendable {
  let slot: Slot
  let rule: SheetRule
  let village: Village
  let boards: [Board]
  /// The newest first.
  let postings: [Posting]
  let lists: [BenefitList]
  let signs: [PostingSign]
  let next: PostingSign.Step?
  let funds: [BenefitFunds.Fund]

  static func fetch(_ slot: Slot, _ reader: some Reader) throws -> SlotFacts {
    let postings = try Posting.list(of: slot.id, reader)
    let shown = postings.first { $0.state != .dropped }
    return SlotFacts(
      slot: slot, rule: try SheetRule.find(slot.rule, reader), village: try Village.find(slot.village, reader),
      boards: try Board.list(of: slot.village, reader), postings: postings,
      lists: try BenefitList.list(of: slot.id, reader),
      signs: try shown.map { try PostingSign.list(of: $0.id, reader) } ?? [],
      next: try shown.flatMap { try Posting.nextStep($0.id, reader) }, funds: try BenefitFunds.shipped().funds)
  }

  /// The sheet one works on, or that hangs or hung last.
  var posting: Posting? { postings.first { $0.state != .dropped } }
  var list: BenefitList? {
    lists.first { $0.state == .draft } ?? lists.first { $0.posting != nil && $0.posting == posting?.id }
  }
}
