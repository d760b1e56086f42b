import Foundation
import Jobs
import Kernel
import Store

/// Asking addresses outside politely (站外链接巡检): one host at a time gets one question, four hosts at once, each failure is
/// tried once more.
struct PatrolProbing: Sendable {
  let probe: WebProbe
  let rules: PatrolRules
  let progress: ProgressReport

  typealias Answered = (address: String, answer: WebProbe.Answer)

  /// What came back, by address; so many were asked before.
  func run(_ addresses: [String], after before: Int, of total: Int) async throws -> [Answered] {
    let hosts = Dictionary(grouping: addresses) { PatrolInside.host(of: $0) ?? "" }
    var waiting = hosts.sorted { $0.key < $1.key }.map(\.value)
    var answers: [Answered] = []
    await withTaskGroup(of: [Answered].self) { group in
      for _ in 0..<4 { if let next = waiting.popLast() { group.addTask { await ask(next) } } }
      while let some = await group.next() {
        answers += some
        progress(WorkProgress(before + answers.count, of: total, "正在查站外链接"))
        if let next = waiting.popLast() { group.addTask { await ask(next) } }
      }
    }
    try Task.checkCancellation()
    return answers
  }

  /// All of one host, one after the other.
  private func ask(_ addresses: [String]) async -> [Answered] {
    var answers: [Answered] = []
    for address in addresses {
      if Task.isCancelled { break }
      if !answers.isEmpty { await rest() }
      var answer = await probe.ask(address, rules.number("link.seconds", 15))
      if PatrolAddress.judge(answer, rules).outcome.isFailure {
        await rest()
        answer = await probe.ask(address, rules.number("link.seconds", 15))
      }
      answers.append((address, answer))
    }
    return answers
  }

  private func rest() async {
    // Cancelled while waiting: the loop's condition ends it.
    do { try await Task.sleep(for: probe.pause) } catch { return }
  }
}
