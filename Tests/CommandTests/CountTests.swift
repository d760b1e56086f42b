import Foundation
import TestKit
import Testing

/// `yudeng count`: the demonstration's year has the figures of the town's own summary, each with its sentence and records.
@Suite struct CountTests {
  private struct Figure: Decodable {
    let value: Int
    let unit: String
    let name: String
    let definition: String
    let records: [Int64]
  }

  @Test func `the demonstration's year counts as the town's summary tells it`() async throws {
    let program = try Program()
    let filled = try await program.run("demo", "--data", program.home.path + "/nowhere")
    #expect(filled.status == 0, "\(filled.complaint)")
    let outcome = try await program.run("count", "--town", "chengkan", "--year", "2025", "--json")
    #expect(outcome.status == 0, "\(outcome.complaint)")
    let figures = try JSONDecoder().decode([String: Figure].self, from: Data(outcome.output.utf8))
    func value(_ name: String) -> Int { figures[name]?.value ?? -1 }
    // 360余次、60余次、3次、7次、70余人次.
    #expect((360..<370).contains(value("boardUpdates")))
    #expect((60..<70).contains(value("inspections")))
    #expect(value("trainings") == 3 && value("guidance") == 7)
    #expect((70..<80).contains(value("receptions")))
    for name in ["boardUpdates", "inspections", "trainings", "guidance", "receptions"] {
      let figure = try #require(figures[name])
      #expect(figure.records.count == figure.value && Set(figure.records).count == figure.value)
      #expect(!figure.definition.isEmpty && !figure.unit.isEmpty)
    }
    for name in ["publishedItems", "cleanUps", "visits", "rectifications"] { #expect(figures[name] != nil, "\(name)") }
    let table = try await program.run("count", "--town", "chengkan", "--year", "2025")
    #expect(table.output.contains("更新村级公开栏") && table.output.contains("口径："))
    let empty = try await program.run("count", "--town", "chengkan", "--year", "2024", "--json")
    #expect(try JSONDecoder().decode([String: Figure].self, from: Data(empty.output.utf8))["boardUpdates"]?.value == 0)
    for wrong in [["--town", "nowhere", "--year", "2025"], ["--town", "chengkan", "--year", "25"], ["--town", "chengkan", "--year", "2099"]] {
      let refused = try await program.run(["count"] + wrong + ["--json"])
      #expect(refused.status == 2 && refused.output.isEmpty && refused.complaint.split(separator: "\n").count == 1)
    }
  }
}
