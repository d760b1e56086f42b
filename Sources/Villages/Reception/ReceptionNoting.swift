import Foundation
import Kernel
import Store

/// What a handler types while somebody stands before him (接待登记): the least that is needed.
package struct ReceptionNote: Equatable, Sendable {
  package var key: String
  package var village: Identifier<Organisation>
  package var day: Day
  package var channel: VillageReception.Channel
  package var topic: VillageReception.Topic
  package var matter: String
  /// What was answered on the spot; empty when it is still open.
  package var answer: String
  /// Only where an answer has to be brought.
  package var name: String
  package var phone: String

  package init(
    key: String, village: Identifier<Organisation>, day: Day, channel: VillageReception.Channel = .visit,
    topic: VillageReception.Topic, matter: String, answer: String = "", name: String = "", phone: String = ""
  ) {
    (self.key, self.village, self.day, self.channel, self.topic) = (key, village, day, channel, topic)
    (self.matter, self.answer) = (matter.trimmed, answer.trimmed)
    (self.name, self.phone) = (name.trimmed, phone.trimmed)
  }

  /// `王＊，139****1111`.
  var shown: String {
    let masked = name.isEmpty ? "" : String(name.prefix(1)) + "＊"
    let digits = phone.count >= 7 ? "\(phone.prefix(3))****\(phone.suffix(4))" : phone.isEmpty ? "" : "****"
    return [masked, digits].filter { !$0.isEmpty }.joined(separator: "，")
  }

  /// Everything that is wrong with it.
  package var issues: [Issue] {
    var issues: [Issue] = []
    if !InspectionForm.isKey(key) { issues.append(Issue("", "这一页过期了，请重新打开接待登记。")) }
    if !(2...500).contains(matter.unicodeScalars.count) { issues.append(Issue("matter", "请用一两句话写明诉求，2 到 500 个字。")) }
    if answer.unicodeScalars.count > 1000 { issues.append(Issue("answer", "答复不超过 1000 个字，请缩短。")) }
    if name.unicodeScalars.count > 30 { issues.append(Issue("name", "称呼不超过 30 个字。")) }
    if !phone.isEmpty, phone.wholeMatch(of: #/[0-9][0-9 \-]{5,18}[0-9]/#) == nil {
      issues.append(Issue("phone", "电话只写数字，例如 13900001111；没有就空着。"))
    }
    return issues
  }
}

/// Who left his name and number at a reception (来访人联系方式): sealed.
package struct ReceptionContact: Codable, Equatable, Sendable {
  package let name: String
  package let phone: String

  static func place(_ key: String) -> String { "reception:\(key):contact" }
}

extension VillageReception {
  /// How a contact is locked: given by the program, since the key is not ours.
  package typealias Seal = @Sendable ([UInt8], String) throws -> Data
  package typealias Unseal = @Sendable (Data, String) throws -> [UInt8]

  /// Notes one (登记接待). Sent twice, it is one.
  @discardableResult
  package static func note(_ note: ReceptionNote, _ seal: Seal, _ tx: Transaction) throws -> ID {
    let village = try Village.find(note.village, tx)
    try tx.actor.requirePosting(for: village.id)
    if let known: ID = try tx.value(
      "SELECT id FROM reception WHERE form_key = \(note.key) AND village = \(village.id)")
    {
      return known
    }
    var issues = note.issues
    if note.day > tx.today { issues.append(Issue("day", "接待日期还没有到，请核对。")) }
    if !village.stands(on: note.day) { issues.append(Issue("day", "\(village.name)这一天已经并入别的村，请核对。")) }
    guard issues.isEmpty else { throw Fault.invalid(issues) }
    let hasContact = !note.name.isEmpty || !note.phone.isEmpty
    let contact = hasContact
      ? try seal(
        [UInt8](JSONEncoder().encode(ReceptionContact(name: note.name, phone: note.phone))),
        ReceptionContact.place(note.key)) : nil
    let isSettled = !note.answer.isEmpty
    let id: ID = try tx.insert(
      """
      INSERT INTO reception (form_key, town, village, village_name, day, channel, topic, matter, contact, contact_shown,
        state, answer, settled_on, account, author, noted_at)
      VALUES (\(note.key), \(village.town), \(village.id), \(village.name), \(note.day), \(note.channel), \(note.topic),
        \(note.matter), \(contact), \(note.shown), \(isSettled ? State.settled : .open), \(note.answer),
        \(isSettled ? tx.today : nil), \(tx.actor.staff?.account), \(tx.actor.shownName), \(tx.now))
      RETURNING id
      """)
    try tx.record("reception.noted", of: "reception:\(id)", in: village.id, "\(note.channel.chinese)，\(note.topic.chinese)")
    return id
  }

