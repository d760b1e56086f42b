import Foundation
import Kernel
import Store

/// A paper that the client left (代办材料): original or copy, how many, and whether it went back.
package struct AgencyMaterial: Equatable, Sendable {
  /// 原件、复印件.
  package enum Form: String, CaseIterable, Sendable, Storable {
    case original, copy
    package var chinese: String { self == .original ? "原件" : "复印件" }
  }

  package let id: Identifier<AgencyMaterial>
  package let name: String
  package let form: Form
  package let copies: Int
  package let returnedAt: Date?

  init(_ row: Row) throws {
    (id, name, form) = (try row["id"], try row["name"], try row["form"])
    (copies, returnedAt) = (try row["copies"], try row["returned_at"])
  }

  private init(name: String, form: Form, copies: Int) {
    (id, self.name, self.form, self.copies, returnedAt) = (Identifier(0), name, form, copies, nil)
  }

  package var words: String { "\(name)（\(form.chinese) \(copies) 份）" }

  /// One paper a line: its name, 原件 or 复印件 (原件 when it does not say), and how many.
  static func read(_ text: String) -> (materials: [AgencyMaterial], issues: [Issue]) {
    var materials: [AgencyMaterial] = []
    for line in text.split(whereSeparator: \.isNewline) {
      var words = line.split { $0.isWhitespace || $0 == "，" || $0 == "," || $0 == "、" }.map(String.init)
      var (form, copies) = (Form.original, 1)
      words.removeAll { word in
        if word.contains("复印") { form = .copy } else if word.contains("原件") { form = .original } else {
          guard let number = Int(word.filter { $0.isASCII && $0.isNumber }), word.count <= 4 else { return false }
          copies = number
        }
        return true
      }
      guard let name = words.first, (1...99).contains(copies), line.count <= 100 else {
        return ([], [Issue("materials", "材料“\(line.prefix(30))”看不懂，请每行写一件，例如“户口本 复印件 1”。")])
      }
      materials.append(AgencyMaterial(name: words.count > 1 ? words.joined(separator: " ") : name, form: form, copies: copies))
    }
    return (materials, [])
  }

  func receive(_ id: AgencyCase.ID, _ tx: Transaction) throws {
    try tx.run("INSERT INTO agency_material (agency, name, form, copies) VALUES (\(id), \(name), \(form), \(copies))")
  }

  package static func list(of id: AgencyCase.ID, _ reader: some Reader) throws -> [AgencyMaterial] {
    try reader.all("SELECT * FROM agency_material WHERE agency = \(id) ORDER BY id", AgencyMaterial.init)
  }
}
