import Hummingbird
import Kernel
import Store
import Villages

/// How a public handler comes to a village, and to pages that change with the day (村级公开阅读).
extension Site {
  /// The town and the village at an address.
  func publicVillage(_ visit: Visit) async throws -> (town: Town, village: Village) {
    let town = try await town(visit)
    let slug = visit.parts["village"] ?? ""
    guard let village = try await store.read({ try Village.named(slug, in: town.id, $0) }) else { throw Fault.notFound }
    return (town, village)
  }

  /// A page that may look different tomorrow is kept until midnight: what is over goes off the page by the day itself.
  func keptToday(
    _ request: Request, _ visit: Visit, _ town: Town, _ canonical: Address, _ render: () async throws -> [UInt8]
  ) async throws -> Response {
    cache.expire(at: (store.today() + 1).start)
    return try await kept(request, visit, town, canonical: canonical, render)
  }
}

extension Town {
  func trail(to village: Village?, _ last: String? = nil) -> [Crumb] {
    var trail = [Crumb(organisation.shortName, home)]
    trail.append(Crumb("村级公开", village == nil && last == nil ? nil : VillageAddress.all(slug)))
    if let village { trail.append(Crumb(village.name, last == nil ? nil : VillageAddress.village(slug, village.slug))) }
    return trail + (last.map { [Crumb($0)] } ?? [])
  }
}

extension VillagesPage {
  static func show(_ site: Site, _ request: Request, _ visit: Visit) async throws -> Response {
    let (town, today) = (try await site.town(visit), site.store.today())
    let here = VillageAddress.all(town.slug)
    return try await site.keptToday(request, visit, town, here) {
      let rows = try await site.store.read { reader in
        try Village.list(of: town.id, reader).map { village in
          let shown = try Posting.onWall(of: village.id, from: today + -800, through: today, reader)
            .count { $0.isPublic && $0.wall?.isShown(on: today) == true }
          let note = village.merged.map { "已并入\($0.name)" } ?? (shown == 0 ? "现在没有公布的内容" : "正在公布 \(shown) 份")
          return Row(name: village.name, address: VillageAddress.village(town.slug, village.slug), note: note)
        }
      }
      return VillagesPage(
        frame: town.frame(visit, site.assets, at: here), trail: town.trail(to: nil), villages: rows
      ).view.bytes
    }
  }
}

extension VillagePage {
  static func show(_ site: Site, _ request: Request, _ visit: Visit) async throws -> Response {
    let (town, village) = try await site.publicVillage(visit)
    return try await site.keptToday(request, visit, town, VillageAddress.village(town.slug, village.slug)) {
      try await make(site, visit, town, village).view.bytes
    }
  }

  static func make(_ site: Site, _ visit: Visit, _ town: Town, _ village: Village) async throws -> VillagePage {
    let today = site.store.today()
    let (boards, sheets, sections, lists, months, renaming) = try await site.store.read { reader in
      let sheets = try Posting.onWall(of: village.id, from: today + -800, through: today, reader)
        .filter { $0.isPublic && $0.wall?.isShown(on: today) == true }
      let slots = try Slot.named(sheets.map(\.slot), reader)
      return (
        try Board.list(of: village.id, reader), sheets, slots, try BenefitList.list(of: [village.id], reader),
        try Posting.months(of: village.id, reader), try Village.renamings(of: village.id, reader).first
      )
    }
    func row(_ posting: Posting) -> Sheet {
      Sheet(
        title: posting.title, address: VillageAddress.sheet(town.slug, village.slug, posting.id.value),
        days: posting.wall.map { "\($0.upOn.short)至\($0.latestOn.short)" } ?? "")
    }
    let grouped = BoardSection.allCases.map { part in
      Section(name: part.chinese, sheets: sheets.filter { sections[$0.slot]?.section == part }.map(row))
    }
    return VillagePage(
      frame: town.frame(visit, site.assets, at: VillageAddress.village(town.slug, village.slug)),
      trail: town.trail(to: village), name: village.name, committee: village.committee,
      merged: village.merged.map { "\(village.name)自 \($0.on.chinese)起并入\($0.name)。" }
        ?? renaming.map { "\(village.name)原名\($0.oldName)，自 \($0.on.chinese)起更名；以前张贴的仍写原名。" },
      places: boards.map(\.details.place), sections: grouped.filter { !$0.sheets.isEmpty },
      notices: lists.filter { $0.takesObjections(on: today) }.map { list in
        Notice(
          title: list.title, address: VillageAddress.objection(town.slug, village.slug, list.id.value),
          until: "异议期到 \(list.objectionsUntil?.short ?? "")")
      },
      months: months.map { month, count in
        NavLink(
          "\(month.replacing("-", with: "年"))月（\(count) 份）", VillageAddress.month(town.slug, village.slug, month))
      },
      phone: town.boardPhone, lookup: VillageAddress.ownRecord(town.slug, village.slug))
  }
}

/// Looking up one's own record (查本人记录).
enum VillageRecordPage {
  /// Two facts that a person knows of himself. Whoever tries others' is slowed down and told nothing.
  static func look(_ site: Site, _ request: Request, _ visit: Visit) async throws -> Response {
    let (town, village) = try await site.publicVillage(visit)
    return try await site.forms.read(request, visit) { form in
      let (name, tail) = (form.line("name"), form.line("tail").uppercased())
      var page = try await VillagePage.make(site, visit, town, village)
      page.typedName = name
      if !(2...40).contains(name.count) { page.issues.append(Issue("name", "请填写本人姓名。")) }
      if tail.count != 4 || !tail.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == "X") }) {
        page.issues.append(Issue("tail", "请填写身份证号的后四位。"))
      }
      guard page.issues.isEmpty else { return .page(page.view, status: .unprocessableContent, visit) }
      try site.recordLimit.take(visit.address)
      try site.recordsLimit.take("\(village.id)")
      let (sealing, today) = (site.villageSealing, site.store.today())
      let records = try await site.store.read {
        try BenefitRecord.find(name: name, tail: tail, in: village.id, on: today, sealing, $0)
      }
      page.found = .init(
        records: records.map { .init(fund: $0.fund, lines: $0.lines.map { ($0.name, $0.value) }) })
      return .page(page.view, visit)
    }
  }
}
