import Hummingbird
import Kernel
import Publishing
import Store

/// `GET /desk/visits`: how often pages were read (浏览统计).
extension VisitsPage {
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let (town, today, asked) = (try await site.workTown(visit), site.store.today(), request.uri.queryParameters)
    func given(_ name: String) -> String { asked[Substring(name)].map { String($0.prefix(20)) } ?? "" }
    let by = Grouping(rawValue: given("by")) ?? .item
    let last = Day(given("to")) ?? today
    let first = min(Day(given("from")) ?? Day(year: today.year, month: today.month, day: 1) ?? today, last)
    let (total, rows) = try await site.store.read { reader in
      let rows = switch by {
        case .item: try VisitReport.items(of: town.id, from: first, to: last, reader)
        case .column: try VisitReport.columns(of: town.id, from: first, to: last, reader)
        case .day: try VisitReport.days(of: town.id, from: first, to: last, reader)
      }
      return (try Visits.total(of: town.id, from: first, to: last, reader), rows)
    }
    let page = VisitsPage(
      frame: try await site.deskFrame(visit, at: DeskAddress.visits()), by: by, from: first.description,
      to: last.description, total: Thousands.text(total), rows: words(rows, visit.staff), definition: definition)
    return .page(page.view, visit.visit)
  }

  private static let definition = "一人次是公众成功打开一次信息页面；工作人员登录时打开、搜索引擎抓取都不算，也不识别个人。"

  private static func words(_ rows: [VisitReport.Row], _ staff: Staff) -> [Row] {
    let most = max(1, rows.map(\.count).max() ?? 1)
    return rows.map { row in
      Row(
        name: row.name,
        address: row.item.map { DeskAddress.item($0.value) } ?? row.columnSlug.map { DeskAddress.items([("column", $0)]) },
        count: Thousands.text(row.count), share: row.count * 100 / most)
    }
  }
}
