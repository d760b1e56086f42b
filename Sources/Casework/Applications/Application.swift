import Foundation
import Kernel
import Store

/// An application for government information (政府信息公开申请, 条例 第二十七条 following), from its arrival to the archive.
package struct Application: Sendable, Equatable {
  package typealias ID = Identifier<Application>

  package let id: ID
  package let town: Identifier<Organisation>
  /// 登记编号.
  package let number: String
  package let submission: String
  package let matter: ApplicationMatter
  package let channel: ApplicationChannel
  package let applicantKind: ApplicantKind
  package let applicantName: String
  let applicantSeal: Data
  let applicantMark: String
  package let title: String
  package let content: String
  package let documentNumber: String
  /// What the record should say, and what proves it; empty unless it is to be amended.
  package let claim: String
  package let evidence: String
  /// The period that was set at registration, where the regulation fixes none.
  let term: String?
  package let form: WantedForm
  package let delivery: WantedDelivery
  package let assistance: String
  package let origin: String
  package let submittedAt: Date
  package let arrivedOn: Day
  package let confirmedOn: Day?
  /// 收到申请之日.
  package let receivedOn: Day?
  package let state: ApplicationState
  package let handler: Identifier<AccountRow>?
  package let correction: Correction?
  package let prolongation: Extension?
  package let fee: Fee?
  package let reasons: Reasons?
  package let delay: Delay?
  package let decision: Decision?
  package let service: Serving?
  package let archivedOn: Day?
  package let archiveNumber: String?

  init(_ row: Row) throws {
    (id, town, number) = (try row["id"], try row["town"], try row["number"])
    (submission, channel, matter) = (try row["submission"], try row["channel"], try row["matter"])
    (claim, evidence, term) = (try row["claim"], try row["evidence"], try row["term"])
    (applicantKind, applicantName) = (try row["applicant_kind"], try row["applicant_name"])
    (applicantSeal, applicantMark) = (try row["applicant_seal"], try row["applicant_mark"])
    (title, content, documentNumber) = (try row["title"], try row["content"], try row["document_number"])
    (form, delivery, assistance) = (try row["form"], try row["delivery"], try row["assistance"])
    (origin, submittedAt) = (try row["origin"], try row["submitted_at"])
    (arrivedOn, confirmedOn, receivedOn) = (try row["arrived_on"], try row["confirmed_on"], try row["received_on"])
    (state, handler) = (try row["state"], try row["handler"])
    (correction, prolongation, fee) = (try Correction(row), try Extension(row), try Fee(row))
    (reasons, delay) = (try Reasons(row), try Delay(row))
    (decision, service) = (try Decision(row), try Serving(row))
    (archivedOn, archiveNumber) = (try row["archived_on"], try row["archive_number"])
  }
}

extension Application {
  package static func find(_ id: ID, _ reader: some Reader) throws -> Application {
    guard let found = try reader.first("SELECT * FROM application WHERE id = \(id)", Application.init) else {
      throw Fault.notFound
    }
    return found
  }

  /// By what is printed on its receipt; nil unless number and code belong together.
  package static func following(
    _ number: String, code: String, in town: Identifier<Organisation>, _ sealer: ApplicantSealer, _ reader: some Reader
  ) throws -> Application? {
    let mark = sealer.codeMark(code.filter { !$0.isWhitespace })
    return try reader.first(
      "SELECT * FROM application WHERE town = \(town) AND number = \(number.tidied) AND code_mark = \(mark)",
      Application.init)
  }

  package static func submitted(_ submission: String, _ reader: some Reader) throws -> Application? {
    try reader.first("SELECT * FROM application WHERE submission = \(submission)", Application.init)
  }

  /// Those in some states, the oldest first.
  package static func list(
    of town: Identifier<Organisation>, in states: [ApplicationState], limit: Int = 500, _ reader: some Reader
  ) throws -> [Application] {
    try reader.all(
      """
      SELECT * FROM application WHERE town = \(town) AND state IN \(list: states) ORDER BY id DESC LIMIT \(limit)
      """, Application.init)
  }

  /// Which of these came from a thing, such as `ticket:12`.
  package static func from(
    _ origin: String, in town: Identifier<Organisation>, _ reader: some Reader
  ) throws -> Application? {
    guard !origin.isEmpty else { return nil }
    return try reader.first(
      "SELECT * FROM application WHERE town = \(town) AND origin = \(origin) ORDER BY id LIMIT 1", Application.init)
  }

  /// What identifies the applicant, with numbers masked (打码).
  package func applicant(_ sealer: ApplicantSealer) throws -> Applicant {
    try sealer.opened(applicantSeal, for: Self.place(town, number)).masked
  }

  /// The whole of it (查看原文): with a reason, and the journal has it before anybody sees a number.
  package static func unmask(
    _ id: ID, reason: String, _ sealer: ApplicantSealer, _ tx: Transaction
  ) throws -> Applicant {
    let application = try find(id, tx)
    try tx.actor.require(.casework, in: application.town)
    guard !reason.tidied.isEmpty, reason.count <= 200 else {
      throw Fault.invalid("reason", "请写明为什么要看完整信息（200 字以内），会记入审计日志。")
    }
    try tx.record(
      "application.unmasked", of: "application:\(id)", in: application.town, "查看申请人完整信息：\(reason.tidied)")
    return try sealer.opened(application.applicantSeal, for: place(application.town, application.number))
  }

  /// For a letter to the applicant himself: his address, without another look by anybody.
  func wholeApplicant(_ sealer: ApplicantSealer) throws -> Applicant {
    try sealer.opened(applicantSeal, for: Self.place(town, number))
  }
}
