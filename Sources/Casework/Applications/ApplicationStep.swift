import Foundation
import Kernel
import Store

extension Application {
  /// One line of what was done with it (办理记录).
  package struct Event: Sendable, Equatable {
    package let act: ApplicationAct
    package let day: Day
    package let at: Date
    package let actor: String
    package let words: String

    init(_ row: Row) throws {
      (act, day, at) = (try row["act"], try row["day"], try row["at"])
      (actor, words) = (try row["actor"], try row["words"])
    }
  }

  /// The trail, oldest first.
  package static func events(of id: ID, _ reader: some Reader) throws -> [Event] {
    try reader.all("SELECT * FROM application_event WHERE application = \(id) ORDER BY id", Event.init)
  }

  /// Opens it for an act: it is there, the actor holds the duty, its state allows the act.
  static func opened(
    _ id: ID, for act: ApplicationAct, by duty: Duty = .casework, _ tx: Transaction
  ) throws -> (Application, ApplicationState) {
    let application = try find(id, tx)
    try tx.actor.require(duty, in: application.town)
    guard application.matter.knows(act) else { throw Fault.conflict("“\(application.matter.chinese)”没有“\(act.chinese)”这一步。") }
    guard let next = application.state.after(act) else {
      throw Fault.conflict("这件申请现在是“\(application.state.chinese)”，不能“\(act.chinese)”；请刷新页面看看它走到了哪一步。")
    }
    return (application, next)
  }

  /// Writes the trail and the journal.
  static func keep(
    _ act: ApplicationAct, of id: ID, in town: Identifier<Organisation>, on day: Day, _ words: String, _ tx: Transaction
  ) throws {
    try tx.run(
      """
      INSERT INTO application_event (application, act, day, at, actor, words)
      VALUES (\(id), \(act), \(day), \(tx.now), \(tx.actor.name), \(words))
      """)
    try tx.record("application.\(act.rawValue)", of: "application:\(id)", in: town, "\(day)")
  }

  /// Moves it on.
  func move(_ act: ApplicationAct, to state: ApplicationState, on day: Day, _ words: String, _ tx: Transaction) throws {
    try tx.run("UPDATE application SET state = \(state) WHERE id = \(id)")
    try Self.keep(act, of: id, in: town, on: day, words, tx)
  }

  /// The days of a case follow one another: nothing happens before it was received, and nothing in the future.
  func check(_ day: Day, _ field: String, _ what: String, notBefore earliest: Day?, _ tx: Transaction) throws {
    guard day <= tx.today else { throw Fault.invalid(field, "\(what)的日期 \(day) 晚于今天，请核对。") }
    let bound = max(earliest ?? arrivedOn, arrivedOn)
    guard day >= bound else { throw Fault.invalid(field, "\(what)的日期 \(day) 早于 \(bound)，先后不对，请核对。") }
  }

  /// Words that must be there.
  static func words(
    _ text: String, _ field: String, _ what: String, upTo limit: Int = 2000
  ) throws -> String {
    let text = text.tidied
    guard !text.isEmpty else { throw Fault.invalid(field, "请写明\(what)。") }
    guard text.count <= limit else { throw Fault.invalid(field, "\(what)有 \(text.count) 个字，最多 \(limit) 个字，请缩短。") }
    return text
  }
}
