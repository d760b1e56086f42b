import Accounts
import Casework
import Kernel
import Publishing
import Store
import Villages

/// A figure of a year (年度数字) with the sentence it counts by and the records behind it: the same on the desk and on the
/// command line.
package struct YearFigure: Sendable, Equatable {
  /// As `yudeng count --json` names it.
  package let name: String
  package let chinese: String
  package let value: Int
  package let unit: String
  /// 统计口径.
  package let definition: String
  /// The keys of the records, where the figure is a number of records.
  package let records: [Int64]

  /// Every figure of a town's year that can be counted today, each by its own domain.
  package static func all(
    of town: Identifier<Organisation>, in year: Int, _ reader: some Reader
  ) throws -> [YearFigure] {
    let (first, last) = try span(year)
    let villages = try VillageFigure.allCases.map { figure in
      let records = try figure.records(in: town, from: first, through: last, reader)
      return YearFigure(
        name: figure.rawValue, chinese: figure.chinese, value: records.count, unit: figure.unit,
        definition: figure.definition, records: records)
    }
    let published = try PublishedFigure.allCases.map { figure in
      let (value, records) = try figure.count(in: town, from: first, through: last, reader)
      return YearFigure(
        name: figure.rawValue, chinese: figure.chinese, value: value, unit: figure.unit, definition: figure.definition,
        records: records)
    }
    return villages + [try consultations(town, first, last, reader)] + (try cases(town, year, reader)) + published
  }

  private static func consultations(
    _ town: Identifier<Organisation>, _ first: Day, _ last: Day, _ reader: some Reader
  ) throws -> YearFigure {
    let records = try ConsultationCount.records(in: town, from: first, through: last, reader)
    return YearFigure(
      name: consultationsAnswered, chinese: ConsultationCount.name, value: records.count, unit: ConsultationCount.unit,
      definition: ConsultationCount.definition, records: records)
  }

  static let consultationsAnswered = "consultationsAnswered"

  /// The first and the last day of a year that can have records.
  package static func span(_ year: Int) throws -> (Day, Day) {
    guard (2000...2100).contains(year), let first = Day(year: year, month: 1, day: 1),
      let last = Day(year: year, month: 12, day: 31)
    else { throw Fault.invalid("year", "年份请写成四位数，2000 到 2100，例如 2025。") }
    return (first, last)
  }
}
