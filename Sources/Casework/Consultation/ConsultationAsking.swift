import Files
import Foundation
import Kernel
import Store

/// A question as it comes in (咨询提问).
package struct NewConsultation: Sendable {
  package var channel = CaseChannel.web
  package var question = ""
  package var contact = Contact()
  /// The recording, already in the file store.
  package var voice: Blob?

  package init() {}

  package static let longest = 2000

  func issues(needsPhone: Bool) -> [Issue] {
    var issues = contact.issues()
    if question.trimmed.isEmpty, voice == nil {
      issues.append(Issue("question", "请写下要问的事，或者录一段语音。"))
    }
    if question.count > Self.longest {
      issues.append(Issue("question", "问题有 \(question.count) 个字，最多 \(Self.longest) 个，请写最要紧的。"))
    }
    if needsPhone, contact.phone.filter(\.isNumber).count < 7 {
      issues.append(Issue("phone", "请填写能打通的电话号码，答复时可能要问清情况。"))
    }
    return issues
  }
}

extension Consultation {
  /// Whether a telephone must be given (实名要求): 网络安全法 第二十六条 has services of publishing and messaging know who
  /// uses them; a question to the office is neither, so a town decides by a dated setting, `yes` or `no`.
  package static let phoneSetting = "consultation.phone"

  package static func needsPhone(
    in town: Identifier<Organisation>, on day: Day, _ reader: some Reader
  ) throws -> Bool {
    try Setting.value(phoneSetting, for: town, on: day, reader) == "yes"
  }

  /// Takes a question in (登记咨询). The same words from the same telephone on one day are one question: its number comes
  /// back, and nothing is written twice.
  package static func ask(
    _ new: NewConsultation, code: String, in town: Identifier<Organisation>, _ seal: ContactSeal, _ tx: Transaction
  ) throws -> (id: ID, number: String, isNew: Bool) {
    let issues = new.issues(needsPhone: try needsPhone(in: town, on: tx.today, tx))
    guard issues.isEmpty else { throw Fault.invalid(issues) }
    let person = seal.mark(new.contact)
    if let same = try sameToday(new, person, town, tx) { return (same.id, same.number, false) }
    let calendar = try WorkCalendar.inForce(on: tx.today, tx)
    let term = try ConsultationTerm.inForce(for: town, on: tx.today, tx)
    let count = term.count(from: tx.today, by: calendar)
    let serial = String(try Serial.next("consultation:\(town):\(tx.today.year)", tx))
    let number = "ZX\(tx.today.year)-" + String(repeating: "0", count: max(0, 4 - serial.count)) + serial
    let id: ID = try tx.insert(
      """
      INSERT INTO consultation (town, number, code, channel, asked_at, question, contact_shown, person, state, term,
        due, is_provisional)
      VALUES (\(town), \(number), \(FollowCode.digest(code, for: number)), \(new.channel.rawValue), \(tx.now),
        \(new.question.trimmed), \(new.contact.shown), \(person), \(State.open), \(term.words), \(count.due),
        \(count.isProvisional)) RETURNING id
      """)
    if let sealed = try seal.seal(new.contact, for: "consultation:\(id)") {
      try tx.run("UPDATE consultation SET contact = \(sealed) WHERE id = \(id)")
    }
    if let voice = new.voice { try addVoice(voice, .question, to: id, tx) }
    try tx.record("consultation.asked", of: "consultation:\(id)", in: town, "\(number)，\(new.channel.chinese)")
    return (id, number, true)
  }

  private static func sameToday(
    _ new: NewConsultation, _ person: String, _ town: Identifier<Organisation>, _ tx: Transaction
  ) throws -> Consultation? {
    guard !person.isEmpty, new.voice == nil else { return nil }
    return try tx.first(
      """
      SELECT * FROM consultation WHERE town = \(town) AND person = \(person) AND question = \(new.question.trimmed)
        AND asked_at >= \(tx.today.start) LIMIT 1
      """, Consultation.init)
  }

  /// Opens who asked (查看联系方式), with a reason in the journal.
  package static func unmask(_ id: ID, reason: String, _ seal: ContactSeal, _ tx: Transaction) throws -> Contact {
    let found = try find(id, tx)
    try tx.actor.require(.casework, in: found.town)
    guard reason.trimmed.count >= 2 else { throw Fault.invalid("reason", "请写明为什么要看，例如：回电话问清情况。") }
    let sealed: Data? = try tx.value("SELECT contact FROM consultation WHERE id = \(id)")
    guard let sealed else { throw Fault.conflict("这位群众没有留下姓名和电话。") }
    try tx.record("consultation.unmasked", of: "consultation:\(id)", in: found.town, reason.trimmed)
    return try seal.contact(sealed, for: "consultation:\(id)")
  }
}