  /// Hands it to the town (转镇里办理), with the reason.
  package static func hand(_ id: ID, reason: String, _ tx: Transaction) throws {
    let found = try find(id, tx)
    try tx.actor.requirePosting(for: found.village)
    guard found.state == .open else { throw Fault.conflict("这一件\(found.state.chinese)，不用再转。") }
    guard (2...300).contains(reason.trimmed.unicodeScalars.count) else {
      throw Fault.invalid("reason", "请写明为什么要镇里办，2 到 300 个字。")
    }
    try tx.run(
      """
      UPDATE reception SET state = 'handed', handed_on = \(tx.today), handed_for = \(reason.trimmed) WHERE id = \(id)
      """)
    try tx.record("reception.handed", of: "reception:\(id)", in: found.village, found.topic.chinese)
  }

  /// Answers it (答复): the village what it has, the town what it was handed.
  package static func settle(_ id: ID, answer: String, _ tx: Transaction) throws {
    let found = try find(id, tx)
    switch found.state {
    case .settled: throw Fault.conflict("这一件已经答复了。")
    case .open: try tx.actor.requirePosting(for: found.village)
    case .handed where found.ticket != nil:
      throw Fault.conflict("这一件由镇里按工单 \(found.ticketNumber) 办理，答复审签以后自动回到这里。")
    case .handed:
      guard tx.actor.mayTakeReceptions(of: found.village) else {
        throw Fault.forbidden("这一件已经转到镇里，由镇里答复。")
      }
    }
    guard (2...1000).contains(answer.trimmed.unicodeScalars.count) else {
      throw Fault.invalid("answer", "请写明答复内容，2 到 1000 个字。")
    }
    try tx.run(
      "UPDATE reception SET state = 'settled', answer = \(answer.trimmed), settled_on = \(tx.today) WHERE id = \(id)")
    try tx.record("reception.settled", of: "reception:\(id)", in: found.village, found.topic.chinese)
  }

  /// Shows who left his name (查看联系方式), with the reason, in the journal.
  package static func unmask(
    _ id: ID, reason: String, _ open: Unseal, _ tx: Transaction
  ) throws -> ReceptionContact {
    let found = try find(id, tx)
    guard tx.actor.maySee(receptionsOf: found.village) else { throw Fault.notFound }
    guard (2...200).contains(reason.trimmed.unicodeScalars.count) else {
      throw Fault.invalid("reason", "请写明为什么要看联系方式，2 到 200 个字。")
    }
    let row = try tx.only("SELECT form_key, contact FROM reception WHERE id = \(id)")
    guard let sealed: Data = try row["contact"] else { throw Fault.notFound }
    try tx.record("reception.unmasked", of: "reception:\(id)", in: found.village, reason.trimmed)
    return try JSONDecoder().decode(
      ReceptionContact.self, from: Data(open(sealed, ReceptionContact.place(try row["form_key"]))))
  }
}

extension Actor {
  /// Whether he may read who came to a village and what for.
  package func maySee(receptionsOf village: Identifier<Organisation>) -> Bool {
    mayPost(for: village) || mayTakeReceptions(of: village)
  }

  /// Whether he answers for the town what a village handed to it.
  package func mayTakeReceptions(of village: Identifier<Organisation>) -> Bool {
    may(.casework, in: village) || may(.draft, in: village)
  }
}
