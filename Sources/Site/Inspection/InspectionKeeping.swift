import Accounts
import Kernel
import Publishing
import Store
import Villages

extension Site {
  /// Called by the upkeep (整改督办): what is overdue is reminded of, circulated and reported, and people are told; in working
  /// hours only. Again on the same day does nothing twice.
  package func keepRectifications() async throws {
    let now = store.now()
    let working = try await store.read { try WorkTime.inForce(for: nil, on: Day(at: now), $0) }
    guard working.isWorking(at: now) else { return }
    try await store.write(as: .program("rectification")) { tx in
      for town in try Organisation.towns(tx) {
        for step in try Rectification.escalate(in: town.id, tx) { try tell(step, town.id, tx) }
      }
    }
  }

  /// The village is told of every step; the town's inspectors too, since they have to circulate and to report.
  private func tell(_ step: Rectification.Step, _ town: Identifier<Organisation>, _ tx: Transaction) throws {
    let handlers = try VillageReminding.handlers(of: step.village, tx).map(\.id)
    let inspectors = try Account.holding([.inspect], in: town, column: Identifier(0), tx).map(\.id)
    let told = step.escalation == .reminded ? handlers : handlers + inspectors
    let text =
      switch step.escalation {
      case .reminded: "\(step.number)已经逾期，请尽快整改并报情况。"
      case .circulated: "\(step.number)逾期未改，列入通报；请镇里办理通报。"
      case .reported: "\(step.number)逾期仍未改，应报区里；请镇里办理上报。"
      }
    _ = try Message.send(
      .urged, to: Set(told), text, about: nil, topic: "rectification:\(step.order):\(step.escalation.rawValue):\(tx.today)", tx)
  }
}
