import Accounts
import Foundation
import Hummingbird
import Kernel
import Publishing
import Store

/// `GET /desk/workload`, and the records behind its figures (工作量).
extension WorkloadPage {
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let asked = WorkloadAsked(request, visit, today: site.store.today())
    let tree = try await site.workTown(visit).tree
    let found = try await site.store.read { reader in
      Found(
        people: try Workload.byPerson(asked.question, as: visit.actor, reader),
        columns: try Workload.byColumn(asked.question, as: visit.actor, reader),
        steps: try Workload.steps(asked.question, as: visit.actor, reader), names: try StaffNames(reader))
    }
    let people = found.people.sorted { $0.key < $1.key }.map { id, figures in
      row(found.names[id], figures, asked, ("person", id.description))
    }
    let known = Dictionary(tree.columns.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    let columns = found.columns.sorted { $0.key < $1.key }.map { id, figures in
      row(known[id] ?? "栏目 \(id)", figures, asked, ("column", id.description))
    }
    let heads = Workload.Measure.allCases.map(\.chinese)
    if let format = TableDownload(rawValue: asked.format) {
      let table = [("人员", people), ("栏目", columns)].flatMap { kind, rows in
        rows.map { [kind, $0.name] + $0.figures.map { String($0.count) } + [$0.waited] }
      }
      return format.answer(
        "工作量\(asked.question.from)至\(asked.question.to)", heads: ["按", "名称"] + heads + ["平均等候"], rows: table)
    }
    let page = WorkloadPage(
      frame: try await site.deskFrame(visit, at: DeskAddress.workload()), from: asked.question.from.description,
      to: asked.question.to.description, spans: asked.spans, heads: heads, people: people, columns: columns,
      steps: found.steps.map { [$0.step.chinese, String($0.count), Waited.text($0.average)] },
      isOwnOnly: asked.isOwnOnly,
      downloads: [
        NavLink("下载表格（XLSX）", asked.address([("format", "xlsx")])),
        NavLink("下载 CSV", asked.address([("format", "csv")])),
      ])
    return .page(page.view, visit.visit)
  }

  private struct Found: Sendable {
    let people: [Identifier<AccountRow>: Workload.Figures]
    let columns: [Column.ID: Workload.Figures]
    let steps: [Workload.StepTime]
    let names: StaffNames
  }

  private static func row(
    _ name: String, _ figures: Workload.Figures, _ asked: WorkloadAsked, _ whose: (String, String)
  ) -> Row {
    let cells = Workload.Measure.allCases.map { measure in
      Figure(
        count: figures[measure],
        address: figures[measure] > 0 ? asked.records([("what", measure.rawValue), whose]) : nil)
    }
    return Row(name: name, figures: cells, waited: figures.waited.map(Waited.text) ?? "")
  }
}

extension WorkloadRecordsPage {
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    var asked = WorkloadAsked(request, visit, today: site.store.today())
    guard let measure = Workload.Measure(rawValue: asked.given("what")) else { throw Fault.notFound }
    if !asked.isOwnOnly { asked.question.person = Int64(asked.given("person")).map { Identifier($0) } }
    asked.question.column = Int64(asked.given("column")).map { Identifier($0) }
    let (number, question) = (InboxPaging.asked(request), asked.question)
    let (found, names) = try await site.store.read { reader in
      (
        try Workload.records(measure, question, as: visit.actor, page: number, reader), try StaffNames(reader)
      )
    }
    let whose = question.person.map { names[$0] + "：" } ?? ""
    let page = WorkloadRecordsPage(
      frame: try await site.deskFrame(visit, at: DeskAddress.workload()),
      title: "\(whose)\(measure.chinese)，\(question.from) 至 \(question.to)", back: asked.address([]),
      total: found.total, rows: found.rows.map { Row($0, names) },
      pager: Pager(current: found.page, total: found.pages) { page in
        asked.records([
          ("what", measure.rawValue), ("person", asked.given("person")), ("column", asked.given("column")),
          ("page", page > 1 ? String(page) : ""),
        ])
      })
    return .page(page.view, visit.visit)
  }
}

extension WorkloadRecordsPage.Row {
  fileprivate init(_ record: WorkloadRecord, _ names: StaffNames) {
    var notes = ["第 \(record.edition) 版", record.columnName, names[record.person], Beijing.minute(record.at)]
    if let step = record.step { notes.append(step.chinese) }
    if let waited = record.waited { notes.append("等了 \(Waited.text(waited))") }
    self.init(
      title: record.title.isEmpty ? "（无标题）" : record.title, address: DeskAddress.item(record.item.value), notes: notes)
  }
}

/// What was asked of the workload (统计条件): a time, by default this month. Whoever does not answer for others sees
/// himself.
struct WorkloadAsked: Sendable {
  var question: Workload.Question
  let isOwnOnly: Bool
  let format: String
  private let today: Day
  private let fields: [String: String]

  init(_ request: Request, _ visit: DeskVisit, today: Day) {
    var fields: [String: String] = [:]
    for name in ["from", "to", "what", "person", "column", "format"] {
      fields[name] = request.uri.queryParameters[Substring(name)].map { String($0.prefix(20)) }
    }
    self.fields = fields
    self.today = today
    format = fields["format"] ?? ""
    let last = fields["to"].flatMap(Day.init) ?? today
    let first = fields["from"].flatMap(Day.init) ?? Day(year: last.year, month: last.month, day: 1) ?? last
    isOwnOnly = ![Duty.issue, .secondReview, .inspect].contains(where: visit.staff.holds)
    question = Workload.Question(from: min(first, last), to: last, person: isOwnOnly ? visit.staff.account : nil)
  }

  func given(_ name: String) -> String { fields[name] ?? "" }

  private var span: [(String, String)] { [("from", question.from.description), ("to", question.to.description)] }
  func address(_ more: [(String, String)]) -> Address { DeskAddress.workload(span + more) }
  func records(_ more: [(String, String)]) -> Address { DeskAddress.workloadRecords(span + more) }

  /// The times one mostly asks about.
  var spans: [NavLink] {
    let month = first(today.year, today.month)
    let before = month + -1
    let quarter = first(today.year, (today.month - 1) / 3 * 3 + 1)
    let all = [
      ("本月", month, today), ("上月", first(before.year, before.month), before), ("本季度", quarter, today),
      ("今年", first(today.year, 1), today),
    ]
    return all.map { NavLink($0.0, DeskAddress.workload([("from", $0.1.description), ("to", $0.2.description)])) }
  }

  private func first(_ year: Int, _ month: Int) -> Day { Day(year: year, month: month, day: 1) ?? today }
}
