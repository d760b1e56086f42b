import Accounts
import Casework
import Kernel
import Publishing
import Store

/// A holiday notice moves days that were provisional (放假通知改动暂定期限): whoever has such a case is told in the same
/// transaction, with the old day and the new one.
enum HolidayTaking {
  /// Returns how many were told.
  @discardableResult
  static func take(_ notice: HolidayNotice, _ tx: Transaction) throws -> Int {
    let towns = try Organisation.towns(tx).map(\.id)
    let before = try towns.map { try MorningDuty.gather($0, on: tx.today, tx) }
    try notice.takeIn(tx)
    try recount(towns, tx)
    return try zip(towns, before).reduce(0) { told, town in
      let after = try MorningDuty.gather(town.0, on: tx.today, tx)
      let clerks = try Account.holding([.casework], in: town.0, tx).map(\.id)
      return try MovedDay.all(from: town.1, to: after).reduce(told) { try $0 + $1.tell(clerks, notice.year, tx) }
    }
  }

  /// What keeps its day in its row is counted anew.
  static func recount(_ towns: [Identifier<Organisation>], _ tx: Transaction) throws {
    try Ticket.recountProvisional(tx)
    for town in towns { try Consultation.recount(in: town, tx) }
  }
}

/// A day that is another now (改动的期限).
struct MovedDay: Sendable, Equatable {
  let old: Day
  let duty: MorningDuty
  let new: Day

  /// Those that were provisional and moved. A duty is known by its row and by what is owed.
  static func all(from before: [MorningDuty], to after: [MorningDuty]) -> [MovedDay] {
    let known = Dictionary(before.map { ("\($0.key):\($0.owed)", $0) }, uniquingKeysWith: { first, _ in first })
    return after.compactMap { duty in
      guard let was = known["\(duty.key):\(duty.owed)"], was.isProvisional, let old = was.due, let new = duty.due, old != new
      else { return nil }
      return MovedDay(old: old, duty: duty, new: new)
    }
  }

  /// The one who has it, or else all clerks.
  func tell(_ clerks: [Identifier<AccountRow>], _ year: Int, _ tx: Transaction) throws -> Int {
    let still = duty.isProvisional ? "，仍是暂定" : ""
    let words = "\(duty.kind) \(duty.number)：\(duty.owed)的期限原来暂定 \(old.withWeekday)，收录\(year)年放假安排后改为 \(new.withWeekday)\(still)。"
    return try Message.send(
      .reminded, to: duty.person.map { [$0] } ?? clerks, words, about: nil,
      topic: "moved:\(duty.key):\(duty.owed):\(old):\(new)", link: duty.address.text, tx)
  }
}
