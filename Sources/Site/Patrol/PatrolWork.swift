import Accounts
import Hummingbird
import Kernel
import Publishing
import Store

/// `GET`, `POST /desk/patrol` and its workbook (平台预警).
extension PatrolPage {
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let (town, today) = (try await site.workTown(visit), site.store.today())
    let asked = PatrolAsked(request, town)
    let frame = try await site.deskFrame(visit, at: DeskAddress.patrol())
    let page = try await site.store.read { reader in
      let names = try StaffNames(reader)
      let found = try PatrolFinding.page(in: town.id, as: visit.actor, asked.filter, page: asked.page, reader)
      let standing = try PatrolStanding.fetch(town.id, on: today, reader)
      let tally = try PatrolFinding.tally(in: town.id, as: visit.actor, on: today, reader)
      let words = PatrolWords(town: town, names: names, day: today)
      let runs = try PatrolRun.list(in: town.id, reader)
      let filter = asked.form(
        town, try PatrolFinding.units(in: town.id, reader), try Account.list(in: town.id, reader))
      return PatrolPage(
        frame: frame, profile: standing.rules.profile.chinese, last: words.last(runs.first { $0.endedAt != nil }),
        job: runs.first.flatMap { $0.endedAt == nil ? $0.job : nil }.map { NavLink("看这次巡检的进展", DeskAddress.job($0)) },
        mayRun: visit.actor.mayPatrol(town.id), vetoes: standing.vetoes.map(words.veto),
        score: words.score(standing), near: words.near(standing.columns), groups: words.groups(tally), filter: filter,
        count: found.total, rows: found.rows.map(words.row),
        pager: Pager(current: found.page, total: found.pages) { number in
          DeskAddress.patrol(filter.query + [("page", number > 1 ? String(number) : "")])
        }, download: DeskAddress.patrolTable(filter.query))
    }
    return .page(page.view, visit.visit)
  }

  static func run(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let town = try await site.workTown(visit)
    return try await site.forms.read(request, visit.visit) { _ in
      let job = try await site.store.write(as: visit.actor) { try PatrolHandIn.order(town.id, $0) }
      return .seeOther(DeskAddress.job(job).text)
    }
  }

  static func table(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let (town, today) = (try await site.workTown(visit), site.store.today())
    let asked = PatrolAsked(request, town)
    let rows = try await site.store.read { reader in
      let words = PatrolWords(town: town, names: try StaffNames(reader), day: today)
      let found = try PatrolFinding.page(in: town.id, as: visit.actor, asked.filter, perPage: 20_000, reader)
      return found.rows.map(words.cells)
    }
    return TableDownload.xlsx.answer("平台预警问题清单-\(today)", heads: PatrolWords.heads, rows: rows)
  }
}

/// What somebody asked the list for (所问).
struct PatrolAsked: Sendable {
  var filter = PatrolFinding.Filter()
  var page = 1
  private var slug = ""

  init(_ request: Request, _ town: Town) {
    let asked = request.uri.queryParameters
    func given(_ name: String) -> String { asked[Substring(name)].map { String($0.prefix(100)) } ?? "" }
    filter.state = PatrolFinding.State(rawValue: given("state")) ?? .open
    filter.check = PatrolCheck(rawValue: given("check"))
    let column = town.tree.find(given("column"))
    (filter.column, slug) = (column?.id, column?.slug ?? "")
    filter.unit = given("unit")
    filter.account = Int64(given("account")).map { Identifier($0) }
    page = max(1, Int(given("page")) ?? 1)
  }

  func form(_ town: Town, _ units: [String], _ people: [Account]) -> PatrolFilterForm {
    PatrolFilterForm(
      checks: PatrolCheck.allCases.map { FormChoice($0.rawValue, $0.chinese) }, columns: FormChoice.columns(town.tree),
      units: units.map { FormChoice($0, $0) }, people: people.map { FormChoice($0.id.description, $0.displayName) },
      state: filter.state.rawValue, check: filter.check?.rawValue ?? "", column: slug, unit: filter.unit,
      account: filter.account?.description ?? "")
  }
}

extension Actor {
  fileprivate func mayPatrol(_ town: Identifier<Organisation>) -> Bool {
    [.draft, .firstReview, .secondReview, .issue, .inspect].contains { may($0, in: town) }
  }
}
