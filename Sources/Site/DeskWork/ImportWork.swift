import Foundation
import Hummingbird
import HTTPTypes
import Kernel
import Publishing
import Store

/// `/desk/imports`: takes over what was public elsewhere from one file, and tells of every record (导入旧信息).
extension ImportPage {
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    .page(try await make(site, visit).view, visit.visit)
  }

  static func take(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    try await site.forms.read(request, visit.visit) { form in
      do {
        guard let file = form.files.first(where: { $0.field == "file" }), file.size > 0 else {
          throw Fault.invalid("file", "请选择要导入的文件。")
        }
        let page = try await run(site, visit, file, column: form["column"] ?? "")
        return .page(page.view, visit.visit)
      } catch let fault as Fault where fault.kind == .invalid {
        let issues = fault.issues.map { Issue($0.field == "column" ? "column" : "file", $0.sentence) }
        let page = try await make(site, visit, column: form["column"] ?? "", issues)
        return .page(page.view, status: .unprocessableContent, visit.visit)
      }
    }
  }

  private static func make(
    _ site: Site, _ visit: DeskVisit, column: String = "", _ issues: [Issue] = []
  ) async throws -> ImportPage {
    let town = try await site.workTown(visit)
    return ImportPage(
      frame: try await site.deskFrame(visit, at: DeskAddress.imports),
      columns: FormChoice.columns(town.tree) { $0.takesWriting && visit.actor.may(.draft, in: town.id, column: $0.id) },
      column: column, past: [], issues: issues)
  }

  private static func run(
    _ site: Site, _ visit: DeskVisit, _ file: Form.File, column: String
  ) async throws -> ImportReportPage {
    let town = try await site.workTown(visit)
    guard visit.actor.may(.draft, in: town.id) else {
      throw Fault.forbidden("导入的信息归\(town.organisation.shortName)，您没有那里的经办权限，请联系系统管理员。")
    }
    guard column.isEmpty || town.tree.find(column) != nil else {
      throw Fault.invalid("column", "没有这个栏目，请重新选择。")
    }
    let importing = Importing(
      store: site.store, files: site.files, town: town.organisation, columns: town.tree, mapping: try ColumnMapping(),
      column: column.isEmpty ? nil : column)
    var reports: [RecordReport] = []
    let tally = try await named(file) { path in
      try await importing.run(RecordSource(path: path), as: visit.actor) { reports.append($0) }
    }
    return ImportReportPage(
      frame: try await site.deskFrame(visit, at: DeskAddress.imports), file: file.name,
      time: Beijing.minute(site.store.now()), figures: tally.figures, rows: reports.prefix(1000).map { .init($0) },
      pager: Pager(current: 1, total: 1) { _ in DeskAddress.imports })
  }

  /// The kind of a file is told by its name, so it is given its own name in a folder of its own.
  private static func named<T>(_ file: Form.File, _ body: (String) async throws -> T) async throws -> T {
    let folder = file.path.path + "-named"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    // What cannot be removed is only litter; the folder of uploads is emptied at the next start.
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = folder + "/" + file.name
    try FileManager.default.moveItem(atPath: file.path.path, toPath: path)
    return try await body(path)
  }
}

extension ImportTally {
  fileprivate var figures: [DeskHomePage.Figure] {
    RecordReport.Outcome.allCases.map {
      DeskHomePage.Figure(
        number: String(counts[$0] ?? 0), name: $0.shown.rawValue, address: DeskAddress.imports,
        isUrgent: $0 == .refused && refused > 0)
    }
  }
}

extension RecordReport.Outcome {
  fileprivate var shown: ImportReportPage.Outcome {
    switch self {
    case .taken: .taken
    case .repaired: .repaired
    case .duplicate: .duplicate
    case .refused: .refused
    }
  }
}

extension ImportReportPage.Row {
  fileprivate init(_ report: RecordReport) {
    let parts = report.url.split(separator: "/").map(String.init)
    self.init(
      record: report.id, title: report.url.isEmpty ? "—" : report.url, outcome: report.outcome.shown,
      reasons: report.reasons, address: parts.count == 3 ? Address(parts[0], parts[1], parts[2]) : nil)
  }
}
