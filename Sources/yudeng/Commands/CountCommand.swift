import Accounts
import ArgumentParser
import Foundation
import Kernel
import Site
import Store

/// `yudeng count --town T --year Y [--json]`: the figures of a year (年度数字) by name, each with the sentence that it counts
/// by and the records behind it.
struct CountCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "count", abstract: "数一个乡镇一年的工作：每个数字带统计口径和背后的记录。")

  @Option(help: "乡镇的网址名，如 chengkan。") var town: String
  @Option(help: "年份，如 2025。") var year: String
  @Flag(help: "一个 JSON 对象，按名称给出 value、unit、definition、records。") var json = false

  func run() async throws {
    guard let number = Int(year), (2000...2100).contains(number) else {
      throw Fault.invalid("year", "年份“\(year)”不对，请写成四位数，2000 到 2100，例如 2025。")
    }
    let store = try Home.fromEnvironment().openExisting()
    let (slug, today) = (town, store.today())
    guard let place = try await store.read({ try Organisation.named(slug: slug, $0) }), place.kind == .town else {
      throw Fault.invalid("town", "没有网址名为“\(slug)”的乡镇，请检查拼写。")
    }
    guard number <= today.year else { throw Fault.invalid("year", "\(number)年还没有到，没有可以数的记录。") }
    let figures = try await store.read { try YearFigure.all(of: place.id, in: number, $0) }
    try json ? Self.tell(figures) : Self.table(figures, "\(place.shortName)\(number)年")
  }

  /// One figure as JSON has it.
  private struct Told: Encodable {
    let value: Int
    let unit: String
    let name: String
    let definition: String
    let records: [Int64]
  }

  private static func tell(_ figures: [YearFigure]) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let told = figures.map {
      ($0.name, Told(value: $0.value, unit: $0.unit, name: $0.chinese, definition: $0.definition, records: $0.records))
    }
    let data = try encoder.encode(Dictionary(told, uniquingKeysWith: { first, _ in first }))
    Console.say(String(decoding: data, as: UTF8.self))
  }

  private static func table(_ figures: [YearFigure], _ title: String) {
    Console.say(title)
    for figure in figures {
      Console.say("\(figure.chinese)\t\(figure.value) \(figure.unit)\t\(figure.name)\n  口径：\(figure.definition)")
    }
  }
}
