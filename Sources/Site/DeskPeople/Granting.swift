import Accounts
import Hummingbird
import Kernel
import Publishing
import Store

/// Giving duties and taking them back (授权): the security administrator's work.
enum Granting {
  /// `POST /desk/accounts/:account/grants`.
  static func give(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let id = try visit.account
    return try await site.forms.read(request, visit.visit) { form in
      do {
        let (role, place) = (try role(form), try place(form))
        let columns = Set(form.all("columns").compactMap { Int64($0) }.map { Identifier<ColumnRow>($0) })
        try await site.store.write(as: visit.actor) { tx in
          try Authorisation.give(role, to: id, in: place, columns: columns.isEmpty ? nil : columns, tx)
        }
      } catch let fault as Fault where fault.kind == .invalid {
        var page = try await AccountEditPage.page(id, site, visit)
        page.grantIssues = fault.issues.map { $0.field == "role" ? Issue("duty", $0.sentence) : $0 }
        return .page(page.view, status: .unprocessableContent, visit.visit)
      }
      return .seeOther(DeskAddress.account(id.value).text + "?done=granted")
    }
  }

  /// `POST /desk/accounts/:account/grants/:grant/removal`.
  static func take(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let (id, grant) = (try visit.account, try visit.number("grant"))
    return try await site.forms.read(request, visit.visit) { _ in
      try await site.store.write(as: visit.actor) { tx in
        guard try Authorisation.list(of: id, tx).contains(where: { $0.id.value == grant }) else { throw Fault.notFound }
        try Authorisation.take(Identifier(grant), tx)
      }
      return .seeOther(DeskAddress.account(id.value).text + "?done=grant-removed")
    }
  }

  /// The preset that is this one duty.
  private static func role(_ form: Form) throws -> Role {
    let duty = form["duty"].flatMap(Duty.init(rawValue:))
    guard let duty, let role = Role.presets.first(where: { $0.duties == [duty] }) else {
      throw Fault.invalid("duty", "请选择要授予的职责。")
    }
    return role
  }

  private static func place(_ form: Form) throws -> Identifier<Organisation> {
    guard let number = form["organisation"].flatMap({ Int64($0) }) else {
      throw Fault.invalid("organisation", "请选择在哪个单位。")
    }
    return Identifier(number)
  }

  static func row(
    _ given: Authorisation, _ places: OfficeTree, _ reader: some Reader
  ) throws -> AccountEditPage.Granted {
    AccountEditPage.Granted(
      duty: given.duty.chinese, organisation: places.name(given.organisation),
      columns: try columnName(given.column, reader),
      removal: DeskAddress.grantRemoval(given.account.value, given.id.value))
  }

  static func columnName(_ id: Identifier<ColumnRow>?, _ reader: some Reader) throws -> String {
    try id.map { try Column.find($0, reader).name } ?? "全部栏目"
  }

  /// The columns of the town that an account belongs to; a district's account has every town's, and so no limit.
  static func columns(for account: Account, _ reader: some Reader) throws -> [FormChoice] {
    let own = try Organisation.fetch(account.organisation, reader).map { [$0] } ?? []
    let above = try own + Organisation.ancestors(of: account.organisation, reader)
    guard let town = above.first(where: { $0.kind == .town }) else { return [] }
    let tree = try ColumnTree.fetch(town.id, reader)
    return tree.columns.filter { !$0.isClosed }.map { column in
      FormChoice(column.id.description, String(repeating: "　", count: tree.depth(of: column)) + column.name)
    }
  }
}
