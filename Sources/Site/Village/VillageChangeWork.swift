import Accounts
import Hummingbird
import Kernel
import Store
import Villages

/// Renaming and merging villages by the town's leader: looked at first, then confirmed (村更名、并村办理).
extension VillageChangePage {
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    .page(try await make(site, visit, try await found(site, visit)).view, visit.visit)
  }

  static func rename(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let (village, today) = (try await found(site, visit), site.store.today())
    return try await take(site, request, visit, village, "renaming", .villageRenamed) { form, day, tx in
      try Village.rename(
        village.id, to: form.line("name"), committee: form.line("committee"), on: day, reason: form.line("reason"), tx)
    } look: { form, day, reader in
      let effects = try Village.renaming(
        village.id, to: form.line("name"), committee: form.line("committee"), on: day, today: today,
        reason: form.line("reason"), reader)
      return words(effects, village, form.line("name"))
    }
  }

  static func merge(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let village = try await found(site, visit)
    return try await take(site, request, visit, village, "merger", .villageMerged) { form, day, tx in
      try Village.merge(village.id, into: try heir(form, village, tx).id, on: day, reason: form.line("reason"), tx)
    } look: { form, day, reader in
      let heir = try heir(form, village, reader)
      let effects = try Village.merging(village.id, into: heir.id, on: day, reason: form.line("reason"), reader)
      let handlers = try VillageReminding.handlers(of: village.id, reader).map(\.displayName)
      return words(effects, village, heir, day, handlers)
    }
  }

  private static func take(
    _ site: Site, _ request: Request, _ visit: DeskVisit, _ village: Village, _ act: String, _ done: VillageDone,
    _ verb: @escaping @Sendable (Form, Day, Transaction) throws -> Void,
    look: @escaping @Sendable (Form, Day, Snapshot) throws -> [String]
  ) async throws -> Response {
    try await site.forms.read(request, visit.visit) { form in
      var page = try await make(site, visit, village)
      (page.typed, page.asked) = (form.typed, act)
      do {
        guard let day = Day(form.line("day")) else { throw Fault.invalid("day", "请填写日期，例如 2026-04-05。") }
        guard form["step"] == "do" else {
          page.effects = try await site.store.read { try look(form, day, $0) }
          return .page(page.view, visit.visit)
        }
        try await site.store.write(as: visit.actor) { try verb(form, day, $0) }
        return .seeOther(DeskAddress.villageChanges, done)
      } catch let fault as Fault where fault.kind == .invalid {
        page.issues = fault.issues
        return .page(page.view, status: .unprocessableContent, visit.visit)
      }
    }
  }

  private static func found(_ site: Site, _ visit: DeskVisit) async throws -> Village {
    let (town, slug) = (try await site.workTown(visit), visit.visit.parts["village"] ?? "")
    guard visit.actor.mayDecide(onVillagesOf: town.id),
      let village = try await site.store.read({ try Village.named(slug, in: town.id, $0) })
    else { throw Fault.notFound }
    return village
  }

  private static func heir(_ form: Form, _ village: Village, _ reader: some Reader) throws -> Village {
    guard let heir = try Village.named(form.line("successor"), in: village.town, reader) else {
      throw Fault.invalid("successor", "请选择本镇的另一个村。")
    }
    return heir
  }

  private static func make(_ site: Site, _ visit: DeskVisit, _ village: Village) async throws -> VillageChangePage {
    let today = site.store.today()
    let (others, history) = try await site.store.read { reader in
      (try Village.list(of: village.town, reader), try village.story(reader))
    }
    return VillageChangePage(
      frame: try await site.deskFrame(visit, at: DeskAddress.villageChange(village.slug)), slug: village.slug,
      name: village.name, history: history,
      others: others.filter { $0.id != village.id && $0.stands(on: today) }.map { FormChoice($0.slug, $0.name) },
      isOver: village.merged != nil)
  }
}

/// What will happen, in sentences (会发生什么).
extension VillageChangePage {
  private static func words(_ effects: Village.RenamingEffects, _ village: Village, _ name: String) -> [String] {
    var lines = [
      "从确认起，网页、张贴件和各种表都写“\(name)”；网址不变，以前印的二维码照常可用。",
      "已经上过墙的 \(effects.kept) 份仍写“\(village.name)”，不改动。",
    ]
    if effects.begun > 0 { lines.append("正在办、还没有打印的 \(effects.begun) 份改写新名称。") }
    if effects.printed > 0 { lines.append("已经打印、还没有上墙的 \(effects.printed) 份，纸上是旧名称，请重新打印。") }
    return lines
  }

  private static func words(
    _ effects: Village.MergingEffects, _ village: Village, _ heir: Village, _ day: Day, _ handlers: [String]
  ) -> [String] {
    var lines = [
      "\(day) 起，\(village.name)不再单独公开，应公开的由\(heir.name)公开。",
      "\(village.name)以前的 \(effects.posted) 份公开记录留在它自己的页面上，不改动；那一页写明已经并入\(heir.name)。",
    ]
    if !effects.owed.isEmpty {
      let names = effects.owed.prefix(3).map { "“\($0.title)”" }.joined(separator: "、")
      lines.append("\(day) 以前到期还没有张贴的 \(effects.owed.count) 份（\(names)\(effects.owed.count > 3 ? "等" : "")）仍算\(village.name)没有张贴。")
    }
    if effects.cancelled > 0 {
      let dropped = effects.dropped > 0 ? "，其中已经起稿的 \(effects.dropped) 份作废" : ""
      lines.append("\(day) 起到期的 \(effects.cancelled) 份不再要求\(village.name)张贴\(dropped)。")
    }
    lines.append(
      effects.inherited.isEmpty
        ? "\(heir.name)的公开目录不变。" : "\(heir.name)的公开目录增加 \(effects.inherited.count) 项：\(effects.inherited.joined(separator: "、"))。")
    if effects.hanging > 0 { lines.append("墙上还贴着 \(effects.hanging) 份，到期仍要撤下并登记。") }
    if !effects.boards.isEmpty {
      lines.append("\(village.name)的 \(effects.boards.count) 块公开栏仍登记在原村名下；合并后接着用的，请镇里经办在\(heir.name)名下重新登记。")
    }
    lines.append(
      handlers.isEmpty
        ? "\(village.name)没有村级经办。" : "\(village.name)的经办（\(handlers.joined(separator: "、"))）不会自动经办\(heir.name)，请安全管理员另外授权。")
    lines.append("没有办完的整改、接待、异议仍在\(village.name)名下，请先办完。")
    return lines
  }
}
