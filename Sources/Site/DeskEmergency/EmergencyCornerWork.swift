import Foundation
import Kernel
import Publishing
import Store

/// What of emergencies concerns the reader of the desk's home (紧急事项).
extension EmergencyCorner {
  static func fetch(_ site: Site, _ visit: DeskVisit) async throws -> EmergencyCorner {
    let now = site.store.now()
    return try await site.store.read { reader in
      let staff = visit.staff
      let owed = try AwaitingLater.list(for: staff, reader)
      let people = try People(owed.map(\.forced.actor), reader)
      let notices = staff.worksOnItems ? try EmergencyNotice.standing(for: staff.organisation, at: now, reader) : []
      return EmergencyCorner(
        mayPost: try !NoticePlaces.fetch(visit, reader).own.isEmpty,
        standing: notices.filter { $0.isShown(at: now) }.map { "\($0.text)（至 \(Beijing.minute($0.endsAt))）" },
        owed: owed.map { Owed($0, staff, people, now) },
        erased: try Erasure.list(for: visit.actor, limit: 3, reader).map(\.link))
    }
  }
}

extension EmergencyCorner.Owed {
  fileprivate init(_ waiting: AwaitingLater, _ staff: Staff, _ people: People, _ now: Date) {
    let (line, forced) = (waiting.line, waiting.forced)
    let missing = forced.open.map(\.chinese).joined(separator: "、")
    self.init(
      title: line.title, address: DeskAddress.item(line.item.value),
      notes: [
        line.columnName, "缺\(missing)", "\(people[forced.actor])于 \(Beijing.minute(forced.at)) 发布",
        "\(Beijing.minute(forced.dueAt)) 前补审",
      ], reason: forced.reason, isLate: forced.isOverdue(at: now),
      isMine: forced.open.contains { staff.holds($0.duty) } && forced.account != staff.account)
  }
}

extension Erasure {
  /// Its line in a list.
  var link: NavLink {
    let what = target.attachment == nil ? "全部内容" : "一个附件"
    return NavLink("信息 \(number)：\(what)，\(Beijing.minute(at)) 清除", DeskAddress.erasure(id.value))
  }
}
