import Accounts
import Hummingbird
import Kernel
import Store

/// `GET /desk/journal` and `POST /desk/journal/verification`: the journal (审计日志) for the audit administrator.
extension JournalPage {
  private static let perPage = 50

  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let asked = request.uri.queryParameters
    func given(_ name: String) -> String { asked[Substring(name)].map { String($0.prefix(60)) } ?? "" }
    let filter = Filter(who: given("who"), act: given("act"), from: given("from"), to: given("to"))
    let number = max(1, min(100_000, Int(given("page")) ?? 1))
    let frame = try await site.deskFrame(visit, at: DeskAddress.journal())
    let page: JournalPage = try await site.store.read { try Self.page(filter, number, frame, visit.staff, $0) }
    return .page(page.view, visit.visit)
  }

  /// Walks the whole chain. What it found is itself an entry, so that everybody sees when it was last looked at.
  static func verify(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    try await site.forms.read(request, visit.visit) { _ in
      let verdict = try await Journal.verify(site.store)
      try await site.store.write(as: visit.actor) { tx in
        switch verdict {
        case .whole(let count): try tx.record("journal.verified", of: chain, in: nil, "共 \(count) 条，链条完整")
        case .broken(_, let sentence): try tx.record("journal.broken", of: chain, in: nil, sentence)
        }
      }
      return .seeOther(DeskAddress.journal([("done", "journal-verified")]).text)
    }
  }

  private static let chain = "journal:chain"

  private static func page(
    _ filter: Filter, _ number: Int, _ frame: DeskFrame, _ staff: Staff, _ reader: some Reader
  ) throws -> JournalPage {
    let people = try StaffNames(reader)
    let found = try Journal.find(try search(filter, staff, people, reader), page: number, perPage: perPage, reader)
    let rows = found.entries.map { entry in
      Row(
        number: Int(entry.id), time: Beijing.second(entry.at), who: JournalWords.who(entry.actor, people.names),
        act: JournalWords.act(entry.event), subject: JournalWords.subject(entry.subject), detail: entry.detail)
    }
    let pager = Pager(current: number, total: max(1, (found.total + perPage - 1) / perPage)) { page in
      DeskAddress.journal([
        ("who", filter.who), ("act", filter.act), ("from", filter.from), ("to", filter.to),
        ("page", page > 1 ? String(page) : ""),
      ])
    }
    return JournalPage(
      frame: frame, filter: filter, acts: JournalWords.events.map { FormChoice($0.code, $0.name) },
      chain: try lastVerdict(reader), rows: rows, pager: pager)
  }

  /// Within what one audits. Whoever audits every district also sees what belongs to no organisation.
  private static func search(
    _ filter: Filter, _ staff: Staff, _ people: StaffNames, _ reader: some Reader
  ) throws -> Journal.Search {
    let audited = try OfficeTree.fetch(reader).places(of: staff, .auditAdministration).map(\.id)
    let auditsAll = try Organisation.districts(reader).allSatisfy { audited.contains($0.id) }
    var search = Journal.Search(organisations: auditsAll ? nil : audited)
    (search.actor, search.event) = (filter.who, filter.act)
    search.accounts = filter.who.isEmpty ? [] : people.named(filter.who)
    (search.from, search.to) = (Day(filter.from), Day(filter.to))
    return search
  }

  private static func lastVerdict(_ reader: some Reader) throws -> Chain {
    guard let last = try Journal.entries(of: chain, limit: 1, reader).first else {
      return Chain(isWhole: true, sentence: "日志的每一条都与前一条相扣。还没有校验过，请点“现在校验”。")
    }
    return Chain(
      isWhole: last.event == "journal.verified", sentence: "\(last.detail)，校验于 \(Beijing.minute(last.at))。")
  }
}

/// The names of all accounts by their number (账号姓名), to show and to find entries by.
private struct StaffNames {
  let names: [String: String]

  init(_ reader: some Reader) throws {
    let accounts = try Organisation.districts(reader).flatMap { try Account.list(in: $0.id, reader) }
    names = Dictionary(accounts.map { ($0.id.description, $0.displayName) }, uniquingKeysWith: { first, _ in first })
  }

  func named(_ words: String) -> [Identifier<AccountRow>] {
    names.filter { $0.value.contains(words) }.keys.compactMap { Int64($0) }.map { Identifier($0) }
  }
}
