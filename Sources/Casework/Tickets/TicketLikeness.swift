import Foundation
import Kernel
import Store

/// Orders like this one (相似工单), the most alike first: rare words that both have, in titles more than in texts, weighed
/// by BM25 over the town's latest orders.
package struct TicketLikeness: Sendable {
  /// One that is alike, and how much.
  package struct Hit: Equatable, Sendable {
    package let ticket: Ticket.ID
    package let score: Double
  }

  private let known: [(id: Ticket.ID, words: TicketWords)]
  private let frequency: [UInt32: Int]
  private let mean: Double

  /// The town's latest orders, so many at most.
  package static func fetch(
    _ town: Identifier<Organisation>, most: Int = 8000, _ reader: some Reader
  ) throws -> TicketLikeness {
    let rows = try reader.all("\(query(town)) LIMIT \(most)") { row -> (Ticket.ID, TicketWords)? in
      let id: Ticket.ID = try row["ticket"]
      return TicketWords(packed: try row["words"]).map { (id, $0) }
    }
    return TicketLikeness(rows.compactMap { $0.map { (id: $0.0, words: $0.1) } })
  }

  static func query(_ town: Identifier<Organisation>) -> SQL {
    "SELECT ticket, words FROM ticket_words WHERE town = \(town) ORDER BY ticket DESC"
  }

  init(_ known: [(id: Ticket.ID, words: TicketWords)]) {
    self.known = known
    var frequency: [UInt32: Int] = [:]
    for each in known { for word in each.words.all { frequency[word, default: 0] += 1 } }
    self.frequency = frequency
    mean = known.isEmpty ? 1 : Double(known.reduce(0) { $0 + $1.words.all.count }) / Double(known.count)
  }

  package func like(title: String, content: String, except: Ticket.ID? = nil, limit: Int = 5) -> [Hit] {
    let asked = TicketWords(title, content)
    let weights = Dictionary(asked.all.map { ($0, weight(of: $0)) }, uniquingKeysWith: { first, _ in first })
    let hits = known.compactMap { each -> Hit? in
      guard each.id != except else { return nil }
      let score = score(asked, each.words, weights)
      return score > 0 ? Hit(ticket: each.id, score: score) : nil
    }
    return Array(hits.sorted { ($0.score, $0.ticket) > ($1.score, $1.ticket) }.prefix(limit))
  }

  private func weight(of word: UInt32) -> Double {
    let count = Double(frequency[word] ?? 0)
    return log(1 + (Double(known.count) - count + 0.5) / (count + 0.5))
  }

  /// BM25 for words that stand once (k₁ 1.2, b 0.75); a title's words count again.
  private func score(_ asked: TicketWords, _ words: TicketWords, _ weights: [UInt32: Double]) -> Double {
    let length = 1.2 * (0.25 + 0.75 * Double(words.all.count) / mean)
    let body = Self.shared(asked.all, words.all).reduce(0) { $0 + (weights[$1] ?? 0) } * 2.2 / (1 + length)
    let title = Self.shared(asked.title, words.title).reduce(0) { $0 + (weights[$1] ?? 0) }
    return body + title * 2
  }

  /// What two sorted lists have in common.
  private static func shared(_ a: [UInt32], _ b: [UInt32]) -> [UInt32] {
    var (i, j, both): (Int, Int, [UInt32]) = (0, 0, [])
    while i < a.count, j < b.count {
      if a[i] == b[j] {
        both.append(a[i])
        (i, j) = (i + 1, j + 1)
      } else if a[i] < b[j] {
        i += 1
      } else {
        j += 1
      }
    }
    return both
  }
}

/// An order that is alike, with what was answered (参考答复).
package struct LikeTicket: Equatable, Sendable {
  package let ticket: Ticket
  package let reply: String?
  package let basis: String

  /// The five most alike among the town's, those that were answered with their answers.
  package static func fetch(_ ticket: Ticket, limit: Int = 5, _ reader: some Reader) throws -> [LikeTicket] {
    let likeness = try TicketLikeness.fetch(ticket.town, reader)
    return try likeness.like(title: ticket.title, content: ticket.content, except: ticket.id, limit: limit).map { hit in
      let row = try reader.first(
        """
        SELECT text, basis FROM ticket_reply WHERE ticket = \(hit.ticket) AND signed_at IS NOT NULL
        ORDER BY round DESC LIMIT 1
        """)
      return LikeTicket(
        ticket: try Ticket.find(hit.ticket, reader), reply: try row.map { try $0["text"] }, basis: try row.map { try $0["basis"] } ?? "")
    }
  }
}
