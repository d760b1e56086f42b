import Accounts
import HTTPTypes
import Hummingbird
import Kernel
import Publishing
import Store

/// `/desk/columns/new` and `/desk/columns/:column`: one column made or changed by the system administrator (栏目设置).
extension ColumnEditPage {
  static func begin(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let town = try await site.workTown(visit)
    let draft = ColumnDraft(kind: ColumnKind.statutory.rawValue)
    return .page(try await make(site, visit, town.tree, town.id, draft, of: nil).view, visit.visit)
  }

  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let (column, tree) = try await find(site, visit)
    let draft = ColumnDraft(column, tree)
    return .page(try await make(site, visit, tree, column.town, draft, of: column).view, visit.visit)
  }

  static func add(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let town = try await site.workTown(visit)
    return try await site.forms.read(request, visit.visit) { form in
      let draft = ColumnDraft(form)
      do {
        try await site.store.write(as: visit.actor) { try draft.add(in: town.id, town.tree, $0) }
        return .seeOther(DeskAddress.columns, .columnAdded)
      } catch let fault as Fault where fault.kind == .invalid {
        let page = try await make(site, visit, town.tree, town.id, draft, of: nil, fault.issues)
        return .page(page.view, status: .unprocessableContent, visit.visit)
      }
    }
  }

  static func change(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let (column, tree) = try await find(site, visit)
    return try await site.forms.read(request, visit.visit) { form in
      let draft = ColumnDraft(form)
      do {
        try await site.store.write(as: visit.actor) { try draft.change(column, tree, $0) }
        return .seeOther(DeskAddress.columns, .columnSaved)
      } catch let fault as Fault where fault.kind == .invalid {
        let page = try await make(site, visit, tree, column.town, draft, of: column, fault.issues)
        return .page(page.view, status: .unprocessableContent, visit.visit)
      }
    }
  }

  private static func find(_ site: Site, _ visit: DeskVisit) async throws -> (Column, ColumnTree) {
    let id = Column.ID(try visit.number("column"))
    return try await site.store.read { reader in
      let column = try Column.find(id, reader)
      guard visit.actor.may(.systemAdministration, in: column.town) else { throw Fault.notFound }
      return (column, try ColumnTree.fetch(column.town, reader))
    }
  }

  private static func make(
    _ site: Site, _ visit: DeskVisit, _ tree: ColumnTree, _ town: Identifier<Organisation>, _ draft: ColumnDraft,
    of column: Column?, _ issues: [Issue] = []
  ) async throws -> ColumnEditPage {
    let below = Set(column.map { tree.subtree(of: $0.id).map(\.id) } ?? [])
    let names = try await site.store.read { try Organisation.descendants(of: town, $0).map(\.shortName) }
    let owners = (names.contains(draft.owner) || draft.owner.isEmpty ? names : [draft.owner] + names)
    // A column's kind decides how it is inspected; it is chosen once.
    let kinds = column.map { [$0.kind] } ?? ColumnKind.allCases
    return ColumnEditPage(
      frame: try await site.deskFrame(
        visit, at: column.map { DeskAddress.column($0.id.value) } ?? DeskAddress.newColumn),
      column: column?.id.value, draft: draft, parents: FormChoice.columns(tree) { !below.contains($0.id) },
      kinds: kinds.map { FormChoice($0.rawValue, $0.chinese) }, periods: Period.choices(column?.periodDays),
      owners: [FormChoice("", "请选择")] + owners.map { FormChoice($0, $0) },
      issues: issues.map { Issue($0.field == "periodDays" ? "period" : $0.field, $0.sentence) })
  }
}
