import Foundation
import Kernel
import Store

/// The standard of fees (收费标准, 国办函〔2020〕109号 第四、五条) as dated bands: `Resources/fees.tsv`.
package struct FeeTable: Sendable, Equatable {
  /// By item or by page (计收方式). One is chosen for each application, never both.
  package enum Manner: String, CaseIterable, Sendable, Storable {
    case item, page

    package var chinese: String { self == .item ? "按件计收" : "按量（页）计收" }
  }

  /// From this unit on each costs `price`; beyond the last band the price rises by `step` with every `width` units.
  struct Band: Sendable, Equatable {
    let manner: Manner
    let first: Int
    let last: Int?
    let price: Int
    let width: Int
    let step: Int
    let validFrom: Day
  }

  let bands: [Band]

  /// What the nth item of a calendar month, or the nth page, costs.
  package func price(_ manner: Manner, ofUnit n: Int) -> Int {
    guard let band = bands.first(where: { $0.manner == manner && $0.first <= n && n <= ($0.last ?? .max) }) else {
      return 0
    }
    return band.price + (band.width > 0 ? (n - band.first) / band.width * band.step : 0)
  }

  /// Progressive by excess: what `units` cost that come after `before` others. Pages begin at none.
  package func amount(_ manner: Manner, units: Int, before: Int = 0) -> Int {
    let start = manner == .item ? before : 0
    return units > 0 ? (start + 1...start + units).reduce(0) { $0 + price(manner, ofUnit: $1) } : 0
  }

  /// The standard in force on a day.
  package static func current(on day: Day) throws -> FeeTable {
    let rows = try CaseTable.rows("fees")
    let bands = try rows.map { row in
      guard let manner = Manner(rawValue: row[0]), let first = Int(row[1]), let price = Int(row[3]),
        let width = Int(row[4]), let step = Int(row[5]), let from = Day(row[6])
      else { throw CaseTable.Broken(name: "fees", row: row) }
      return Band(
        manner: manner, first: first, last: Int(row[2]), price: price, width: width, step: step, validFrom: from)
    }
    let latest = bands.map(\.validFrom).filter { $0 <= day }.max()
    return FeeTable(bands: bands.filter { $0.validFrom == latest })
  }
}

/// Reads the dated tables of casework (数据表): lines of cells between tabs, the first line names them.
enum CaseTable {
  /// A table of ours is damaged: for operators.
  struct Broken: Error {
    let name: String
    let row: [String]
  }

  static func rows(_ name: String) throws -> [[String]] {
    guard let url = Bundle.module.url(forResource: "Resources/\(name)", withExtension: "tsv") else {
      throw Broken(name: name, row: [])
    }
    let lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
    let width = lines.first?.split(separator: "\t", omittingEmptySubsequences: false).count ?? 0
    return try lines.dropFirst().map { line in
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard cells.count == width else { throw Broken(name: name, row: cells) }
      return cells
    }
  }
}
