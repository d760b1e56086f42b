import Accounts
import Hummingbird
import HTTPTypes
import Kernel
import NIOCore
import Publishing
import Sheets
import Store

/// `GET /desk/checklists/:year/grid` and its workbook (月末对标表).
extension ChecklistGridPage {
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let (town, today, year) = (try await site.workTown(visit), site.store.today(), try asked(visit))
    let sheet = try await ChecklistSheet.fetch(site, town, year)
    let usual = year == today.year ? today.month : 12
    let month = request.uri.queryParameters["month"].flatMap { Int($0) }.flatMap { (1...12).contains($0) ? $0 : nil } ?? usual
    let page = ChecklistGridPage(
      frame: try await site.deskFrame(visit, at: DeskAddress.checklistGrid(year)), year: year, asOf: "截至\(today.chinese)",
      summary: ChecklistWords.summary(sheet.survey.occurrences.map(sheet.survey.stand)),
      months: (1...12).map { FormChoice(String($0), "\($0)月") }, month: String(month), due: sheet.due(month),
      tallies: sheet.tallies, rows: sheet.rows, download: DeskAddress.checklistGridTable(year))
    return .page(page.view, visit.visit)
  }

  /// Three sheets: the grid, the tally, and every period with its items.
  static func table(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let (town, year) = (try await site.workTown(visit), try asked(visit))
    let book = try await ChecklistSheet.fetch(site, town, year).workbook
    let type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    let headers: HTTPFields = [
      .contentType: type, .cacheControl: "no-store",
      .contentDisposition: Disposition.header(name: "\(town.organisation.shortName)\(year)年政务公开清单对标表.xlsx", type: type),
    ]
    return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: book.xlsx())))
  }

  private static func asked(_ visit: DeskVisit) throws -> Int {
    let year = try visit.number("year")
    guard (2000...2199).contains(year) else { throw Fault.notFound }
    return Int(year)
  }
}

/// A year's survey with the names that its pages and workbook show (对标表数据).
struct ChecklistSheet: Sendable {
  let survey: ChecklistSurvey
  let town: Town
  let places: [Identifier<Organisation>: String]

  static func fetch(_ site: Site, _ town: Town, _ year: Int) async throws -> ChecklistSheet {
    let today = site.store.today()
    return try await site.store.read { reader in
      let places = try Organisation.descendants(of: town.id, reader).map { ($0.id, $0.shortName) }
      return ChecklistSheet(
        survey: try ChecklistSurvey.fetch(year, in: town.id, on: today, reader), town: town,
        places: Dictionary(places, uniquingKeysWith: { first, _ in first }))
    }
  }

  /// The village; empty for the town itself.
  func place(_ occurrence: ChecklistOccurrence) -> String {
    occurrence.organisation == town.id ? "" : places[occurrence.organisation] ?? ""
  }

  private func title(_ occurrence: ChecklistOccurrence) -> String {
    let place = place(occurrence)
    return occurrence.task.content.title + (place.isEmpty ? "" : "（\(place)）")
  }

  private func address(_ occurrence: ChecklistOccurrence) -> Address {
    DeskAddress.checklistPeriod(
      occurrence.task.id.value, occurrence.period.code, of: occurrence.organisation.value)
  }

  /// What is not in order of everything that is expected up to the end of a month.
  func due(_ month: Int) -> [ChecklistGridPage.Due] {
    survey.occurrences.filter { each in
      let stand = survey.stand(each)
      return each.period.month <= month && (stand.isFault || stand == .waiting)
    }.sorted { ($0.due, $0.task.position) < ($1.due, $1.task.position) }.prefix(200).map { each in
      .init(
        title: each.task.content.title, address: address(each), place: place(each), period: each.period.chinese,
        due: ChecklistWords.due(each), owner: ChecklistWords.owner(each.task.content),
        mark: ChecklistWords.mark(survey.stand(each)))
    }
  }

  private static let counted: [ChecklistOccurrence.Stand] = [.onTime, .late, .wrongForm, .missing, .waiting]

  var tallies: [ChecklistGridPage.Tally] {
    var groups: [(name: String, stands: [ChecklistOccurrence.Stand])] = []
    func add(_ kind: String, _ name: (ChecklistOccurrence) -> String) {
      let grouped = Dictionary(grouping: survey.occurrences, by: name).filter { !$0.key.isEmpty }
      groups += grouped.sorted { $0.key < $1.key }.map { ("\(kind)：\($0.key)", $0.value.map(survey.stand)) }
    }
    add("栏目") { each in each.task.content.column.flatMap { town.tree[$0]?.name } ?? "" }
    add("单位", \.task.content.unit)
    add("村", place)
    add("责任人", \.task.content.person)
    return groups.map { group in
      .init(name: group.name, counts: Self.counted.map { stand in group.stands.count { $0 == stand } })
    }
  }

  var rows: [ChecklistGridPage.Row] {
    lines.map { line in
      .init(
        title: title(line[0]), owner: ChecklistWords.owner(line[0].task.content),
        cells: (1...12).map { month in line.first { $0.period.month == month }.map(cell) })
    }
  }

  /// The occurrences of each task at each place, in the order of the lists.
  private var lines: [[ChecklistOccurrence]] {
    var (order, made) = ([String](), [String: [ChecklistOccurrence]]())
    for each in survey.occurrences {
      let key = "\(each.task.id)-\(each.organisation)"
      if made[key] == nil { order.append(key) }
      made[key, default: []].append(each)
    }
    return order.compactMap { made[$0] }
  }

  private func cell(_ occurrence: ChecklistOccurrence) -> ChecklistGridPage.Cell {
    let stand = survey.stand(occurrence)
    let items = occurrence.items.count > 1 ? " \(occurrence.items.count) 条" : ""
    return .init(
      word: stand.chinese + items, address: address(occurrence), isFault: stand.isFault,
      label: "\(title(occurrence))，\(occurrence.period.chinese)，\(stand.chinese)\(items)")
  }

  var workbook: Workbook {
    let grid = lines.map { line -> [Sheet.Cell] in
      let content = line[0].task.content
      let cells = (1...12).map { month in line.first { $0.period.month == month }.map { survey.stand($0).chinese } ?? "" }
      return ([content.part, title(line[0]), content.frequency.chinese, content.unit, content.person] + cells).map(text)
    }
    let summed = tallies.map { tally in [text(tally.name)] + tally.counts.map { Sheet.Cell.number(Double($0)) } }
    let every = survey.occurrences.map { each -> [Sheet.Cell] in
      let missing = Set(each.items.flatMap(\.missing)).sorted().joined(separator: "、")
      return [
        title(each), each.period.chinese, each.due.description + (each.isProvisional ? "（暂定）" : ""),
        survey.stand(each).chinese, missing, each.items.map(\.title).joined(separator: "；"),
        each.items.map(\.on.description).joined(separator: "；"), each.task.content.unit, each.task.content.person,
      ].map(text)
    }
    let months = (1...12).map { "\($0)月" }
    return Workbook(sheets: [
      Sheet(name: "对标表", heads: ["类别", "任务", "频次", "责任单位", "责任人"] + months, rows: grid),
      Sheet(name: "汇总", heads: ["谁"] + ChecklistGridPage.heads, rows: summed),
      Sheet(name: "明细", heads: ["任务", "期次", "期限", "情况", "缺的要素", "信息", "公开日期", "责任单位", "责任人"], rows: every),
    ])
  }

  private func text(_ words: String) -> Sheet.Cell { words.isEmpty ? .empty : .text(words) }
}
