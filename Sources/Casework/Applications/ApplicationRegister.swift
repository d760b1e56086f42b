import Foundation
import Kernel
import Store

extension Application {
  /// Takes an application in (登记, 条例 第四十五条): numbers it, seals what identifies the applicant, and finds its day of
  /// receipt where the channel alone says so. The same submission again gives the application that is there already.
  ///
  /// Anybody may apply online; by any other way it is entered by the openness office or at the window. A ticket of the
  /// hotline that asks for a document becomes an application by `channel: .hotline, origin: "ticket:N"`.
  @discardableResult
  package static func register(_ intake: ApplicationIntake, _ sealer: ApplicantSealer, _ tx: Transaction) throws -> ID {
    if intake.channel != .web { try requireEntry(in: intake.town, tx) }
    let intake = intake.tidied
    guard (8...80).contains(intake.submission.count) else { throw Fault.conflict("页面已过期，请刷新后重新填写。") }
    if let known: ID = try tx.value("SELECT id FROM application WHERE submission = \(intake.submission)") { return known }
    let issues = intake.issues(on: tx.today)
    guard issues.isEmpty else { throw Fault.invalid(issues) }
    let arrived = intake.arrivedOn ?? tx.today
    let number = try nextNumber(in: intake.town, year: arrived.year, tx)
    let received = intake.channel.isReceivedOnArrival ? arrived : nil
    let state: ApplicationState = received == nil ? .awaiting : .registered
    let applicant = intake.applicant
    let term = try intake.matter.term(for: intake.town, on: tx.today, tx)
    let seal = try sealer.sealed(applicant, for: place(intake.town, number))
    let id: ID = try tx.insert(
      """
      INSERT INTO application (
        town, number, submission, code_mark, channel, applicant_kind, applicant_name, applicant_seal, applicant_mark,
        title, content, document_number, form, delivery, assistance, origin, submitted_at, arrived_on, received_on,
        state, handler, matter, claim, evidence, term)
      VALUES (
        \(intake.town), \(number), \(intake.submission), \(sealer.codeMark(sealer.code(of: intake.submission))),
        \(intake.channel), \(applicant.kind), \(applicant.name), \(seal), \(mark(of: applicant, sealer)),
        \(intake.title), \(intake.content), \(intake.documentNumber), \(intake.form), \(intake.delivery),
        \(intake.assistance.tidied), \(intake.origin), \(tx.now), \(arrived), \(received), \(state),
        \(tx.actor.staff?.account), \(intake.matter), \(intake.claim), \(intake.evidence),
        \(term)) RETURNING id
      """)
    try keep(.register, of: id, in: intake.town, on: arrived, "\(intake.channel.chinese)，登记编号 \(number)", tx)
    return id
  }

  /// Whose identity it is, without the number; the name stands in where no number was given.
  private static func mark(of applicant: Applicant, _ sealer: ApplicantSealer) -> String {
    sealer.mark(applicant.paperNumber.isEmpty ? applicant.name : applicant.paperNumber, "applicant")
  }

  private static func requireEntry(in town: Identifier<Organisation>, _ tx: Transaction) throws {
    guard !tx.actor.may(.window, in: town) else { return }
    try tx.actor.require(.casework, in: town)
  }

  /// `2026-0003`: one series a year.
  private static func nextNumber(in town: Identifier<Organisation>, year: Int, _ tx: Transaction) throws -> String {
    let serial = String(try Serial.next("application.\(town).\(year)", tx))
    return "\(year)-" + String(repeating: "0", count: max(0, 4 - serial.count)) + serial
  }

  /// What an applicant's data are sealed for: copied to another case, they do not open.
  static func place(_ town: Identifier<Organisation>, _ number: String) -> String { "application:\(town):\(number)" }
}
