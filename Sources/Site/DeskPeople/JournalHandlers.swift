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
    let filter = Filter(
      who: given("who"), act: given("act"), item: given("item"), place: given("place"), from: given("from"),
      to: given("to"))
    if given("format") == "csv" { return try await download(filter, site, visit) }
    let number = max(1, min(100_000, Int(given("page")) ?? 1))
    let frame = try await site.deskFrame(visit, at: DeskAddress.journal())
    let today = site.store.today()
    let page: JournalPage = try await site.store.read { try Self.page(filter, number, frame, visit.staff, today, $0) }
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
    _ filter: Filter, _ number: Int, _ frame: DeskFrame, _ staff: Staff, _ today: Day, _ reader: some Reader
  ) throws -> JournalPage {
    let people = try StaffNames(reader)
    let found = try Journal.find(try search(filter, staff, people, reader), page: number, perPage: perPage, reader)
    let words = try JournalSentences(found.entries, people, on: today, reader)
    let rows = found.entries.map { entry in
      Row(
        number: Int(entry.id), time: Beijing.second(entry.at), sentence: "\(words.time(entry)) \(words.text(entry))",
        who: JournalWords.who(entry.actor, people.names), act: JournalWords.act(entry.event),
        subject: JournalWords.subject(entry.subject), detail: entry.detail)
    }
    let pages = (min(found.total, Journal.counted) + perPage - 1) / perPage
    let pager = Pager(current: number, total: max(1, pages)) { page in
      DeskAddress.journal(filter.fields + [("page", page > 1 ? String(page) : "")])
    }
    let places = try OfficeTree.fetch(reader)
    return JournalPage(
      frame: frame, filter: filter, acts: JournalWords.events.map { FormChoice($0.code, $0.name) },
      places: places.choices(places.places(of: staff, .auditAdministration)), total: found.total,
      chain: try lastVerdict(reader), rows: rows, pager: pager)
  }

  /// Within what one audits. Whoever audits every district also sees what belongs to no organisation.
  private static func search(
    _ filter: Filter, _ staff: Staff, _ people: StaffNames, _ reader: some Reader
  ) throws -> Journal.Search {
    let audited = try OfficeTree.fetch(reader).places(of: staff, .auditAdministration).map(\.id)
    let auditsAll = try Organisation.districts(reader).allSatisfy { audited.contains($0.id) }
    var search = Journal.Search(organisations: auditsAll ? nil : audited)
    if let place = Int64(filter.place).map({ Identifier<Organisation>($0) }) {
      let below = try Organisation.descendants(of: place, reader).map(\.id)
      search.organisations = below.filter { auditsAll || audited.contains($0) }
    }
    (search.actor, search.event) = (filter.who, filter.act)
    search.subject = Int64(filter.item).map { "item:\($0)" } ?? ""
    search.accounts = filter.who.isEmpty ? [] : people.named(filter.who)
    (search.from, search.to) = (Day(filter.from), Day(filter.to))
    return search
  }

  /// Everything that the conditions find, up to a number that a spreadsheet still opens.
  private static func download(_ filter: Filter, _ site: Site, _ visit: DeskVisit) async throws -> Response {
    let today = site.store.today()
    let rows = try await site.store.read { reader -> [[String]] in
      let people = try StaffNames(reader)
      let found = try Journal.find(try search(filter, visit.staff, people, reader), page: 1, perPage: 100_000, reader)
      let words = try JournalSentences(found.entries, people, on: today, reader)
      return found.entries.map { entry in
        [
          String(entry.id), Beijing.second(entry.at), JournalWords.who(entry.actor, people.names),
          JournalWords.act(entry.event), JournalWords.subject(entry.subject), words.text(entry), entry.detail,
        ]
      }
    }
    return TableDownload.csv.answer("审计日志", heads: ["序号", "时间", "谁", "做了什么", "对象", "一句话", "内容"], rows: rows)
  }

  private static func lastVerdict(_ reader: some Reader) throws -> Chain {
    guard let last = try Journal.entries(of: chain, limit: 1, reader).first else {
      return Chain(isWhole: true, sentence: "日志的每一条都与前一条相扣。还没有校验过，请点“现在校验”。")
    }
    return Chain(
      isWhole: last.event == "journal.verified", sentence: "\(last.detail)，校验于 \(Beijing.minute(last.at))。")
  }
}
