import Kernel
import Store

/// What a letter is filled from (文书要素): the case, the town, its openness office.
struct LetterFacts: Sendable {
  let application: Application
  let consultation: ApplicationConsultation?
  /// 查询码.
  let code: String?
  let day: Day
  let deadline: Deadline?
  let calendar: WorkCalendar
  let town: String
  let slug: String
  /// 区县人民政府, which reconsiders what the town decides (行政复议法 第二十四条).
  let above: String
  /// The town's character in its 文号, such as 呈.
  let mark: String
  let office: String
  let address: String
  let phone: String
  let court: String
  let decision: DecisionCode?
  let refused: [DecisionCode]

  init(
    _ application: Application, _ consultation: ApplicationConsultation?, _ code: String?, on day: Day,
    _ reader: some Reader
  ) throws {
    (self.application, self.consultation, self.code, self.day) = (application, consultation, code, day)
    calendar = try WorkCalendar.inForce(on: day, reader)
    deadline = try application.clock(reader, on: day)
    let row = try reader.only(
      """
      SELECT town.name, town.slug, town.short_name, above.name AS above_name FROM organisation AS town
      LEFT JOIN organisation AS above ON above.id = town.parent WHERE town.id = \(application.town)
      """)
    (town, slug) = (try row["name"], try row["slug"])
    above = try row["above_name"] ?? "上一级人民政府"
    func set(_ name: String) throws -> String? {
      try Setting.value(name, for: application.town, on: day, reader).flatMap { $0.isEmpty ? nil : $0 }
    }
    let short: String = try row["short_name"]
    mark = try set("applications.mark") ?? String(short.prefix(1))
    office = try set("guide.office") ?? "\(town)政府信息公开工作机构"
    (address, phone) = (try set("guide.address") ?? "", try set("guide.phone") ?? "")
    court = try set("applications.court") ?? "有管辖权的人民法院"
    let codes = try DecisionCode.inForce(on: day)
    let own = try application.decision.flatMap { try DecisionCode.named($0.code, on: day) }
    decision = own
    refused = codes.filter { application.decision?.refused.contains($0.code) == true }
  }
}
