/// The form in which a manuscript is stored: compact JSON with a version, so that old rows stay readable.
import Foundation

extension Manuscript: Codable {
  /// The version written today. A reader must go on reading every earlier one.
  package static let storedVersion = 1

  private enum Key: String, CodingKey {
    case version, blocks
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    let version = try container.decode(Int.self, forKey: .version)
    guard version <= Self.storedVersion else {
      throw DecodingError.dataCorruptedError(
        forKey: .version, in: container, debugDescription: "manuscript of a later version: \(version)")
    }
    blocks = try container.decode([Block].self, forKey: .blocks)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(Self.storedVersion, forKey: .version)
    try container.encode(blocks, forKey: .blocks)
  }

  /// The stored form as text: the same manuscript always gives the same bytes.
  package func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }

  package init(json: String) throws {
    self = try JSONDecoder().decode(Manuscript.self, from: Data(json.utf8))
  }
}
