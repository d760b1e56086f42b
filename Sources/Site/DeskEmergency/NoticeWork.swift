import Accounts
import Foundation
import Hummingbird
import HTTPTypes
import Kernel
import Publishing
import Store

/// `/desk/notices`: the notices of one's town and district, posted and taken back (紧急通知).
extension NoticesPage {
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    .page(try await make(site, visit, nil).view, visit.visit)
  }

  static func post(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    try await site.forms.read(request, visit.visit) { form in
      let draft = Draft(form)
      do {
        try await site.store.write(as: visit.actor) { try draft.post($0) }
        return .seeOther(DeskAddress.notices, .noticePosted)
      } catch let fault as Fault where fault.kind == .invalid {
        let issues = fault.issues.map { Issue($0.field == "item" ? "link" : $0.field, $0.sentence) }
        let page = try await make(site, visit, draft, issues)
        return .page(page.view, status: .unprocessableContent, visit.visit)
      }
    }
  }

  static func remove(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let id = EmergencyNotice.ID(try visit.number("notice"))
    return try await site.forms.read(request, visit.visit) { form in
      try await site.store.write(as: visit.actor) {
        try EmergencyNotice.takeBack(id, reason: form["reason"] ?? "", $0)
      }
      return .seeOther(DeskAddress.notices, .noticeRemoved)
    }
  }

  private static func make(
    _ site: Site, _ visit: DeskVisit, _ typed: Draft?, _ issues: [Issue] = []
  ) async throws -> NoticesPage {
    let now = site.store.now()
    let frame = try await site.deskFrame(visit, at: DeskAddress.notices)
    return try await site.store.read { reader in
      let places = try NoticePlaces.fetch(visit, reader)
      let notices = try EmergencyNotice.history(in: places.seen.map(\.id), reader)
      let people = try People(notices.map(\.postedBy) + notices.compactMap(\.takenBack?.by), reader)
      let empty = Draft(
        level: EmergencyNotice.Level.warning.rawValue, place: places.own.first?.id.description ?? "",
        until: Beijing.minute(now.addingTimeInterval(86_400)).replacing(" ", with: "T"))
      return NoticesPage(
        frame: frame, draft: places.own.isEmpty ? nil : typed ?? empty,
        places: places.own.map { FormChoice($0.id.description, $0.kind == .district ? "全区各乡镇" : $0.shortName) },
        rows: notices.map { Row($0, places, people, now) }, issues: issues)
    }
  }
}

extension NoticesPage.Draft {
  init(_ form: Form) {
    func typed(_ name: String) -> String { (form[name] ?? "").stripped }
    self.init(
      text: typed("text"), level: typed("level"), place: typed("place"), link: typed("link"), from: typed("from"),
      until: typed("until"))
  }

  func post(_ tx: Transaction) throws {
    var issues: [Issue] = []
    guard let place = Int64(place) else { throw Fault.invalid("place", "请选择范围。") }
    let chosen = EmergencyNotice.Level(rawValue: level)
    if chosen == nil { issues.append(Issue("level", "请选择程度。")) }
    let (end, start) = (Beijing.instant(until), from.isEmpty ? nil : Beijing.instant(from))
    if end == nil { issues.append(Issue("until", "请填写到什么时候为止，例如 2026-03-09 18:00。")) }
    if !from.isEmpty, start == nil { issues.append(Issue("from", "开始时间看不懂，请写成 2026-03-09 09:30，或者不填。")) }
    let item = try link.isEmpty ? nil : PublicAddress.find(link, tx)
    if !link.isEmpty, item == nil { issues.append(Issue("link", "没有找到这条已公开的信息，请核对网址，或者不填。")) }
    guard issues.isEmpty, let chosen, let end else { throw Fault.invalid(issues) }
    try EmergencyNotice.post(in: Identifier(place), chosen, text, item: item, from: start, until: end, tx)
  }
}

/// A public item by the address that people copy (公开网址).
enum PublicAddress {
  static func find(_ typed: String, _ reader: some Reader) throws -> Item.ID? {
    let parts = typed.prefix { $0 != "?" && $0 != "#" }.split(separator: "/").map(String.init)
    guard parts.count >= 3, let number = parts.last.flatMap({ Int($0) }),
      let town = try Organisation.named(slug: parts[parts.count - 3], reader)
    else { return nil }
    return try PublicItem.fetch(number, in: town.id, reader)?.line.item
  }
}

/// Where notices concern somebody (通知范围): those places he may post in, and those he sees.
struct NoticePlaces: Sendable {
  let own: [Organisation]
  let seen: [Organisation]

  static func fetch(_ visit: DeskVisit, _ reader: some Reader) throws -> NoticePlaces {
    let home = visit.staff.organisation
    let above = try Organisation.fetch(home, reader).map { [$0] } ?? []
    let all = try above + Organisation.ancestors(of: home, reader)
      + (above.first?.kind == .district ? Organisation.children(of: home, reader) : [])
    let seen = all.filter { $0.kind == .town || $0.kind == .district }
    return NoticePlaces(own: seen.filter { visit.actor.may(.issue, in: $0.id) }, seen: seen)
  }
}

extension NoticesPage.Row {
  fileprivate init(_ notice: EmergencyNotice, _ places: NoticePlaces, _ people: People, _ now: Date) {
    let place = places.seen.first { $0.id == notice.organisation }
    var notes = [
      place?.shortName ?? "", "\(Beijing.minute(notice.startsAt)) 至 \(Beijing.minute(notice.endsAt))",
      "\(people[notice.postedBy])发布于 \(Beijing.minute(notice.postedAt))",
    ]
    if let back = notice.takenBack {
      notes.append("\(people[back.by])撤下于 \(Beijing.minute(back.at))" + (back.reason.isEmpty ? "" : "：\(back.reason)"))
    }
    let isOpen = notice.takenBack == nil && notice.endsAt > now
    let state: DeskMark =
      if notice.takenBack != nil { DeskMark("已撤下") } else if notice.endsAt <= now { DeskMark("已到期") } else {
        notice.startsAt > now ? DeskMark("还没开始", .waiting) : DeskMark("正在公开页面上", .good)
      }
    self.init(
      id: notice.id.value, text: notice.text, level: notice.level.chinese, state: state, notes: notes,
      mayRemove: isOpen && places.own.contains { $0.id == notice.organisation })
  }
}
