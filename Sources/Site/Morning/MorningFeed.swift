import Accounts
import HTTPTypes
import Hummingbird
import Kernel
import Store

/// `GET /calendars/:key/deadlines.ics`: the deadlines for somebody's own calendar program (日历订阅). Numbers, kinds and days
/// only: what lies on a telephone is not ours to guard.
enum MorningFeed {
  static func show(_ site: Site, _ request: Request, _ visit: Visit) async throws -> Response {
    try site.followLimit.take(visit.address)
    let (key, today) = (visit.parts["key"] ?? "", site.store.today())
    let found = try await site.store.read { reader -> ICalendar? in
      guard let account = try CalendarKey.account(key, reader),
        let own = try Account.fetch(account, reader)?.organisation,
        let town = try ([own] + Organisation.ancestors(of: own, reader).map(\.id)).lazy
          .compactMap({ try Organisation.fetch($0, reader) }).first(where: { $0.kind == .town })
      else { return nil }
      let duties = try MorningDuty.gather(town.id, on: today, reader)
      return ICalendar(name: "\(town.shortName)期限", stamp: site.store.now(), events: duties.compactMap(ICalendar.Event.init))
    }
    guard let found else { throw Fault.notFound }
    var response = Response.text(found.bytes, type: ICalendar.contentType, visit)
    response.seal()
    return response
  }
}

extension ICalendar.Event {
  /// Nil while it stands still. An overdue one keeps its day.
  init?(_ duty: MorningDuty) {
    guard let due = duty.due else { return nil }
    self.init(
      id: "\(duty.key):\(duty.owed)@yudeng", day: due,
      title: "\(duty.kind) \(duty.number) \(duty.owed)\(duty.isProvisional ? "（暂定）" : "")",
      note: duty.hour.isEmpty ? "" : "\(duty.hour) 以前")
  }
}
