import Hummingbird
import Kernel
import Store

/// `/desk/figures`: the figures of a year, each with the sentence it counts by, and a way to its records (年度数字).
struct FiguresPage: Page {
  var frame: DeskFrame
  var year: Int
  var rows: [Row]

  /// A figure in the table (一个数字).
  struct Row: Sendable, Equatable {
    var name: String
    var value: String
    var definition: String
    var address: Address?
  }

  var view: HTML {
    frame.page(
      "\(year)年年度数字", trail: [Crumb("年度数字")],
      """
      <h1>\(year)年年度数字</h1>
      <p class="quiet">每个数字都从办理记录里当场数出来，点开能看到记录。命令 yudeng count 给出的是同样的数字。</p>
      <p class="months"><a href="\(DeskAddress.figures(year - 1))">\(year - 1)年</a> <strong>\(year)年</strong> \
      <a href="\(DeskAddress.figures(year + 1))">\(year + 1)年</a></p>
      \(table.view)
      """)
  }

  private var table: DeskTable {
    DeskTable(
      caption: "\(year)年年度数字", heads: ["项目", "数字", "统计口径"],
      rows: rows.map { row in
        ["\(row.name)", row.address.map { "<a href=\"\($0)\">\(row.value)</a>" } ?? "\(row.value)", "\(row.definition)"]
      }, figures: [1])
  }

  static var samples: [(name: String, page: FiguresPage)] {
    [
      ("desk-figures", FiguresPage(
        frame: SampleDesk.frame(DeskAddress.figures(2025)), year: 2025,
        rows: [
          Row(
            name: "更新村级公开栏", value: "367 次", definition: "一份公开内容在一块公开栏上墙一次，算一次更新。",
            address: DeskAddress.figure("boardUpdates", 2025))
        ]))
    ]
  }

  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let (town, year) = (try await site.workTown(visit), try site.figureYear(request))
    let figures = try await site.store.read { try YearFigure.all(of: town.id, in: year, $0) }
    let page = FiguresPage(
      frame: try await site.deskFrame(visit, at: DeskAddress.figures(year)), year: year,
      rows: figures.map {
        Row(
          name: $0.chinese, value: "\($0.value) \($0.unit)", definition: $0.definition,
          address: $0.records.isEmpty ? nil : DeskAddress.figure($0.name, year))
      })
    return .page(page.view, visit.visit)
  }
}

extension Site {
  /// The year in an address, or the running one.
  func figureYear(_ request: Request) throws -> Int {
    guard let text = request.uri.queryParameters["year"] else { return store.today().year }
    guard let year = Int(text), (2000...2100).contains(year) else { throw Fault.notFound }
    return year
  }
}
