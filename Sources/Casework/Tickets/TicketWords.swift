import Foundation
import Kernel
import Store

/// The words of an order as numbers (工单词汇): every pair of neighbouring Han characters and every Latin word or number,
/// hashed, sorted, each once. Private by nature: they never stand in the public's index.
struct TicketWords: Equatable, Sendable {
  static let version = 1
  let title: [UInt32]
  let all: [UInt32]

  init(_ title: String, _ content: String) {
    (self.title, all) = (Self.cut(title), Self.cut(title + "\n" + content))
  }

  /// Pairs of Han characters, and runs of Latin letters and digits in small letters.
  static func cut(_ text: String) -> [UInt32] {
    var words: Set<UInt32> = []
    var last: UInt32?
    var latin: UInt32?
    for scalar in text.unicodeScalars {
      let value = scalar.value
      if (0x3400...0x9FFF).contains(value) || (0x20000...0x3134F).contains(value) {
        if let last { words.insert(hash(last, value)) }
        last = value
      } else {
        last = nil
      }
      if scalar.isASCII, scalar.properties.isAlphabetic || (0x30...0x39).contains(value) {
        latin = hash(latin ?? 0x811C_9DC5, value | 0x20)
      } else if let word = latin {
        words.insert(word)
        latin = nil
      }
    }
    if let latin { words.insert(latin) }
    return words.sorted()
  }

  /// FNV-1a over the two numbers' bytes.
  private static func hash(_ a: UInt32, _ b: UInt32) -> UInt32 {
    var sum: UInt32 = 0x811C_9DC5
    for shift in [0, 8, 16, 24] as [UInt32] { sum = (sum ^ (a >> shift & 0xFF)) &* 0x0100_0193 }
    for shift in [0, 8, 16, 24] as [UInt32] { sum = (sum ^ (b >> shift & 0xFF)) &* 0x0100_0193 }
    return sum
  }

  /// How many words the title has, then the title's, then all.
  var packed: Data {
    var bytes = Data(capacity: 4 * (1 + title.count + all.count))
    for word in [UInt32(title.count)] + title + all {
      withUnsafeBytes(of: word.littleEndian) { bytes.append(contentsOf: $0) }
    }
    return bytes
  }

  init?(packed: Data) {
    guard packed.count >= 4, packed.count.isMultiple(of: 4) else { return nil }
    let words = packed.withUnsafeBytes { raw in
      (0..<packed.count / 4).map { UInt32(littleEndian: raw.loadUnaligned(fromByteOffset: $0 * 4, as: UInt32.self)) }
    }
    let count = Int(words[0])
    guard count < words.count else { return nil }
    (title, all) = (Array(words[1...count]), Array(words[(count + 1)...]))
  }

  func keep(_ id: Ticket.ID, _ town: Identifier<Organisation>, _ tx: Transaction) throws {
    try tx.run(
      """
      INSERT INTO ticket_words (ticket, town, version, words) VALUES (\(id), \(town), \(Self.version), \(packed))
      ON CONFLICT (ticket) DO UPDATE SET version = excluded.version, words = excluded.words
      """)
  }
}
