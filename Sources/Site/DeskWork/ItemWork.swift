import Casework
import HTTPTypes
import Hummingbird
import Kernel
import Publishing
import Store

/// `GET /desk/items/:item`: where an item stands and what its reader may do (信息办理).
extension DeskItemPage {
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    .page(try await make(site, visit, Item.ID(try visit.number("item"))).view, visit.visit)
  }

  /// The page, with a form that came back wrong if there is one.
  static func make(_ site: Site, _ visit: DeskVisit, _ id: Item.ID, refused: RefusedForm? = nil) async throws
    -> DeskItemPage
  {
    let today = site.store.today()
    let (item, kind, missing, people, slug, days, concern) = try await site.store.read { reader in
      let item = try Desk.item(id, as: visit.actor, reader)
      return (
        item, try item.kind(reader), try Missing.of(item, on: today, reader),
        try People(item.history.map(\.actor) + item.saves.map(\.actor), reader),
        try Town.slug(item.item.town, reader), try Visits.days(of: id, from: today + -13, to: today, reader),
        try Concern.answered(by: id.value, reader)
      )
    }
    let powers = ItemPowers(item, visit.actor)
    return DeskItemPage(
      frame: try await site.deskFrame(visit, at: DeskAddress.item(id.value)), item: id.value, title: item.title,
      state: item.stateMark, marks: item.marks, standing: powers.standing, path: item.path(people),
      facts: item.facts(of: kind, on: today),
      publicPage: item.live.map { _ in Address(slug, item.column.slug, String(item.item.number)) },
      ways: powers.ways, acts: powers.acts, seldom: powers.seldom(refused),
      linked: linked(item, powers) + linked(concern),
      history: item.timeline(people),
      visits: days.reversed().map { DayVisits(day: $0.day.description, count: $0.count) },
      visitsTotal: Thousands.text(item.visits), missing: MissingList(missing, of: item, powers))
  }

  private static func linked(_ item: DeskItem, _ powers: ItemPowers) -> [Linked] {
    item.links.map {
      Linked(
        relation: $0.isInterpretation ? "政策解读" : "解读的政策文件", title: $0.title,
        address: DeskAddress.item($0.item.value),
        removal: powers.mayAnswer ? DeskAddress.linkRemoval(item.item.id.value, $0.item.value) : nil)
    }
  }
}

extension DeskItemPage {
  /// The concern that it answers (回应的关切).
  private static func linked(_ concern: Concern?) -> [Linked] {
    guard let concern else { return [] }
    return [
      Linked(
        relation: "回应的关切", title: "\(concern.number) \(concern.topic)", address: DeskAddress.concern(concern.id.value))
    ]
  }
}

extension DeskItem {
  /// What is out of the ordinary with it.
  var marks: [DeskMark] {
    var marks = item.origin == nil ? [] : [DeskMark.imported]
    if item.erasedAt != nil { return marks + [DeskMark("已紧急清除", .grave)] }
    if forced != nil { marks.append(DeskMark("待补审", .waiting)) }
    if let live, live.id != newest?.id { marks.append(DeskMark("第 \(live.ordinal) 版公开中", .good)) }
    if item.withdrawal != nil, newest?.state != .withdrawn { marks.append(DeskMark("已撤下", .grave)) }
    if item.validity.validity != .current { marks.append(DeskMark(item.validity.validity.chinese, .grave)) }
    return marks
  }

  /// The metadata of the newest edition, in words.
  var facts: DeskFacts {
    guard let content = revision?.content else { return DeskFacts([]) }
    let all: [(String, String)] = [
      ("栏目", column.name), ("索引号", item.indexNumber ?? ""), ("体裁", content.genre),
      ("文号", revision?.documentNumber ?? ""), ("发布机构", content.issuer),
      ("成文日期", content.writtenOn?.chinese ?? ""), ("生效日期", content.effectiveOn?.chinese ?? ""),
      ("失效日期", content.expiresOn?.chinese ?? ""), ("公开属性", content.openness.chinese),
      ("法律依据", content.opennessBasis), ("信息来源", content.sourceName),
      ("关键词", content.keywords.joined(separator: "；")), ("主题分类", content.theme), ("内容概述", content.summary),
      ("原发布日期", item.origin?.publishedOn?.chinese ?? ""), ("转入自", item.origin?.from ?? ""),
      ("撤下理由", item.withdrawal?.reason ?? ""),
    ]
    return DeskFacts(all.filter { !$0.1.isEmpty || ["文号", "成文日期"].contains($0.0) }.map { DeskFacts.Fact($0.0, $0.1) })
  }
}
