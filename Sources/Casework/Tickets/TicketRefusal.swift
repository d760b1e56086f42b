import Foundation

/// A ground on which an order is not accepted (不予受理情形), with the way that is the right one: rows of a table with its
/// sources, since each city's rules word them.
package struct TicketRefusal: Equatable, Sendable {
  package let code: String
  package let reason: String
  package let channel: String
  package let source: String

  package static func all() throws -> [TicketRefusal] {
    guard let url = Bundle.module.url(forResource: "ticket-refusals", withExtension: "tsv", subdirectory: "Resources") else {
      throw CocoaError(.fileNoSuchFile)
    }
    return try String(contentsOf: url, encoding: .utf8).split(separator: "\n").dropFirst().map { line in
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard cells.count == 4 else { throw CocoaError(.fileReadCorruptFile) }
      return TicketRefusal(code: cells[0], reason: cells[1], channel: cells[2], source: cells[3])
    }
  }
}
