import Kernel
import Store

extension Application {
  /// Why so many (说明理由, 条例 第三十五条): “申请人申请公开政府信息的数量、频次明显超过合理范围，行政机关可以要求申请人说明理由”.
  package struct Reasons: Sendable, Equatable {
    /// In what the number or frequency is beyond reason.
    package let ground: String
    package let askedOn: Day
    /// In working days from the day he was told. The regulation names none.
    package let days: Int
    package let given: String
    package let givenOn: Day?
    /// Nil until somebody has judged.
    package let isAccepted: Bool?

    init?(_ row: Row) throws {
      guard let asked: Day = try row["reasons_asked_on"] else { return nil }
      (askedOn, ground, days) = (asked, try row["reasons_ground"], try row["reasons_days"])
      (given, givenOn, isAccepted) = (try row["reasons_given"] ?? "", try row["reasons_given_on"], try row["reasons_accepted"])
    }
  }

  /// The last day for giving reasons.
  package func reasonsDue(_ calendar: WorkCalendar) -> WorkdayCount? {
    reasons.map { calendar.adding($0.days, to: $0.askedOn) }
  }

  /// Asks for reasons (要求说明理由), once. The reply period runs on: the regulation does not let it stand still.
  package static func askReasons(_ id: ID, _ ground: String, days: Int?, on day: Day, _ tx: Transaction) throws {
    let (application, next) = try opened(id, for: .askReasons, tx)
    guard application.reasons == nil else { throw Fault.conflict("这件申请已经要求说明过理由，不再重复要求，请就理由作出判断。") }
    let ground = try words(ground, "ground", "数量、频次怎样明显超过合理范围")
    try application.check(day, "day", "告知说明理由", notBefore: application.receivedOn, tx)
    let set = try Setting.number("applications.reasonsDays", for: application.town, on: tx.today, within: 1...60, tx)
    let days = days ?? set ?? 15
    guard (1...60).contains(days) else { throw Fault.invalid("days", "说明理由的期限应为 1 至 60 个工作日，请修改。") }
    try tx.run(
      """
      UPDATE application SET reasons_ground = \(ground), reasons_asked_on = \(day), reasons_days = \(days)
      WHERE id = \(id)
      """)
    try application.move(.askReasons, to: next, on: day, "\(ground)（\(days) 个工作日内说明）", tx)
  }

  /// His reasons are here (收到理由).
  package static func explain(_ id: ID, _ given: String, on day: Day, _ tx: Transaction) throws {
    let (application, next) = try opened(id, for: .explain, tx)
    let given = try words(given, "given", "申请人说明的理由", upTo: 5000)
    try application.check(day, "day", "收到理由", notBefore: application.reasons?.askedOn, tx)
    try tx.run("UPDATE application SET reasons_given = \(given), reasons_given_on = \(day) WHERE id = \(id)")
    try application.move(.explain, to: next, on: day, given, tx)
  }

  /// They are good (认为理由合理): it is answered as any other.
  package static func acceptReasons(_ id: ID, words view: String, _ tx: Transaction) throws {
    let (application, next) = try opened(id, for: .acceptReasons, tx)
    guard application.reasons?.givenOn != nil else { throw Fault.conflict("还没有登记申请人说明的理由，请先登记“收到理由”。") }
    try tx.run("UPDATE application SET reasons_accepted = 1 WHERE id = \(id)")
    try application.move(.acceptReasons, to: next, on: tx.today, view.tidied, tx)
  }

  /// They are not, or none came in time (认为理由不合理): “不予处理” goes before the head as E4.
  package static func rejectReasons(_ id: ID, _ why: String, _ tx: Transaction) throws {
    let (application, next) = try opened(id, for: .rejectReasons, tx)
    let why = try words(why, "reason", "为什么认为理由不合理")
    let calendar = try WorkCalendar.inForce(on: tx.today, tx)
    if application.reasons?.givenOn == nil, let limit = application.reasonsDue(calendar), tx.today <= limit.due {
      throw Fault.conflict("申请人还没有说明理由，期限到 \(limit.due) 才届满，现在还不能认定理由不合理。")
    }
    try tx.run(
      """
      UPDATE application SET reasons_accepted = 0, decision = 'E4', refused = '', reason = \(why), answer = '',
        proposer = \(tx.actor.staff?.account) WHERE id = \(id)
      """)
    try application.move(.rejectReasons, to: next, on: tx.today, why, tx)
  }
}
