import Foundation
import Kernel

extension LegacySource {
  /// Looks at the first records (看样例): their fields, their values shortened, and the columns named in them.
  package func sample() throws -> LegacySample {
    switch kind {
    case .pages: return try LegacyPages(path: path).sample()
    case .documents: return LegacySample(kind: .documents, fields: [], records: [])
    case .json: return sample(of: try whole())
    case .table: return sample(of: try table())
    case .lines: return sample(of: try firstLines())
    }
  }

  private func firstLines() throws -> [LegacyRecord] {
    let lines = try LineReader(path: path, longest: RecordSource.largest)
    var records: [LegacyRecord] = []
    while records.count < 2000, let line = try lines.next() {
      if case .success(let record)? = Self.record(line, lines.number) { records.append(record) }
    }
    return records
  }

  private func sample(of records: [LegacyRecord]) -> LegacySample {
    var fields: [String] = []
    var seen: Set<String> = []
    for name in records.prefix(200).flatMap({ $0.fields.map(\.name) })
    where seen.insert(name).inserted && fields.count < 100 {
      fields.append(name)
    }
    var sample = LegacySample(
      kind: kind, fields: fields,
      records: records.prefix(5).map { record in fields.map { String(record[$0].prefix(400)) } })
    for name in fields {
      let values = Set(records.prefix(2000).map { record in record[name].trimmed }).filter { !$0.isEmpty }
      // Few different ones, and short: they may be columns.
      if (1...100).contains(values.count), values.allSatisfy({ $0.count <= 40 }) {
        sample.columns[name] = values.sorted()
      }
    }
    return sample
  }
}
