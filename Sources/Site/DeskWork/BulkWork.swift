import Files
import HTTPTypes
import Hummingbird
import Jobs
import Kernel
import Publishing
import Store

/// The desk's routes for bulk work (批量处理路由).
extension Site {
  static let bulkRoutes: [Route] = [
    .desk("/desk/bulk", office, BulksPage.show),
    .act("/desk/bulk", office, BulksPage.choose),
    .desk("/desk/bulk/:bulk", office, BulkWork.show),
    .act("/desk/bulk/:bulk/order", office, BulkOrdering.order),
    .act("/desk/bulk/:bulk/ticks", office, BulkPreviewPage.tick),
    .act("/desk/bulk/:bulk/undoing", office, BulkWork.undo),
    .desk("/desk/bulk/:bulk/workbook", office, BulkWork.workbook),
    .desk("/desk/bulk/:bulk/sheet", office, BulkWork.sheet),
  ]
}

/// `GET /desk/bulk`: what one has done; `POST`: a choice of items (选择信息).
extension BulksPage {
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let (account, town) = (visit.staff.account, try await site.workplace(visit).town)
    let rows = try await site.store.read { reader in
      let bulks = try Bulk.list(of: account, reader)
      let outcomes = try BulkWords.summaries(of: bulks, reader)
      return bulks.map { bulk in
        Row(
          address: DeskAddress.bulk(bulk.id.value), name: "第 \(bulk.id) 号：\(BulkWords.what(bulk.order, town?.tree))",
          time: Beijing.minute(bulk.createdAt), state: BulkWords.mark(bulk.state),
          outcome: outcomes[bulk.id] ?? "")
      }
    }
    let page = BulksPage(frame: try await site.deskFrame(visit, at: DeskAddress.bulks), rows: rows)
    return .page(page.view, visit.visit)
  }

  /// The ticked items, or with `scope=all` everything that the list is narrowed to.
  static func choose(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let town = try await site.workTown(visit)
    return try await site.forms.read(request, visit.visit) { form in
      let items = form.all("item").compactMap { Int64($0) }.map { Item.ID($0) }
      var filter = Desk.Filter()
      filter.text = String((form["q"] ?? "").prefix(100))
      filter.column = town.tree.find(form["column"] ?? "")?.id
      filter.state = EditionState.Name(rawValue: form["state"] ?? "")
      let isAll = form["scope"] == "all"
      let id = try await site.store.write(as: visit.actor) { [filter] tx in
        isAll ? try Bulk.choose(filter, in: town.id, tx) : try Bulk.choose(items, in: town.id, tx)
      }
      return .seeOther(DeskAddress.bulk(id.value).text)
    }
  }
}

/// `/desk/bulk/:bulk`: the page that a bulk work has come to, its files, and undoing it (批量处理).
enum BulkWork {
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let bulk = try await find(site, visit)
    let number = max(1, min(10_000, request.uri.queryParameters["page"].flatMap { Int($0) } ?? 1))
    switch bulk.state {
    case .choosing: return .page(try await BulkChoicePage.make(site, visit, bulk).view, visit.visit)
    case .ready: return .page(try await BulkPreviewPage.make(site, visit, bulk, page: number).view, visit.visit)
    case .looking, .ordered, .done:
      let wanted = request.uri.queryParameters["of"].flatMap { BulkItem.Outcome(rawValue: String($0)) }
      return .page(try await BulkPage.make(site, visit, bulk, wanted, page: number).view, visit.visit)
    }
  }

  static func undo(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let bulk = try await find(site, visit)
    return try await site.forms.read(request, visit.visit) { _ in
      let undoing = try await site.store.write(as: visit.actor) { tx in
        if let job = try bulk.job.flatMap({ try JobRow.find(Identifier($0), tx) }), JobWords.isLive(job) {
          throw Fault.conflict("这一批还在进行，请先取消任务，再撤销已经改了的。")
        }
        let id = try Bulk.undo(bulk.id, tx)
        try enqueue(id, .undo(bulk.id), in: bulk.town, tx)
        return id
      }
      return .seeOther(DeskAddress.bulk(undoing.value).text)
    }
  }

  /// Puts the job in line, in the transaction that orders it.
  static func enqueue(
    _ id: Bulk.ID, _ order: BulkOrder, in town: Identifier<Organisation>, _ tx: Transaction
  ) throws {
    let job = try BulkJob(bulk: id.value, words: BulkWords.short(order)).enqueue(tx, in: town)
    try Bulk.began(id, job: job.value, tx)
  }

  static func workbook(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let bulk = try await find(site, visit)
    return try await file(
      bulk.workbook, "信息导出-\(bulk.id).xlsx",
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", site, request)
  }

  static func sheet(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let bulk = try await find(site, visit)
    return try await file(bulk.sheet, "信息导出-\(bulk.id).csv", "text/csv", site, request)
  }

  private static func file(
    _ digest: BlobDigest?, _ name: String, _ type: String, _ site: Site, _ request: Request
  ) async throws -> Response {
    guard let digest, let blob = try await site.store.read({ try Blob.find(digest, $0) }) else { throw Fault.notFound }
    guard site.files.holds(digest) else { throw MissingFile(digest: digest.hex) }
    return FileAnswer(
      path: site.files.path(of: digest), name: name, type: type, size: blob.size, digest: digest.hex
    ).response(to: request)
  }

  static func find(_ site: Site, _ visit: DeskVisit) async throws -> Bulk {
    let id = Bulk.ID(try visit.number("bulk"))
    return try await site.store.read { try Bulk.find(id, as: visit.actor, $0) }
  }
}
