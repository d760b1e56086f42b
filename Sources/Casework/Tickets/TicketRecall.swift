import Foundation
import Kernel

/// How well orders like one are found (查全率), measured on answered orders: two are of one matter when their answers are
/// nearly the same, and only the questions are searched. Judge and searcher see different texts.
package struct TicketRecall: Equatable, Sendable {
  /// An answered order (已答复工单).
  package struct Answered: Sendable {
    let title: String
    let text: String
    let reply: String

    package init(title: String, text: String, reply: String) { (self.title, self.text, self.reply) = (title, text,
      reply) }
  }

  /// Orders of which there is another of the same matter.
  package let asked: Int
  package let pairs: Int
  /// Of the others of the same matter (five at most), how many stood among the first five, on average.
  package let recall: Double

  /// - Parameter threshold: from which share of their weighed words on two answers are the same.
  package static func measure(_ orders: [Answered], threshold: Double = 0.5) -> TicketRecall {
    let same = same(orders.map { TicketWords.cut(stripped($0)) }, threshold)
    let likeness = TicketLikeness(
      orders.enumerated().map { (id: Ticket.ID(Int64($0.offset + 1)),
        words: TicketWords($0.element.title, $0.element.text)) })
    var sum = 0.0
    for (index, others) in same {
      let hits = likeness.like(
        title: orders[index].title, content: orders[index].text, except: Ticket.ID(Int64(index + 1)), limit: 5)
      let found = hits.count { others.contains(Int($0.ticket.value) - 1) }
      sum += Double(found) / Double(min(5, others.count))
    }
    let pairs = same.values.reduce(0) { $0 + $1.count } / 2
    return TicketRecall(asked: same.count, pairs: pairs, recall: same.isEmpty ? 0 : sum / Double(same.count))
  }

  /// The answer without what it repeats of the question, and without greetings and dates.
  private static func stripped(_ order: Answered) -> String {
    order.reply.replacing(order.title, with: "")
      .replacing(#/[“"《][^”"》]{2,80}[”"》]/#, with: "")
      .replacing(#/网友.{0,30}[:：]|您好|感谢.{0,40}。|\d{4}年\d+月\d+日/#, with: "")
  }

  /// For each, the others whose rare words are mostly its own: Jaccard's measure, each word weighed by its rarity.
  private static func same(_ bags: [[UInt32]], _ threshold: Double) -> [Int: Set<Int>] {
    var places: [UInt32: [Int]] = [:]
    for (index, bag) in bags.enumerated() { for word in bag { places[word, default: []].append(index) } }
    let count = Double(bags.count)
    let weights = places.mapValues { log(1 + (count - Double($0.count) + 0.5) / (Double($0.count) + 0.5)) }
    let totals = bags.map { $0.reduce(0) { $0 + (weights[$1] ?? 0) } }
    var same: [Int: Set<Int>] = [:]
    for (index, bag) in bags.enumerated() {
      var shared: [Int: Double] = [:]
      for word in bag {
        guard let others = places[word], others.count <= 200, let weight = weights[word] else { continue }
        for other in others where other > index { shared[other, default: 0] += weight }
      }
      for (other, sum) in shared where sum / (totals[index] + totals[other] - sum) >= threshold {
        same[index, default: []].insert(other)
        same[other, default: []].insert(index)
      }
    }
    return same
  }
}
