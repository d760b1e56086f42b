import Foundation
import Kernel
import Privacy

/// How well private matter is found (查全率、查准率) in a table of known cases.
struct PrivacyMeasure {
  private struct Count: Encodable {
    var privateRows = 0
    var found = 0
    var publicRows = 0
    var falseAlarms = 0
    var recall: Double? { privateRows > 0 ? Double(found) / Double(privateRows) : nil }
    var precision: Double? { found + falseAlarms > 0 ? Double(found) / Double(found + falseAlarms) : nil }

    enum Key: String, CodingKey { case rows, recall, precision, found, falseAlarms }

    func encode(to encoder: any Encoder) throws {
      var values = encoder.container(keyedBy: Key.self)
      try values.encode(privateRows + publicRows, forKey: .rows)
      try values.encode(recall, forKey: .recall)
      try values.encode(precision, forKey: .precision)
      try values.encode(found, forKey: .found)
      try values.encode(falseAlarms, forKey: .falseAlarms)
    }
  }

  private var whole = Count()
  private var kinds: [String: Count] = [:]

  static func rows(_ path: String) throws -> [[String: String]] {
    Array(try TextSource.rows(of: path, columns: ["type", "value", "is_private_and_valid", "text"]))
  }

  init(rows: [[String: String]], on day: Day) {
    for row in rows {
      let (value, text) = (row["value"] ?? "", row["text"] ?? "")
      let isFound = Self.isFound(value, in: text, on: day)
      let isPrivate = row["is_private_and_valid"] == "1"
      Self.count(isPrivate, isFound, &whole)
      Self.count(isPrivate, isFound, &kinds[row["type"] ?? "", default: Count()])
    }
  }

  /// A finding that overlaps the value; a value that its text does not hold is read in front of it.
  private static func isFound(_ value: String, in text: String, on day: Day) -> Bool {
    let read = text.contains(value) ? text : value + text
    guard let range = read.range(of: value) else { return false }
    let start = read[..<range.lowerBound].unicodeScalars.count
    let place = start..<start + value.unicodeScalars.count
    return Privacy.matters(in: read, on: day).contains { $0.range.overlaps(place) }
  }

  private static func count(_ isPrivate: Bool, _ isFound: Bool, _ count: inout Count) {
    if isPrivate {
      count.privateRows += 1
      count.found += isFound ? 1 : 0
    } else {
      count.publicRows += 1
      count.falseAlarms += isFound ? 1 : 0
    }
  }

  func json() throws -> String {
    struct Answer: Encodable { let rows: Int; let recall, precision: Double?; let kinds: [String: Count] }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    let answer = Answer(
      rows: whole.privateRows + whole.publicRows, recall: whole.recall, precision: whole.precision, kinds: kinds)
    return String(decoding: try encoder.encode(answer), as: UTF8.self)
  }
}
