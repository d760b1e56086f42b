import Casework
import Hummingbird
import Kernel
import Publishing
import Store
import Villages

/// `/desk/figures/:figure`: the very records that a figure counts (数字背后的记录).
struct FigurePage: Page {
  var frame: DeskFrame
  var year: Int
  var name: String
  var value: String
  var definition: String
  var records: [NavLink]
  var pager: Pager

  var view: HTML {
    frame.page(
      "\(year)年\(name)", trail: [Crumb("年度数字", DeskAddress.figures(year)), Crumb(name)],
      """
      <h1>\(year)年\(name)：\(value)</h1>
      <p>\(definition)</p>
      \(if: records.isEmpty, "<p role=\"status\">这一年没有记录。</p>", else: list)
      \(pager.view)
      """)
  }

  private var list: HTML {
    "<ol class=\"numbered\" start=\"\((pager.current - 1) * Self.size + 1)\">\(each: records, { "<li><a href=\"\($0.address)\">\($0.name)</a></li>" })</ol>"
  }

  static let size = 100

  static var samples: [(name: String, page: FigurePage)] {
    [
      ("desk-figure", FigurePage(
        frame: SampleDesk.frame(DeskAddress.figure("inspections", 2025)), year: 2025, name: "检查村级公开", value: "63 次",
        definition: "镇里在一天里到一个村检查，算一次。", records: [NavLink("2025-01-09 呈坎村，没有发现问题", DeskAddress.inspection(1))],
        pager: Pager(current: 1, total: 1) { _ in DeskAddress.figure("inspections", 2025) }))
    ]
  }

  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let (town, year, name) = (try await site.workTown(visit), try site.figureYear(request), visit.visit.parts["figure"] ?? "")
    let number = max(1, Int(request.uri.queryParameters["page"] ?? "") ?? 1)
    let (found, records) = try await site.store.read { reader in
      let figure = try YearFigure.all(of: town.id, in: year, reader).first { $0.name == name }
      guard let figure else { throw Fault.notFound }
      let keys = Array(figure.records.dropFirst((number - 1) * size).prefix(size))
      return (figure, try FigureRecord.list(figure.name, keys, reader))
    }
    let page = FigurePage(
      frame: try await site.deskFrame(visit, at: DeskAddress.figure(name, year)), year: year, name: found.chinese,
      value: "\(found.value) \(found.unit)", definition: found.definition,
      records: records,
      pager: Pager(current: number, total: (found.records.count + size - 1) / size) {
        Address("desk", "figures", name, query: [("year", String(year)), ("page", String($0))])
      })
    return .page(page.view, visit.visit)
  }
}

/// How a record of a figure is named, and where it is (记录名).
enum FigureRecord {
  static func list(_ figure: String, _ keys: [Int64], _ reader: some Reader) throws -> [NavLink] {
    if figure == YearFigure.consultationsAnswered {
      let numbers = try ConsultationCount.numbers(of: keys, reader)
      return keys.map { NavLink(numbers[$0] ?? "第 \($0) 号", DeskAddress.consultation($0)) }
    }
    if let count = YearFigure.caseNames.first(where: { $0.name == figure })?.count {
      let titles = try count.titles(of: keys, reader)
      return keys.map { NavLink(titles[$0] ?? "第 \($0) 号", count.address($0)) }
    }
    guard let kind = VillageFigure(rawValue: figure) else {
      let titles = try PublishedFigure.titles(of: keys, reader)
      return keys.map { NavLink(titles[$0] ?? "第 \($0) 号", DeskAddress.item($0)) }
    }
    let lines = try kind.lines(of: keys, reader)
    return keys.map { key in
      NavLink(lines[key]?.words ?? "第 \(key) 号", address(kind, lines[key]?.page ?? key))
    }
  }

  private static func address(_ kind: VillageFigure, _ key: Int64) -> Address {
    switch kind {
    case .boardUpdates: DeskAddress.slot(key)
    case .inspections, .patrolFindings: DeskAddress.inspection(key)
    case .trainings, .guidance: DeskAddress.training(key)
    case .receptions: DeskAddress.reception(key)
    case .rectifications, .rectificationsClosed: DeskAddress.rectification(key)
    }
  }
}
