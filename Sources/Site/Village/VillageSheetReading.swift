import Hummingbird
import Kernel
import Store
import Villages

/// One sheet of a village's board, its months, and objecting (村级公开内容).
extension VillageSheetPage {
  static func show(_ site: Site, _ request: Request, _ visit: Visit) async throws -> Response {
    let (town, village) = try await site.publicVillage(visit)
    guard let number = visit.parts["posting"].flatMap({ Int64($0) }), number > 0 else { throw Fault.notFound }
    let today = site.store.today()
    let (posting, list) = try await site.store.read { reader in
      (try Posting.find(Posting.ID(number), reader), try BenefitList.behind(Posting.ID(number), reader))
    }
    guard posting.village == village.id, posting.isPublic, let wall = posting.wall else { throw Fault.notFound }
    // A list is over when its own time is, though the paper may hang a little longer.
    let isShown = wall.isShown(on: today) && (list.map { $0.isShown(on: today) } ?? true)
    let here = VillageAddress.sheet(town.slug, village.slug, number)
    let made = VillageSheetPage(
      frame: town.frame(visit, site.assets, at: here), trail: town.trail(to: village, "正文"), title: posting.title,
      days: "张贴：\(wall.upOn.chinese)至\(min(wall.latestOn, wall.downOn ?? wall.latestOn).chinese)",
      village: NavLink(village.name, VillageAddress.village(town.slug, village.slug)), until: "", phone: town.boardPhone,
      isIndexed: isShown && list == nil)
    guard isShown else { return .page(made.view, status: .gone, visit) }
    return try await site.keptToday(request, visit, town, here) {
      var page = made
      if let list {
        page.body = BenefitTableView(list.web, caption: list.title).view
        if list.takesObjections(on: today) {
          page.objection = VillageAddress.objection(town.slug, village.slug, list.id.value)
          page.until = "异议期到 \(list.objectionsUntil?.chinese ?? "")。"
        }
      } else {
        page.body = HTML(posting.manuscript)
      }
      return page.view.bytes
    }
  }
}

extension VillageMonthPage {
  static func show(_ site: Site, _ request: Request, _ visit: Visit) async throws -> Response {
    let (town, village) = try await site.publicVillage(visit)
    let text = visit.parts["month"] ?? ""
    let (month, today) = (try BoardMonth(Day(text + "-01") == nil ? "x" : text, today: site.store.today()), site.store.today())
    guard month.text == text, month.first <= today else { throw Fault.notFound }
    let here = VillageAddress.month(town.slug, village.slug, text)
    return try await site.keptToday(request, visit, town, here) {
      let (postings, over) = try await site.store.read { reader in
        let postings = try Posting.onWall(of: village.id, from: month.first, through: month.last, reader)
          .filter(\.isPublic)
        let lists = try BenefitList.list(of: [village.id], limit: 1000, reader).filter { !$0.isShown(on: today) }
        return (postings, Set(lists.compactMap(\.posting)))
      }
      let rows = postings.map { posting in
        let isShown = posting.wall?.isShown(on: today) == true && !over.contains(posting.id)
        return Row(
          title: posting.title,
          address: isShown ? VillageAddress.sheet(town.slug, village.slug, posting.id.value) : nil,
          days: "\(posting.wall?.upOn.short ?? "")张贴")
      }
      return VillageMonthPage(
        frame: town.frame(visit, site.assets, at: here), trail: town.trail(to: village, month.words),
        title: "\(village.name) \(month.words)张贴的内容", rows: rows,
        village: NavLink(village.name, VillageAddress.village(town.slug, village.slug))
      ).view.bytes
    }
  }
}

extension VillageObjectionPage {
  static func show(_ site: Site, _ request: Request, _ visit: Visit) async throws -> Response {
    .page(try await make(site, visit).page.view, visit)
  }

  static func take(_ site: Site, _ request: Request, _ visit: Visit) async throws -> Response {
    let (made, list) = try await make(site, visit)
    return try await site.forms.read(request, visit) { form in
      var page = made
      page.typed = Typed(name: form.line("name"), contact: form.line("contact"), text: form["text"] ?? "")
      let words = BenefitObjection.Words(name: page.typed.name, contact: page.typed.contact, text: page.typed.text)
      do {
        try site.recordLimit.take(visit.address)
        let sealing = site.villageSealing
        let filed = try await site.store.write(as: .visitor) {
          try BenefitObjection.file(words, against: list.id, by: .web, sealing, $0)
        }
        page.receipt = "编号 \(filed.number)，\(filed.dueOn.chinese)前答复您。"
        return .page(page.view, visit)
      } catch let fault as Fault where fault.kind == .invalid {
        page.issues = fault.issues
        return .page(page.view, status: .unprocessableContent, visit)
      }
    }
  }

  private static func make(
    _ site: Site, _ visit: Visit
  ) async throws -> (page: VillageObjectionPage, list: BenefitList) {
    let (town, village) = try await site.publicVillage(visit)
    guard let number = visit.parts["list"].flatMap({ Int64($0) }), number > 0 else { throw Fault.notFound }
    let list = try await site.store.read { try BenefitList.find(BenefitList.ID(number), $0) }
    let today = site.store.today()
    guard list.village == village.id, list.isShown(on: today) else { throw Fault.notFound }
    let here = VillageAddress.objection(town.slug, village.slug, number)
    let page = VillageObjectionPage(
      frame: town.frame(visit, site.assets, at: here), trail: town.trail(to: village, "提出异议"), list: list.title,
      until: list.takesObjections(on: today) ? "异议期到 \(list.objectionsUntil?.chinese ?? "")。" : "",
      action: here, phone: town.boardPhone)
    return (page, list)
  }
}
