import Kernel
import Publishing
import Store

/// The kinds that an editor offers, and the section of the one that is chosen (种类选项).
struct KindChoices: Sendable {
  var choices: [FormChoice] = []
  var section: KindSection?

  static func fetch(
    _ site: Site, _ place: Workplace, _ item: DeskItem?, _ draft: ItemDraft
  ) async throws -> KindChoices {
    guard let town = item?.item.town ?? place.town?.id else { return KindChoices() }
    let today = site.store.today()
    let all = try await site.store.read { try KindInForce.all(in: town, on: today, $0) }
    let slug = draft.itemKind ?? item?.revision?.content.kind ?? ""
    let facts = draft.itemKind == nil ? item?.revision?.content.facts ?? draft.facts : draft.facts
    return KindChoices(
      choices: all.filter { !$0.isClosed || $0.slug == slug }.map { FormChoice($0.slug, $0.kind.name) },
      section: KindSection(all.first { $0.slug == slug }, facts, item: item?.item.id.value))
  }
}

extension KindSection {
  init(_ kind: KindInForce?, _ facts: [String: String], item: Int64?) {
    changing = DeskAddress.changingKind(of: item)
    let heads = kind?.kind.bearsNumber == true ? HeadFact.allCases.map(\.ask) : []
    let own = Set((kind?.kind.asks ?? []).map(\.name) + heads.map(\.name))
    kept = facts.filter { !own.contains($0.key) }.sorted { $0.key < $1.key }.map { .init("fact-" + $0.key, $0.value) }
    guard let kind else { return }
    (slug, name, use) = (kind.slug, kind.kind.name, kind.kind.use)
    example = kind.kind.example == nil ? nil : DeskAddress.kindExample(kind.slug)
    fields = kind.kind.asks.map {
      FormField($0, facts[$0.name] ?? "", kind.moment(of: "fact-" + $0.name))
    }
    head = heads.map { FormField($0, facts[$0.name] ?? "", .none) }
    for demand in kind.demands where demand.moment != .none && !demand.field.hasPrefix("fact-") {
      guard let field = [Issue(demand.field, "")].inEditor.first?.field else { continue }
      due[field] = demand.moment.chinese
      if demand.field == "policy" { notes.append("发布前要关联它解读的政策文件：先保存，再到信息页的“关联”里填写那份文件的公开网址。") }
    }
  }
}

extension FormField {
  /// The control of a kind's own field.
  init(_ ask: KindAsk, _ value: String, _ moment: KindMoment) {
    self.init(name: "fact-" + ask.name, label: ask.label, control: Self.control(ask, value), value: value, hint: ask.hint)
    limit = ask.control == .long ? 2000 : 200
    if ask.control == .day || ask.control == .choice { limit = nil }
    due = moment == .none ? "" : moment.chinese
  }

  private static func control(_ ask: KindAsk, _ value: String) -> Control {
    switch ask.control {
    case .line, .year, .count, .money, .phone: return .text
    case .long: return .area(rows: 3)
    // A date that a browser's control cannot hold would be lost in it.
    case .day: return value.isEmpty || Day(value) != nil ? .day : .text
    case .choice:
      let all = value.isEmpty || ask.choices.contains(value) ? ask.choices : [value] + ask.choices
      return .select([FormChoice("", "请选择")] + all.map { FormChoice($0, $0) })
    }
  }
}
