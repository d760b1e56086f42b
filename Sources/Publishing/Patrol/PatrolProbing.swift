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

  /// What came back, by address; nil when nobody out there said anything to several hosts: then it is our own line that
  /// is cut, and nobody is blamed.
  func run(_ addresses: [String]) async throws -> [(address: String, answer: WebProbe.Answer)]? {
    let hosts = Dictionary(grouping: addresses) { PatrolInside.host(of: $0) ?? "" }
    var waiting = hosts.sorted { $0.key < $1.key }.map(\.value)
    var answers: [(address: String, answer: WebProbe.Answer)] = []
    await withTaskGroup(of: [(address: String, answer: WebProbe.Answer)].self) { group in
      for _ in 0..<4 { if let next = waiting.popLast() { group.addTask { await ask(next) } } }
      while let some = await group.next() {
        answers += some
        progress(WorkProgress(answers.count, of: addresses.count, "正在查站外链接"))
        if let next = waiting.popLast() { group.addTask { await ask(next) } }
      }
    }
    try Task.checkCancellation()
    let asked = answers.filter { $0.answer != .refused }
    let isCutOff = hosts.count > 2 && !asked.isEmpty && !asked.contains { $0.answer.isFromOutside }
    return isCutOff ? nil : answers
  }

  /// All of one host, one after the other.
  private func ask(_ addresses: [String]) async -> [(address: String, answer: WebProbe.Answer)] {
    var answers: [(address: String, answer: WebProbe.Answer)] = []
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
