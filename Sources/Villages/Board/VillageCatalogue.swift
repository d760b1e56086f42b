import Foundation
import Kernel

/// What villages must post (村级公开目录): lines with their least frequency by law, as dated data with their source.
package struct VillageCatalogue: Sendable, Decodable {
  package let source: String
  package let validFrom: Day
  package let items: [Line]

  /// One line of it (公开事项).
  package struct Line: Sendable, Decodable, Equatable {
    package let item: String
    package let name: String
    package let section: BoardSection
    package let frequency: SheetFrequency
    /// Less often than this is against the law.
    package let floor: SheetFrequency
    package let dueMonth: Int
    package let dueDay: Int
    package let bySupervisors: Bool
    package let byTown: Bool
    package let fund: String
    package let basis: String
  }

  /// As shipped.
  package static func shipped() throws -> VillageCatalogue { try VillagesData.read("village-catalogue") }

  package func line(_ item: String) -> Line? { items.first { $0.item == item } }
}

/// Tables that come with the program (内置数据).
enum VillagesData {
  static func read<Table: Decodable>(_ name: String) throws -> Table {
    guard let url = Bundle.module.url(forResource: "Resources/\(name)", withExtension: "json") else {
      throw CocoaError(.fileNoSuchFile)
    }
    return try JSONDecoder().decode(Table.self, from: try Data(contentsOf: url))
  }
}
