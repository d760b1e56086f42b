import Hummingbird
import Kernel
import Publishing
import Store

/// `GET /desk/columns`: the tree of columns with what is overdue (栏目).
extension ColumnsPage {
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let (town, today) = (try await site.workTown(visit), site.store.today())
    let mayEdit = visit.actor.may(.systemAdministration, in: town.id)
    guard mayEdit || visit.staff.worksOnItems else {
      throw Fault.forbidden("栏目由系统管理员管理，您的账号没有这项职责；需要时请联系系统管理员。")
    }
    let fresh = try await site.store.read { try Freshness.fetch(town, on: today, $0) }
    let tree = fresh.facts.tree
    let rows = tree.columns.map { column in
      Row(
        name: column.name,
        address: mayEdit ? DeskAddress.column(column.id.value) : DeskAddress.items([("column", column.slug)]),
        depth: tree.depth(of: column), kind: column.kind.chinese, period: Period.name(fresh.period(of: column)),
        steps: column.steps.map(\.chinese).joined(separator: "、"), owner: column.owner, count: fresh.count(in: column),
        updated: fresh.newest(in: column)?.description ?? "", isStale: fresh.isStale(column), isClosed: column.isClosed)
    }
    let page = ColumnsPage(
      frame: try await site.deskFrame(visit, at: DeskAddress.columns), rows: rows, mayEdit: mayEdit)
    return .page(page.view, visit.visit)
  }
}

/// Update periods in words (更新周期).
enum Period {
  static let usual = [7, 14, 30, 60, 90, 180, 365]

  static func name(_ days: Int?) -> String {
    switch days {
    case nil: "长期"
    case 7: "每周"
    case 14: "每两周"
    case 30, 31: "每月"
    case 60: "每两个月"
    case 90, 91, 92: "每季度"
    case 180, 183: "每半年"
    case 365, 366: "每年"
    case let days?: "每 \(days) 天"
    }
  }

  /// The usual ones, and the one that a column has.
  static func choices(_ own: Int?) -> [FormChoice] {
    let days = own.map { usual.contains($0) ? usual : usual + [$0] } ?? usual
    return [FormChoice("", "按栏目类型")] + days.map { FormChoice(String($0), name($0)) }
  }
}
