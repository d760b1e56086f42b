import Casework
import Kernel
import Store

/// Casework's figures of a year (办件数字) under the names of the command line, and where their records are.
extension YearFigure {
  static let caseNames: [(name: String, count: CaseCount)] = [
    ("hotlineClosed", .closedTickets), ("dutyLineCalls", .dutyConsultations), ("windowVisits", .windowVisits),
    ("concernsAnswered", .publishedConcerns), ("applications", .applications),
  ]

  static func cases(
    _ town: Identifier<Organisation>, _ year: Int, _ reader: some Reader
  ) throws -> [YearFigure] {
    try caseNames.map { name, count in
      let records = try count.records(town, in: year, reader).map(\.key)
      return YearFigure(
        name: name, chinese: count.name, value: records.count, unit: count.unit, definition: count.definition,
        records: records)
    }
  }
}

extension CaseCount {
  func address(_ key: Int64) -> Address {
    switch self {
    case .closedTickets: DeskAddress.ticket(key)
    case .dutyConsultations: DeskAddress.duty
    case .windowVisits: DeskAddress.windowVisit(key)
    case .publishedConcerns: DeskAddress.concern(key)
    case .applications: DeskAddress.application(.init(key))
    }
  }
}
