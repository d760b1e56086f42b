import Kernel
import Store

/// The third part of the yearly report (收到和处理政府信息公开申请情况, 国办公开办函〔2021〕30号), counted from the
/// applications themselves: each cell is the list of what it counts.
package struct ReportTableThree: Sendable, Equatable {
  package let year: Int
  package let rows: [Row]

  /// A row of it: what it is called, under which head, and who is counted in each column.
  package struct Row: Sendable, Equatable {
    package let key: String
    package let group: String
    package let label: String
    package let cells: [ApplicantKind: [Application.ID]]

    package func count(_ kind: ApplicantKind) -> Int { cells[kind]?.count ?? 0 }
    package var total: Int { ApplicantKind.allCases.reduce(0) { $0 + count($1) } }
  }

  /// What is known of an application for counting.
  package struct Fact: Sendable, Equatable {
    package let id: Application.ID
    package let kind: ApplicantKind
    package let receivedOn: Day
    package let row: String?
    package let decidedOn: Day?

    package init(id: Application.ID, kind: ApplicantKind, receivedOn: Day, row: String?, decidedOn: Day?) {
      (self.id, self.kind, self.receivedOn, self.row, self.decidedOn) = (id, kind, receivedOn, row, decidedOn)
    }
  }

  /// 新收: received in the year; 办理结果: decided in the year; 结转: received, and not decided on the last day of December.
  package init(year: Int, _ facts: [Fact]) throws {
    self.year = year
    func among(_ isCounted: (Fact) -> Bool) -> [ApplicantKind: [Application.ID]] {
      Dictionary(grouping: facts.filter(isCounted), by: \.kind).mapValues { $0.map(\.id) }
    }
    func isDone(_ fact: Fact, by year: Int) -> Bool { fact.decidedOn.map { $0.year <= year } ?? false }
    rows = try CaseTable.rows("report-applications").map { line in
      let cells =
        switch line[0] {
        case "new": among { $0.receivedOn.year == year }
        case "carried": among { $0.receivedOn.year < year && !isDone($0, by: year - 1) }
        case "done": among { $0.decidedOn?.year == year }
        case "open": among { $0.receivedOn.year <= year && !isDone($0, by: year) }
        default: among { $0.decidedOn?.year == year && $0.row == line[0] }
        }
      return Row(key: line[0], group: line[1], label: line[2], cells: cells)
    }
  }

  package static func fetch(
    of town: Identifier<Organisation>, year: Int, _ reader: some Reader
  ) throws -> ReportTableThree {
    guard let last = Day(year: year, month: 12, day: 31) else { throw Fault.notFound }
    let codes = Dictionary(
      try DecisionCode.inForce(on: Day(ordinal: .max / 2)).map { ($0.code, $0.row) }, uniquingKeysWith: { $1 })
    let facts = try reader.all(
      """
      SELECT id, applicant_kind, received_on, decision, decided_on FROM application
      WHERE town = \(town) AND received_on <= \(last) AND matter = 'disclosure'
      """
    ) { row in
      let decision: String? = try row["decision"]
      let decided: Day? = try row["decided_on"]
      return Fact(
        id: try row["id"], kind: try row["applicant_kind"], receivedOn: try row["received_on"],
        row: decided == nil ? nil : decision.flatMap { codes[$0] }, decidedOn: decided)
    }
    return try ReportTableThree(year: year, facts)
  }

  package subscript(key: String) -> Row? { rows.first { $0.key == key } }

  /// What does not add up (勾稽关系), in words; empty when everything does.
  package func faults(after last: ReportTableThree? = nil) -> [String] {
    let leaves = rows.filter { !["new", "carried", "done", "open"].contains($0.key) }
    return ApplicantKind.allCases.flatMap { kind -> [String] in
      func count(_ key: String) -> Int { self[key]?.count(kind) ?? 0 }
      var faults: [String] = []
      if count("new") + count("carried") != count("done") + count("open") {
        faults.append("\(kind.chinese)：第一项加第二项不等于第三项加第四项。")
      }
      if leaves.reduce(0, { $0 + $1.count(kind) }) != count("done") { faults.append("\(kind.chinese)：各项办理结果之和不等于总计。") }
      if let last, last["open"]?.count(kind) ?? 0 != count("carried") {
        faults.append("\(kind.chinese)：上年结转不等于上一年的结转下年度。")
      }
      return faults
    }
  }
}
