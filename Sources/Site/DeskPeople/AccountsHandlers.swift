import Accounts
import Foundation
import Hummingbird
import Kernel
import Store

/// `GET /desk/accounts`: the accounts one administers (账号), found by name or organisation.
extension AccountsPage {
  private static let perPage = 30

  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let words = String((request.uri.queryParameters["q"].map(String.init) ?? "").prefix(60))
    let asked = max(1, Int(request.uri.queryParameters["page"] ?? "") ?? 1)
    let frame = try await site.deskFrame(visit, at: DeskAddress.accounts())
    let now = site.store.now()
    let page = try await site.store.read { reader in
      let places = try OfficeTree.fetch(reader)
      let found = try places.accounts(of: visit.staff, reader).filter { matches(words, $0, places) }
      let pages = max(1, (found.count + perPage - 1) / perPage)
      guard asked <= pages else { throw Fault.notFound }
      let rows = try found.dropFirst((asked - 1) * perPage).prefix(perPage).map { try row($0, places, now, reader) }
      let pager = Pager(current: asked, total: pages) { number in
        DeskAddress.accounts([("q", words), ("page", number > 1 ? String(number) : "")])
      }
      return AccountsPage(
        frame: frame, words: words, rows: rows, pager: pager, mayCreate: visit.staff.holds(.systemAdministration))
    }
    return .page(page.view, visit.visit)
  }

  private static func matches(_ words: String, _ account: Account, _ places: OfficeTree) -> Bool {
    let wanted = words.trimmingCharacters(in: .whitespaces).lowercased()
    guard !wanted.isEmpty else { return true }
    return [account.name, account.displayName, places.name(account.organisation)]
      .contains { $0.lowercased().contains(wanted) }
  }

  private static func row(
    _ account: Account, _ places: OfficeTree, _ now: Date, _ reader: some Reader
  ) throws -> Row {
    let held = Set(try Authorisation.list(of: account.id, reader).map(\.duty))
    return Row(
      name: account.name, displayName: account.displayName, address: DeskAddress.account(account.id.value),
      organisation: places.name(account.organisation),
      duties: Duty.allCases.filter(held.contains).map(\.chinese).joined(separator: "、"),
      lastSeen: try account.lastSignIn(reader).map(Beijing.minute) ?? "", marks: account.marks(at: now))
  }
}

extension OfficeTree {
  /// The accounts that somebody administers, or guards.
  func accounts(of staff: Staff, _ reader: some Reader) throws -> [Account] {
    let mine = places(of: staff, .systemAdministration, .securityAdministration).map(\.id)
    // Lists of whole subtrees, from the tops of what one administers.
    let tops = organisations.filter { place in
      mine.contains(place.id) && !(place.parent.map(mine.contains) ?? false)
    }
    return try tops.flatMap { try Account.list(in: $0.id, reader) }
  }
}
