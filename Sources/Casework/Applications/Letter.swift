import Files
import Foundation
import Jobs
import Kernel
import Manuscript
import Store

/// A letter of a case (文书): filled from the case, numbered, kept as it went out.
package struct Letter: Sendable, Equatable {
  package typealias ID = Identifier<Letter>

  package let id: ID
  package let application: Application.ID
  package let town: Identifier<Organisation>
  package let kind: LetterKind
  /// 文号.
  package let number: String
  package let day: Day
  package let addressee: String
  package let title: String
  package let body: Manuscript
  /// The path that its QR code leads to; empty for none.
  package let link: String
  package let madeAt: Date
  package let docx: BlobDigest?
  package let pdf: BlobDigest?

  init(_ row: Row) throws {
    (id, application, town) = (try row["id"], try row["application"], try row["town"])
    (kind, number, day) = (try row["kind"], try row["number"], try row["day"])
    (addressee, title, link) = (try row["addressee"], try row["title"], try row["link"])
    body = try Manuscript(json: try row["body"])
    (madeAt, docx, pdf) = (try row["made_at"], try row["docx"], try row["pdf"])
  }

  /// What its files are called.
  package var fileName: String { "\(title)\(number)" }

  package static func find(_ id: ID, _ reader: some Reader) throws -> Letter {
    guard let found = try reader.first("SELECT * FROM application_letter WHERE id = \(id)", Letter.init) else {
      throw Fault.notFound
    }
    return found
  }

  package static func list(of application: Application.ID, _ reader: some Reader) throws -> [Letter] {
    try reader.all("SELECT * FROM application_letter WHERE application = \(application) ORDER BY id", Letter.init)
  }

  /// Writes a letter (制作文书): its text is made from the case as it stands, gets its number, and stays. The files follow
  /// as a job. `code` is the follow-up code, which only the receipt tells.
  @discardableResult
  package static func make(
    _ kind: LetterKind, of id: Application.ID, to consultation: ApplicationConsultation.ID? = nil, code: String? = nil,
    people: LetterPeople = LetterPeople(), _ tx: Transaction
  ) throws -> ID {
    let application = try Application.find(id, tx)
    try tx.actor.require(.casework, in: application.town)
    if let obstacle = kind.obstacle(application) { throw Fault.conflict("现在还不能做\(kind.title(for: application.matter))：\(obstacle)") }
    let asked = try party(kind, consultation, of: id, tx)
    let facts = try LetterFacts(application, asked, code, on: tx.today, tx)
    let number = try nextNumber(kind, facts, tx)
    let letter = LetterText(kind: kind, facts: facts, number: number)
    let sheet = CaseSheet(kind: kind, facts: facts, record: try record(of: application, people, tx))
    let body = kind.isSheet ? sheet.manuscript : letter.manuscript
    let addressee = kind.isSheet ? "" : letter.addressee
    let title = kind.title(for: application.matter)
    let letterID: ID = try tx.insert(
      """
      INSERT INTO application_letter (
        application, town, kind, consultation, number, day, addressee, title, body, link, account, made_at)
      VALUES (
        \(id), \(application.town), \(kind), \(asked?.id), \(number), \(tx.today), \(addressee), \(title),
        \(body.json()), \(letter.link), \(tx.actor.staff?.account), \(tx.now)) RETURNING id
      """)
    let job = try LetterJob(letter: letterID.value, title: title).enqueue(tx, in: application.town)
    try tx.run("UPDATE application_letter SET job = \(job) WHERE id = \(letterID)")
    try tx.record("application.letterMade", of: "application:\(id)", in: application.town, "\(title)，\(number)")
    return letterID
  }

  private static func record(
    of application: Application, _ people: LetterPeople, _ tx: Transaction
  ) throws -> CaseRecord {
    CaseRecord(
      handler: people.handler, events: try Application.events(of: application.id, tx),
      consultations: try ApplicationConsultation.list(of: application.id, tx),
      files: try ApplicationFile.list(of: application.id, tx), people: people)
  }

  private static func party(
    _ kind: LetterKind, _ id: ApplicationConsultation.ID?, of application: Application.ID, _ tx: Transaction
  ) throws -> ApplicationConsultation? {
    guard let asked = kind.consultation else { return nil }
    let all = try ApplicationConsultation.list(of: application, tx).filter { $0.kind == asked }
    guard let found = id.map({ id in all.first { $0.id == id } }) ?? all.last else {
      throw Fault.conflict("还没有登记要征求哪个\(asked.chinese)的意见，请先登记。")
    }
    return found
  }

  /// `呈公复〔2026〕3号`: one series for each word, town and year.
  private static func nextNumber(_ kind: LetterKind, _ facts: LetterFacts, _ tx: Transaction) throws -> String {
    let (series, year) = ("\(facts.mark)\(kind.series)", tx.today.year)
    let serial = try Serial.next("letter.\(facts.application.town).\(series).\(year)", tx)
    return "\(series)〔\(year)〕\(serial)号"
  }

  /// Writes down the finished files.
  static func settle(_ id: ID, docx: Blob, pdf: Blob?, _ tx: Transaction) throws {
    for blob in [docx, pdf].compactMap(\.self) { try blob.register(tx) }
    try tx.run("UPDATE application_letter SET docx = \(docx.digest), pdf = \(pdf?.digest) WHERE id = \(id)")
  }
}
