import Kernel
import Store

extension Application {
  /// Asks somebody in writing (征求意见): the period stands still from the day after the letter goes out.
  @discardableResult
  package static func consult(
    _ id: ID, _ kind: ApplicationConsultation.Kind, party: String, question: String, on day: Day, _ tx: Transaction
  ) throws -> ApplicationConsultation.ID {
    let (application, next) = try opened(id, for: .consult, tx)
    let party = try words(party, "party", "征求谁的意见", upTo: 100)
    let question = try words(question, "question", "征求意见的内容")
    try application.check(day, "day", "发出征求意见书", notBefore: application.clockStart, tx)
    let consultation: ApplicationConsultation.ID = try tx.insert(
      """
      INSERT INTO application_consultation (application, kind, party, question, sent_on, words)
      VALUES (\(id), \(kind), \(party), \(question), \(day), '') RETURNING id
      """)
    try application.move(.consult, to: next, on: day, "征求\(kind.chinese)“\(party)”的意见", tx)
    return consultation
  }

  /// Notes when the letter reached them.
  package static func reached(_ id: ApplicationConsultation.ID, on day: Day, _ tx: Transaction) throws {
    let (application, consultation) = try pending(id, tx)
    try application.check(day, "reached", "对方收到征求意见书", notBefore: consultation.sentOn, tx)
    try tx.run("UPDATE application_consultation SET reached_on = \(day) WHERE id = \(id)")
    try tx.record("application.consultationReached", of: "application:\(application.id)", in: application.town, "\(day)")
  }

  /// Their answer, or that none came in 15 working days. With the last one the case goes on.
  package static func settle(
    _ id: ApplicationConsultation.ID, _ answer: ApplicationConsultation.Answer, on day: Day, _ words: String,
    _ tx: Transaction
  ) throws {
    let (application, consultation) = try pending(id, tx)
    try application.check(day, "day", "收到意见", notBefore: consultation.sentOn, tx)
    guard words.count <= 2000 else { throw Fault.invalid("words", "意见内容最多 2000 个字，请缩短。") }
    let calendar = try WorkCalendar.inForce(on: tx.today, tx)
    var ended = day
    if answer == .silent {
      guard let limit = consultation.limit(calendar) else {
        throw Fault.invalid("answer", "还没有登记对方哪天收到征求意见书，不知道 15 个工作日何时届满；请先登记。")
      }
      guard tx.today > limit.due else {
        throw Fault.invalid("answer", "对方的意见期限到 \(limit.due) 才届满，现在还不能按逾期未答复处理。")
      }
      ended = limit.due
    }
    try tx.run(
      """
      UPDATE application_consultation SET answer = \(answer), answered_on = \(ended), words = \(words.tidied)
      WHERE id = \(id)
      """)
    let left = try ApplicationConsultation.list(of: application.id, tx).contains { $0.answer == nil }
    let note = "\(consultation.kind.chinese)“\(consultation.party)”\(answer.chinese)"
      + (answer == .silent ? "。" + consultation.kind.silence : "")
    try application.move(.settle, to: left ? .consulting : .handling, on: ended, note, tx)
  }

  private static func pending(
    _ id: ApplicationConsultation.ID, _ tx: Transaction
  ) throws -> (Application, ApplicationConsultation) {
    let found = try tx.first(
      "SELECT * FROM application_consultation WHERE id = \(id)", ApplicationConsultation.init)
    guard let found else { throw Fault.notFound }
    let (application, _) = try opened(found.application, for: .settle, tx)
    guard found.answer == nil else { throw Fault.conflict("这份征求意见已经有结果，请刷新页面。") }
    return (application, found)
  }
}
