import Accounts
import Foundation
import Kernel
import Publishing
import Store

/// Telling people of deadlines (期限提醒): once for each step, and only while the office is open.
extension Site {
  /// Called by the upkeep now and then. Returns how many were told.
  @discardableResult
  package func remindOfDeadlines() async throws -> Int {
    let (now, today) = (store.now(), store.today())
    let towns = try await store.read { reader in
      try Organisation.districts(reader).flatMap { try Organisation.children(of: $0.id, reader) }
        .filter { $0.kind == .town }
    }
    var told = 0
    for town in towns {
      let (duties, rules, isOpen) = try await store.read { reader in
        (
          try MorningDuty.gather(town.id, on: today, reader), try MorningRules.inForce(for: town.id, on: today, reader),
          try WorkTime.inForce(for: town.id, on: today, reader).isWorking(at: now)
        )
      }
      guard isOpen else { continue }
      let calls = duties.compactMap { DeadlineCall($0, rules, today) }
      guard !calls.isEmpty else { continue }
      told += try await store.write(as: .program("deadlines")) { tx in
        let clerks = try Account.holding([.casework], in: town.id, tx).map(\.id)
        let chiefs = try Account.holding([.caseApproval], in: town.id, tx).map(\.id)
        return try calls.reduce(0) { try $0 + $1.send(clerks, chiefs, tx) }
      }
    }
    return told
  }
}

/// One thing to say about one deadline (提醒内容).
struct DeadlineCall: Sendable, Equatable {
  let text: String
  let topic: String
  /// The case.
  let link: String
  let person: Identifier<AccountRow>?
  /// Whoever answers for it is told as well.
  let isForChiefs: Bool

  /// Nil while there is nothing to say.
  init?(_ duty: MorningDuty, _ rules: MorningRules, _ today: Day) {
    let standing = rules.standing(duty, on: today)
    guard let due = duty.due, [.overdue, .today, .soon, .inner].contains(standing) else { return nil }
    let what = "\(duty.kind) \(duty.number)：\(duty.owed)"
    switch standing {
    case .overdue: text = "\(what)，\(due.withWeekday) 到期，已经逾期。"
    case .today: text = "\(what)，今天到期。"
    case .soon: text = "\(what)，\(due.withWeekday) 到期，\(rules.distance(due, from: today))。"
    case .inner, .later, .waiting, .paused: text = "\(what)，期限过半，该有初稿了（\(due.withWeekday) 到期）。"
    }
    topic = "deadline:\(duty.key):\(duty.owed):\(due):\(standing)"
    (person, link) = (duty.person, duty.address.text)
    isForChiefs = standing != .inner
  }

  /// The one who has it, or else all clerks; the chiefs as well when it grows late.
  func send(
    _ clerks: [Identifier<AccountRow>], _ chiefs: [Identifier<AccountRow>], _ tx: Transaction
  ) throws -> Int {
    let people = Set(person.map { [$0] } ?? clerks).union(isForChiefs ? chiefs : [])
    return try Message.send(.reminded, to: people, text, about: nil, topic: topic, link: link, tx)
  }
}
