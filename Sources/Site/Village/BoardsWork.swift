import Accounts
import Hummingbird
import Kernel
import Store
import Villages

/// `GET /desk/boards`, its workbook, and pushing (月末一览).
extension BoardsPage {
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let month = try BoardMonth(request.uri.queryParameters["month"].map(String.init), today: site.store.today())
    let facts = try await BoardFacts.fetch(site, visit, month)
    let names = try await site.store.read { reader in
      try facts.lagging(site.store.today()).map {
        try VillageReminding.handlers(of: $0.village.id, reader).map(\.displayName)
      }
    }
    let pushes = zip(facts.lagging(site.store.today()), names).map { lag, names in
      Push(
        village: NavLink(lag.village.name, DeskAddress.village(lag.village.slug)),
        handlers: names.isEmpty ? "没有经办人" : names.joined(separator: "、"),
        sheets: lag.slots.map { NavLink($0.title, DeskAddress.slot($0.id.value)) })
    }
    let page = BoardsPage(
      frame: try await site.deskFrame(visit, at: DeskAddress.boards()), month: month.words,
      previous: DeskAddress.boards([("month", month.moved(-1))]), next: DeskAddress.boards([("month", month.moved(1))]),
      workbook: DeskAddress.boardsWorkbook(month.text), villages: facts.heads(site.store.today()),
      rows: facts.rows(site.store.today()), summary: facts.summary(site.store.today()), pushes: pushes,
      mayPush: facts.villages.contains { visit.actor.may(.draft, in: $0.id) })
    return .page(page.view, visit.visit)
  }

  static func workbook(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let month = try BoardMonth(request.uri.queryParameters["month"].map(String.init), today: site.store.today())
    let facts = try await BoardFacts.fetch(site, visit, month)
    let today = site.store.today()
    let rows = facts.rows(today).map { row in
      [row.name, row.due] + row.cells.map { $0.map { $0.day.isEmpty ? $0.word : "\($0.word) \($0.day)" } ?? "" }
    }
    return TableDownload.xlsx.answer(
      "\(month.words)村级公开一览", heads: ["公开事项", "期限"] + facts.villages.map(\.name),
      rows: rows + [["已张贴/应张贴", ""] + facts.heads(today).map(\.done)])
  }

  static func remind(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let month = try BoardMonth(nil, today: site.store.today())
    let facts = try await BoardFacts.fetch(site, visit, month)
    return try await site.forms.read(request, visit.visit) { _ in
      let lagging = facts.lagging(site.store.today()).filter { visit.actor.may(.draft, in: $0.village.id) }
      try await site.store.write(as: visit.actor) { tx in
        for lag in lagging { try VillageReminding.push(lag.village, lag.slots, tx) }
      }
      return .seeOther(DeskAddress.boards(), .villagesReminded)
    }
  }
}

/// A month of the grid (月份): `2026-03`.
struct BoardMonth: Sendable, Equatable {
  let first: Day
  let last: Day

  init(_ text: String?, today: Day) throws {
    let day = text.flatMap { Day($0 + "-01") } ?? Day(year: today.year, month: today.month, day: 1)
    guard let day, let next = Day(year: day.month == 12 ? day.year + 1 : day.year, month: day.month % 12 + 1, day: 1)
    else { throw Fault.notFound }
    (first, last) = (day, next + -1)
  }

  var text: String { String(first.description.prefix(7)) }
  var words: String { "\(first.year)年\(first.month)月" }

  func moved(_ months: Int) -> String { String((months < 0 ? first + -1 : last + 1).description.prefix(7)) }
}

/// What a month's grid is made of (一览底数).
struct BoardFacts: Sendable {
  let villages: [Village]
  let slots: [Slot]
  /// Open beyond the month, for pushing.
  let open: [Slot]

  static func fetch(_ site: Site, _ visit: DeskVisit, _ month: BoardMonth) async throws -> BoardFacts {
    let (all, today) = (try await site.deskVillages(visit), site.store.today())
    return try await site.store.read { reader in
      let slots = try Slot.list(of: all.map(\.id), due: month.first, through: month.last, reader)
      let known = Set(slots.map(\.village))
      let shown = all.filter { $0.stands(on: month.first) || known.contains($0.id) }
      return BoardFacts(
        villages: shown, slots: slots, open: try Slot.open(of: shown.map(\.id), through: today, reader))
    }
  }

  /// Villages with something whose day has come or passed.
  func lagging(_ today: Day) -> [(village: Village, slots: [Slot])] {
    villages.compactMap { village in
      let own = open.filter { $0.village == village.id && $0.dueOn <= today }
      return own.isEmpty ? nil : (village, own)
    }
  }

  func heads(_ today: Day) -> [BoardsPage.VillageHead] {
    villages.map { village in
      let own = slots.filter { $0.village == village.id }
      return BoardsPage.VillageHead(
        name: village.name, address: DeskAddress.village(village.slug), setup: DeskAddress.villageSetup(village.slug),
        done: own.isEmpty ? "—" : "\(own.count { $0.posted != nil })/\(own.count)")
    }
  }

  func rows(_ today: Day) -> [BoardsPage.Row] {
    var order: [String] = []
    for slot in slots.sorted(by: { ($0.section.place, $0.dueOn, $0.rule) < ($1.section.place, $1.dueOn, $1.rule) }) {
      let key = slot.occasion.isEmpty ? slot.item : "\(slot.item)|\(slot.occasion)"
      if !order.contains(key) { order.append(key) }
    }
    return order.map { key in
      let own = slots.filter { ($0.occasion.isEmpty ? $0.item : "\($0.item)|\($0.occasion)") == key }
      let days = Set(own.map(\.dueOn)).sorted()
      return BoardsPage.Row(
        name: own.first.map { $0.occasion.isEmpty ? $0.name : $0.occasion } ?? "",
        due: days.count == 1 ? "\(days[0].dayOfMonth)日前" : "各村不同",
        cells: villages.map { village in own.first { $0.village == village.id }.map { cell($0, today) } })
    }
  }

  private func cell(_ slot: Slot, _ today: Day) -> BoardsPage.Cell {
    let mark = slot.mark(on: today)
    return BoardsPage.Cell(
      word: mark.word, tone: mark.tone, day: slot.posted?.firstOn.short ?? "", address: DeskAddress.slot(slot.id.value))
  }

  func summary(_ today: Day) -> String {
    let states = slots.map { $0.state(on: today) }
    func count(_ state: Slot.State) -> Int { states.count { $0 == state } }
    let words: [(Slot.State, String)] = [(.posted, "按时"), (.late, "迟贴"), (.missing, "未张贴"), (.due, "待张贴"), (.expired, "该撤未撤")]
    let told = words.map { "\($0.1) \(count($0.0)) 份" }.joined(separator: "，")
    return "应张贴 \(slots.count) 份：\(told)。"
  }
}

extension BoardSection {
  /// Its place on the board.
  var place: Int { BoardSection.allCases.firstIndex(of: self) ?? 0 }
}
