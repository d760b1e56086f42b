import Casework
import Hummingbird
import Kernel
import Store

/// `GET /desk/case-counts`: the year's figures of casework (年度数字), each with its definition and its records.
enum CaseCountsPage {
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let town = try await site.workTown(visit)
    let asked = request.uri.queryParameters
    let year = asked["year"].flatMap { Int($0) }.flatMap { (2000...2100).contains($0) ? $0 : nil } ?? site.store.today().year
    let chosen = asked["count"].flatMap { CaseCount(rawValue: String($0)) }
    let (figures, records) = try await site.store.read { reader in
      (
        try CaseCount.allCases.map { ($0, try $0.count(town.id, in: year, reader)) },
        try chosen?.records(town.id, in: year, reader) ?? []
      )
    }
    let table = DeskTable(
      caption: "年度数字", heads: ["项目", "数字", "怎么数的"],
      rows: figures.map { figure, number in
        [
          "<a href=\"\(DeskAddress.caseCounts([("year", String(year)), ("count", figure.rawValue)]))\">\(figure.name)</a>",
          "\(number) \(figure.unit)", "\(figure.definition)",
        ]
      }, figures: [1])
    var panels = [CasePage.panel("\(year) 年", table.view)]
    if let chosen {
      let list = DeskTable(caption: chosen.name, heads: ["编号", "日期", "事项"], rows: records.map { ["\($0.number)", "\($0.day.description)", "\($0.title)"] })
      panels.append(CasePage.panel("\(chosen.name)：\(records.count) \(chosen.unit)", records.isEmpty ? "<p>这一年没有记录。</p>" : list.view))
    }
    let page = CasePage(
      frame: try await site.deskFrame(visit, at: DeskAddress.caseCounts()), title: "办件年度数字", trail: [Crumb("办件年度数字")],
      lead: """
        <form class="narrowing" method="get" action="\(DeskAddress.caseCounts())" aria-label="选年份">
        \(FormField(name: "year", label: "年份", control: .code, value: String(year), limit: 4).view)
        <p class="buttons"><button class="plain">查看</button></p></form>
        """, panels: panels)
    return .page(page.view, visit.visit)
  }
}
