import Accounts
import Kernel
import Publishing
import Store
import Villages

/// Reminding a village's handlers (村级催办): by message, some days before a sheet is due and when it is not there.
enum VillageReminding {
  /// Who works for a village's boards: those whose duty it is there.
  static func handlers(of village: Identifier<Organisation>, _ reader: some Reader) throws -> [Account] {
    try Account.holding([.villageDraft], in: village, column: Identifier(0), reader)
  }

  /// The town pushes (催办): one message a day for all that a village has not posted.
  static func push(_ village: Village, _ slots: [Slot], _ tx: Transaction) throws {
    let names = slots.prefix(3).map { "“\($0.title)”" }.joined(separator: "、")
    let rest = slots.count > 3 ? "等 \(slots.count) 份" : ""
    let told = try Message.send(
      .urged, to: try handlers(of: village.id, tx).map(\.id), "\(village.name)的\(names)\(rest)还没有张贴，请尽快办理。", about: nil,
      topic: "village:\(village.id):\(tx.today)", tx)
    if told > 0 {
      try tx.record("village.urged", of: "organisation:\(village.id)", in: village.id, "\(slots.count) 份未张贴，催办 \(told) 人")
    }
  }

  /// The upkeep's part: so many days before, as set, and on the day something has to come off the wall.
  static func remind(_ tx: Transaction) throws -> Int {
    var told = 0
    for town in try Organisation.towns(tx) {
      let villages = try Village.list(of: town.id, tx)
      let text = try Setting.value("villages.remindDays", for: town.id, on: tx.today, tx) ?? ""
      let days = Set(text.split(separator: ",").compactMap { Int($0) }).filter { (0...31).contains($0) }
      guard let most = days.max() else { continue }
      let open = try Slot.open(of: villages.map(\.id), through: tx.today + most, tx)
      for slot in open where days.contains(slot.dueOn.ordinal - tx.today.ordinal) {
        told += try Message.send(
          .reminded, to: try handlers(of: slot.village, tx).map(\.id), "“\(slot.title)”应在 \(slot.dueOn.short)前张贴。",
          about: nil, topic: "slot:\(slot.id):\(tx.today)", tx)
      }
      for slot in try Slot.hanging(of: villages.map(\.id), ending: tx.today, tx) {
        told += try Message.send(
          .reminded, to: try handlers(of: slot.village, tx).map(\.id), "“\(slot.title)”公开期满，请从墙上撤下并登记。", about: nil,
          topic: "slot:\(slot.id):down", tx)
      }
    }
    return told
  }
}

extension Site {
  /// Called by the upkeep each hour (村级公开维护): brings the expected sheets up to date, ends lists whose time is over and
  /// asks for the paper to be taken down, reminds in working hours. Again does nothing twice.
  package func keepVillages() async throws {
    let now = store.now()
    try await store.write(as: .program("villages")) { tx in
      _ = try Slot.unfold(through: tx.today + Slot.ahead, tx)
      try Posting.keepListed(tx)
      for list in try BenefitList.endOver(on: tx.today, tx) {
        _ = try Message.send(
          .reminded, to: try VillageReminding.handlers(of: list.village, tx).map(\.id),
          "“\(list.title)”公示期满，网上已自动撤下；纸质的请按期从墙上撕下并登记。", about: nil, topic: "benefit:\(list.id):ended", tx)
      }
    }
    let working = try await store.read { try WorkTime.inForce(for: nil, on: Day(at: now), $0) }
    guard working.isWorking(at: now) else { return }
    _ = try await store.write(as: .program("reminder")) { try VillageReminding.remind($0) }
  }
}
