import Accounts
import Kernel
import Store

/// All organisations in reading order (单位树), each before those below it, for lists and for choosing one.
struct OfficeTree: Sendable {
  let organisations: [Organisation]
  private let depths: [Identifier<Organisation>: Int]
  private let names: [Identifier<Organisation>: String]

  static func fetch(_ reader: some Reader) throws -> OfficeTree {
    OfficeTree(try Organisation.districts(reader).flatMap { try Organisation.descendants(of: $0.id, reader) })
  }

  private init(_ unordered: [Organisation]) {
    let children = Dictionary(grouping: unordered, by: \.parent)
    var depths: [Identifier<Organisation>: Int] = [:]
    var ordered: [Organisation] = []
    var stack = Array((children[nil] ?? []).reversed())
    while let organisation = stack.popLast() {
      depths[organisation.id] = organisation.parent.flatMap { depths[$0] }.map { $0 + 1 } ?? 0
      ordered.append(organisation)
      stack += (children[organisation.id] ?? []).reversed()
    }
    (organisations, self.depths) = (ordered, depths)
    names = Dictionary(uniqueKeysWithValues: ordered.map { ($0.id, $0.name) })
  }

  func name(_ id: Identifier<Organisation>) -> String { names[id] ?? "—" }
  func depth(_ id: Identifier<Organisation>) -> Int { depths[id] ?? 0 }

  /// Those in which somebody holds any of these duties.
  func places(of staff: Staff, _ duties: Duty...) -> [Organisation] {
    organisations.filter { place in
      duties.contains { Actor.staff(staff).may($0, in: place.id) }
    }
  }

  /// To choose from, each below its parent.
  func choices(_ places: [Organisation]) -> [FormChoice] {
    places.map { FormChoice($0.id.description, String(repeating: "　", count: depth($0.id)) + $0.name) }
  }
}
