import Foundation
import Jobs
import Kernel
import Store

/// Asking the addresses outside that are due (站外链接轮次), a few at a time: what was answered is written down before others are
/// let past, and an address is asked once in a walk however often that happens.
struct PatrolAsking: Sendable {
  /// As many as one waits for before others may go first; spread over hosts they take seconds.
  static let portion = 8
  /// After so many silent addresses nobody believes that there is a line.
  static let mostSilent = 60

  let store: Store
  let probing: PatrolProbing
  let run: PatrolRun.ID
  let giveWay: @Sendable () async throws -> Void

  /// False when nobody out there said anything: then it is our own line that is cut, and nobody is blamed.
  func ask() async throws -> Bool {
    let (rules, run) = (probing.rules, run)
    let (due, asked) = try await store.read { reader in
      let walk = try PatrolRun.find(run, reader)
      let most = rules.number("link.most", 500) - walk.outcome.addresses
      return (
        try PatrolAddress.due(rules, since: walk.startedAt, most: most, at: store.now(), reader), walk.outcome.addresses
      )
    }
    var (waiting, held) = (Self.spread(due)[...], [PatrolProbing.Answered]())
    // What was written down in this walk was written because somebody answered.
    var isHeard = asked > 0
    while !waiting.isEmpty {
      let portion = Array(waiting.prefix(Self.portion))
      waiting = waiting.dropFirst(Self.portion)
      held += try await probing.run(portion, after: due.count - waiting.count - portion.count, of: due.count)
      isHeard = isHeard || held.contains { $0.answer.isFromOutside }
      if isHeard {
        try await note(held)
        held = []
        try await giveWay()
      } else if held.count >= Self.mostSilent, Self.isCutOff(held) {
        return false
      }
      if !waiting.isEmpty { try await Task.sleep(for: probing.probe.pause) }
    }
    if Self.isCutOff(held) { return false }
    try await note(held)
    return true
  }

  private static func isCutOff(_ silent: [PatrolProbing.Answered]) -> Bool {
    let asked = silent.filter { $0.answer != .refused }
    return Set(asked.map { PatrolInside.host(of: $0.address) ?? "" }).count > 2
  }

  /// One of each host, then the next of each: nobody is asked twice in a row, and a dead host holds up no other.
  static func spread(_ addresses: [String]) -> [String] {
    var hosts: [String: Int] = [:]
    let turns = addresses.enumerated().map { place, address -> (turn: Int, place: Int, address: String) in
      let host = PatrolInside.host(of: address) ?? ""
      hosts[host, default: 0] += 1
      return (hosts[host] ?? 0, place, address)
    }
    return turns.sorted { ($0.turn, $0.place) < ($1.turn, $1.place) }.map(\.address)
  }

  private func note(_ answers: [PatrolProbing.Answered]) async throws {
    guard !answers.isEmpty else { return }
    try await store.write(as: .program("patrol")) { tx in
      for each in answers {
        try PatrolAddress.note(each.address, PatrolAddress.judge(each.answer, probing.rules), tx)
      }
      try tx.run("UPDATE patrol_run SET addresses = addresses + \(answers.count) WHERE id = \(run)")
    }
  }
}
