import Hummingbird
import Jobs
import Kernel
import Manuscript
import Publishing
import Store

extension BulkPreviewPage {
  private static let perPage = 100

  static func make(
    _ site: Site, _ visit: DeskVisit, _ bulk: Bulk, page: Int, problem: String? = nil
  ) async throws -> BulkPreviewPage {
    let (hits, count, live) = try await site.store.read { reader in
      (
        try Bulk.hits(of: bulk.id, page: page, perPage: perPage, reader), try Bulk.hitCount(of: bulk.id, reader),
        try Bulk.publicItems(of: bulk.id, reader)
      )
    }
    guard case .replace(let replacement)? = bulk.order else { throw Fault.notFound }
    let then = replacement.submits ? "送审，通过后才换下公开页面" : "留作草稿"
    return BulkPreviewPage(
      frame: try await site.deskFrame(visit, at: DeskAddress.bulk(bulk.id.value)), number: bulk.id.value,
      words: replacement.substitution.words, replacement: replacement.substitution.replacement,
      counts: "共 \(count.all) 处，在 \(count.items) 条信息里，已勾选 \(count.chosen) 处。",
      consequence: "其中 \(live) 条已经公开：另开新版\(then)。草稿存成新的一稿。正在审核的、没有权限的会跳过，并在报告里说明。",
      problem: problem, groups: groups(hits), page: page, pages: max(1, (count.all + perPage - 1) / perPage))
  }

  /// Keeps the ticks of this page, then turns the page, or does it.
  static func tick(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let bulk = try await BulkWork.find(site, visit)
    return try await site.forms.read(request, visit.visit) { form in
      let (page, go) = (max(1, min(10_000, Int(form["page"] ?? "") ?? 1)), form["go"] ?? "save")
      let chosen = Set(form.all("hit").compactMap { Int($0) })
      do {
        try await site.store.write(as: visit.actor) { tx in
          switch go {
          case "all", "none": try Bulk.tickAll(bulk.id, go == "all", tx)
          default: try Bulk.tick(bulk.id, page: page, perPage: perPage, chosen: chosen, tx)
          }
          if go == "run", let order = bulk.order {
            try Bulk.confirm(bulk.id, tx)
            try BulkWork.enqueue(bulk.id, order, in: bulk.town, tx)
          }
        }
      } catch let fault as Fault where fault.kind == .invalid {
        let again = try await make(site, visit, bulk, page: page, problem: fault.issues.map(\.sentence).joined())
        return .page(again.view, status: .unprocessableContent, visit.visit)
      }
      let next = go == "next" ? page + 1 : go == "previous" ? max(1, page - 1) : go == "run" ? 1 : page
      return .seeOther(DeskAddress.bulk(bulk.id.value, [("page", next > 1 ? String(next) : "")]).text)
    }
  }

  private static func groups(_ hits: [BulkHit]) -> [Group] {
    var groups: [Group] = []
    var last: Item.ID?
    for hit in hits {
      if hit.item != last {
        let title = hit.title.isEmpty ? "（没有标题）" : hit.title
        groups.append(Group(title: title, address: DeskAddress.item(hit.item.value), hits: []))
        last = hit.item
      }
      groups[groups.count - 1].hits.append(
        Hit(
          position: hit.position, field: hit.field.chinese, lead: hit.lead, found: hit.found, trail: hit.trail,
          isChosen: hit.isChosen))
    }
    return groups
  }
}

extension BulkPage {
  static func make(
    _ site: Site, _ visit: DeskVisit, _ bulk: Bulk, _ wanted: BulkItem.Outcome?, page: Int
  ) async throws -> BulkPage {
    let (id, tree, today) = (bulk.id.value, try await site.workplace(visit).town?.tree, site.store.today())
    let frame = try await site.deskFrame(visit, at: DeskAddress.bulk(id))
    return try await site.store.read { reader in
      let tally = try Bulk.tally(of: bulk.id, reader)
      let job = try bulk.job.flatMap { try JobRow.find(Identifier($0), reader) }
      let (isLive, last) = (job.map(JobWords.isLive) ?? false, try bulk.undoableUntil(reader))
      let total = wanted.map { tally[$0] ?? 0 } ?? tally.values.reduce(0, +)
      let undone = try bulk.undoneBy(reader)
      let mayUndo = !isLive && undone == nil && (tally[.done] ?? 0) > 0 && last.map { today <= $0 } ?? false
      return BulkPage(
        frame: frame, number: id, what: BulkWords.what(bulk.order, tree),
        state: bulk.state == .done
          ? BulkWords.mark(bulk.state) : job.map { JobWords.mark($0.state) } ?? BulkWords.mark(bulk.state),
        isLive: isLive,
        percent: job.flatMap { $0.state == .running && $0.progress.total > 0 ? $0.progress.percent : nil },
        doing: isLive ? job.map(JobWords.doing) ?? "" : try BulkWords.summary(of: bulk.id, reader),
        problem: job.map(JobWords.problem) ?? "",
        job: bulk.state == .done ? nil : job.map { NavLink("任务进展，取消或重试", DeskAddress.job($0.id.value)) },
        figures: figures(id, tally), files: files(bulk),
        undoing: mayUndo ? undoForm(id, last) : nil, related: related(bulk, undone),
        note: mayUndo || last == nil || undone != nil
          ? "" : isLive ? "" : "撤销的期限（\(last?.description ?? "")）已过，或者没有改动可以撤销。",
        lines: try Bulk.items(of: bulk.id, wanted, page: page, reader).map(Line.init),
        pager: Pager(current: page, total: max(1, (total + 99) / 100)) {
          DeskAddress.bulk(id, [("of", wanted?.rawValue ?? ""), ("page", $0 > 1 ? String($0) : "")])
        })
    }
  }

  private static func figures(_ id: Int64, _ tally: [BulkItem.Outcome: Int]) -> [DeskHomePage.Figure] {
    BulkItem.Outcome.allCases.map {
      DeskHomePage.Figure(
        number: String(tally[$0] ?? 0), name: $0.chinese, address: DeskAddress.bulk(id, [("of", $0.rawValue)]))
    }
  }

  private static func files(_ bulk: Bulk) -> [NavLink] {
    var files: [NavLink] = []
    if bulk.workbook != nil { files.append(NavLink("下载 Excel 表格", DeskAddress.bulkWorkbook(bulk.id.value))) }
    if bulk.sheet != nil { files.append(NavLink("下载 CSV 表格", DeskAddress.bulkSheet(bulk.id.value))) }
    return files
  }

  private static func undoForm(_ id: Int64, _ last: Day?) -> DeskForm {
    DeskForm(
      action: DeskAddress.bulkUndoing(id), button: "撤销这一批",
      note: "把这一批改过、之后没有人再改的，逐条恢复原样；不能恢复的会在报告里说明。可以撤销到 \(last?.description ?? "")。")
  }

  private static func related(_ bulk: Bulk, _ undone: Bulk.ID?) -> NavLink? {
    if let undone { return NavLink("这一批已由第 \(undone) 号撤销，看撤销的报告", DeskAddress.bulk(undone.value)) }
    if case .undo(let of)? = bulk.order { return NavLink("看被撤销的第 \(of) 号", DeskAddress.bulk(of.value)) }
    return nil
  }
}

extension BulkPage.Line {
  fileprivate init(_ line: BulkItem) {
    self.init(
      title: line.title, address: DeskAddress.item(line.item.value), outcome: BulkWords.mark(line.outcome),
      note: line.note)
  }
}
