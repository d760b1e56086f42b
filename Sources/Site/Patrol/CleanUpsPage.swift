import Hummingbird
import Kernel
import Publishing
import Store

/// `/desk/patrol/clean-ups`: the year's figure of what was cleared away and renewed, with every record behind it (清理更新).
struct CleanUpsPage: Page {
  var frame: DeskFrame
  var year: String
  /// How many of each kind.
  var figures: [(name: String, count: Int)]
  var total: Int
  var rows: [Row]

  /// One record (清理更新记录).
  struct Row: Sendable, Equatable {
    var title: String
    var address: Address
    var kind: String
    var time: String
    var who: String
  }

  var view: HTML {
    frame.page(
      "清理更新", trail: [Crumb("平台预警", DeskAddress.patrol()), Crumb("清理更新")],
      """
      <h1>\(year)年清理失效信息、更新过期内容</h1>
      <form class="narrowing" method="get" action="\(DeskAddress.cleanUps())" role="search" aria-label="哪一年">
      \(FormField(name: "year", label: "年份", value: year, limit: 4).view)
      <p class="buttons"><button class="plain">查看</button></p></form>
      <p role="status">共 <strong>\(total)</strong> 条次：\(figures.map { "\($0.name) \($0.count)" }.joined(separator: "，"))。</p>
      <p class="quiet">撤下、标注失效或废止、另起新版更新了巡检发现的过期内容，各算一条次；同一条信息同一天同一类只算一次。</p>
      \(if: rows.isEmpty, "<div class=\"empty\"><p>这一年还没有清理更新的记录。</p></div>", else: table.view)
      \(if: !rows.isEmpty, "<p><a href=\"\(DeskAddress.cleanUpsTable(year))\">下载（Excel）</a></p>")
      """)
  }

  private var table: DeskTable {
    DeskTable(
      caption: "清理更新记录", heads: ["信息", "做了什么", "时间", "办理人"],
      rows: rows.map { ["<a href=\"\($0.address)\">\($0.title)</a>", "\($0.kind)", "\($0.time)", "\($0.who)"] })
  }
}

extension CleanUpsPage {
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let year = asked(request, site.store.today())
    let rows = try await rows(site, visit, year)
    let kinds = Dictionary(grouping: rows, by: \.kind)
    let page = CleanUpsPage(
      frame: try await site.deskFrame(visit, at: DeskAddress.cleanUps()), year: String(year),
      figures: CleanUp.Kind.allCases.map { ($0.chinese, kinds[$0.chinese]?.count ?? 0) }, total: rows.count, rows: rows)
    return .page(page.view, visit.visit)
  }

  static func table(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let year = asked(request, site.store.today())
    let rows = try await rows(site, visit, year).map { [$0.title, $0.kind, $0.time, $0.who] }
    return TableDownload.xlsx.answer("\(year)年清理更新记录", heads: ["信息", "做了什么", "时间", "办理人"], rows: rows)
  }

  private static func asked(_ request: Request, _ today: Day) -> Int {
    request.uri.queryParameters["year"].flatMap { Int($0) }.flatMap { (1990...9998).contains($0) ? $0 : nil } ?? today.year
  }

  private static func rows(_ site: Site, _ visit: DeskVisit, _ year: Int) async throws -> [Row] {
    let town = try await site.workTown(visit)
    return try await site.store.read { reader in
      let found = try Patrol.cleanUps(in: year, of: town.id, reader)
      let people = try People(found.map(\.actor), reader)
      return found.map {
        Row(
          title: $0.title.isEmpty ? "信息 \($0.item)" : $0.title, address: DeskAddress.item($0.item.value), kind: $0.kind.chinese,
          time: Beijing.minute($0.at), who: people[$0.actor])
      }
    }
  }
}
