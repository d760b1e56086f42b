import Foundation
import Hummingbird
import HTTPTypes
import Kernel
import Manuscript
import Publishing
import Sheets
import Store

/// `/desk/redirects`: the list of old addresses, one by hand, many from a file (旧地址跳转).
extension RedirectsPage {
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    .page(try await make(site, request, visit).view, visit.visit)
  }

  static func lead(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let town = try await site.workTown(visit)
    return try await site.forms.read(request, visit.visit) { form in
      let (old, target) = (form["old"] ?? "", form["target"] ?? "")
      do {
        try await site.store.write(as: visit.actor) { try LegacyAddress.lead(old, to: target, in: town.id, $0) }
        return .seeOther(DeskAddress.redirects(), .led)
      } catch let fault as Fault where fault.kind == .invalid {
        var page = try await make(site, request, visit)
        (page.old, page.target, page.issues) = (old, target, fault.issues)
        return .page(page.view, status: .unprocessableContent, visit.visit)
      }
    }
  }

  /// All of a file or nothing of it.
  static func leadMany(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let town = try await site.workTown(visit)
    return try await site.forms.read(request, visit.visit) { form in
      do {
        let pairs = try pairs(form)
        try await site.store.write(as: visit.actor) { tx in
          for pair in pairs { try lead(pair, in: town.id, tx) }
        }
        return .seeOther(DeskAddress.redirects(), .led)
      } catch let fault as Fault where fault.kind == .invalid {
        var page = try await make(site, request, visit)
        page.listIssues = fault.issues.map { Issue("file", $0.sentence) }
        return .page(page.view, status: .unprocessableContent, visit.visit)
      }
    }
  }

  static func remove(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let town = try await site.workTown(visit)
    let id = LegacyAddress.ID(try visit.number("redirect"))
    return try await site.forms.read(request, visit.visit) { _ in
      try await site.store.write(as: visit.actor) { try LegacyAddress.remove(id, in: town.id, $0) }
      return .seeOther(DeskAddress.redirects(), .unled)
    }
  }

  static func sheet(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let town = try await site.workTown(visit)
    try await site.settleRedirects()
    let rows = try await site.store.read { try LegacyAddress.list(in: town.id, perPage: 100_000, $0).rows }
    let lines = rows.map { [$0.spelled, $0.target, $0.isHandMade ? "手工登记" : "导入时登记", String($0.hits)] }
    return ImportReportFile.download(
      CSV.write([["旧地址", "新地址", "来由", "次数"]] + lines), "旧地址跳转.csv", "text/csv; charset=utf-8")
  }

  private struct Pair: Sendable {
    let row: Int
    let old: String
    let target: String
  }

  private static func lead(_ pair: Pair, in town: Identifier<Organisation>, _ tx: Transaction) throws {
    do {
      try LegacyAddress.lead(pair.old, to: pair.target, in: town, tx)
    } catch let fault as Fault where fault.kind == .invalid {
      throw Fault.invalid(fault.issues.map { Issue("file", "第 \(pair.row) 行：\($0.sentence)") })
    }
  }

  private static func pairs(_ form: Form) throws -> [Pair] {
    guard let file = form.files.first(where: { $0.field == "file" }), file.size > 0, file.size <= 4 << 20 else {
      throw Fault.invalid("file", "请选择 CSV 或 Excel 文件，最大 4 MB。")
    }
    let sheet: Sheet
    do {
      var limits = Workbook.Limits()
      limits.rows = 20_000
      sheet = try Workbook.read(Array(try Data(contentsOf: file.path)), limits: limits).sheets[0]
    } catch let refusal as Refusal { throw Fault.invalid("file", refusal.sentence) }
    let pairs = sheet.rows.indices.map { Pair(row: $0 + 1, old: sheet[$0, 0].shown, target: sheet[$0, 1].shown) }
      .filter { !$0.old.isEmpty && !($0.row == 1 && LegacyKey($0.old) == nil) }
    guard !pairs.isEmpty else { throw Fault.invalid("file", "文件里没有地址：第一列写旧地址，第二列写新地址。") }
    return pairs
  }

  private static func make(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> RedirectsPage {
    let town = try await site.workTown(visit)
    try await site.settleRedirects()
    let asked = request.uri.queryParameters
    let words = asked["q"].map { String($0.prefix(100)) } ?? ""
    let number = max(1, min(100_000, asked["page"].flatMap { Int($0) } ?? 1))
    let found = try await site.store.read { try LegacyAddress.list(in: town.id, holding: words, page: number, $0) }
    return RedirectsPage(
      frame: try await site.deskFrame(visit, at: DeskAddress.redirects()), words: words, total: found.total,
      rows: found.rows.map(Row.init),
      pager: Pager(current: number, total: (found.total + 49) / 50) {
        DeskAddress.redirects([("q", words), ("page", String($0))])
      })
  }
}

extension LegacyAddress {
  /// As it is typed.
  fileprivate var spelled: String { host.isEmpty ? address : "http://\(host)\(address)" }
}

extension RedirectsPage.Row {
  fileprivate init(_ address: LegacyAddress) {
    self.init(
      id: address.id.value, old: address.host + address.address, target: address.target,
      kind: address.isHandMade ? "手工登记" : "导入时登记", hits: String(address.hits),
      last: address.lastHitOn?.description ?? "—")
  }
}
