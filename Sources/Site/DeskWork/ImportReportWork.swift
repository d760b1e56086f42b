import Hummingbird
import Jobs
import Kernel
import Publishing
import Store

/// `GET /desk/imports/:import`: progress, report and what can be done next (导入报告).
extension ImportReportPage {
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let id = LegacyImport.ID(try visit.number("import"))
    let asked = request.uri.queryParameters
    let outcome = asked["outcome"].flatMap { RecordReport.Outcome(rawValue: String($0)) }
    let number = max(1, min(100_000, asked["page"].flatMap { Int($0) } ?? 1))
    let (found, tally, lines, job) = try await site.store.read { reader in
      let found = try LegacyImport.find(id, as: visit.actor, reader)
      let job = try found.job.flatMap { try JobRow.find(Identifier($0), reader) }
      return (
        found, try LegacyImport.tally(of: id, found.phase, reader),
        try LegacyImport.lines(of: id, found.phase, outcome, page: number, reader), job
      )
    }
    if found.state == .mapping { return .seeOther(DeskAddress.importMapping(id.value).text) }
    let address = DeskAddress.importReport(id.value)
    let total = outcome.map { tally.counts[$0] ?? 0 } ?? tally.total
    let isStuck = found.state.isBusy && job.map { !JobWords.isLive($0) } ?? false
    let page = ImportReportPage(
      frame: try await site.deskFrame(visit, at: address), file: found.name, time: Beijing.minute(found.createdAt),
      state: ImportWords.mark(found.state), phase: found.phase == .run ? "正式导入" : "试运行，还没有写入任何信息",
      isLive: found.state.isBusy && !isStuck, percent: found.state.isBusy ? job?.progress.shownPercent : nil,
      problem: isStuck ? "任务已经停下：\(job.map(JobWords.problem) ?? "")请到后台任务里重试。" : found.problem,
      figures: tally.total > 0 ? figures(tally, id.value) : [], forms: forms(found), links: links(found, tally, job),
      rows: lines.map(Row.init),
      pager: Pager(current: number, total: (total + 99) / 100) {
        DeskAddress.importReport(id.value, [("outcome", outcome?.rawValue ?? ""), ("page", String($0))])
      })
    return .page(page.view, visit.visit)
  }

  private static func figures(_ tally: ImportTally, _ id: Int64) -> [DeskHomePage.Figure] {
    RecordReport.Outcome.allCases.map {
      DeskHomePage.Figure(
        number: String(tally.counts[$0] ?? 0), name: ImportWords.shown($0).rawValue,
        address: DeskAddress.importReport(id, [("outcome", $0.rawValue)]), isUrgent: $0 == .refused && tally.refused > 0)
    }
  }

  private static func forms(_ found: LegacyImport) -> [DeskForm] {
    let id = found.id.value
    return switch found.state {
    case .checked:
      [
        DeskForm(
          action: DeskAddress.importRun(id), button: "正式导入", note: "“导入”和“修补后导入”的会立即公开，保留原来的日期，带“转入”标记。",
          look: .main)
      ]
    case .done:
      [
        DeskForm(
          action: DeskAddress.importUndoing(id), button: "整批撤销", note: "把这次导入的信息全部撤下，可以改好对应以后重新导入。导入后有人改动过的，就不能整批撤销了。",
          look: .grave)
      ]
    case .reading, .mapping, .checking, .running, .undoing, .undone, .failed: []
    }
  }

  private static func links(_ found: LegacyImport, _ tally: ImportTally, _ job: JobRow?) -> [NavLink] {
    let id = found.id.value
    var links: [NavLink] = []
    if [.checked, .undone, .failed].contains(found.state), found.sample != nil {
      links.append(NavLink("修改字段对应", DeskAddress.importMapping(id)))
    }
    if tally.total > 0 {
      links += [NavLink("导出报告（Excel）", DeskAddress.importWorkbook(id)), NavLink("导出报告（CSV）", DeskAddress.importSheet(id))]
    }
    if found.state == .done { links.append(NavLink("查看旧地址跳转", DeskAddress.redirects())) }
    if let job { links.append(NavLink("后台任务", DeskAddress.job(job.id.value))) }
    return links
  }
}

extension WorkProgress {
  /// Nil while nothing can be said.
  var shownPercent: Int? { total > 0 ? percent : nil }
}

extension ImportReportPage.Row {
  fileprivate init(_ report: RecordReport) {
    let parts = report.url.split(separator: "/").map(String.init)
    self.init(
      record: report.id, title: report.title.isEmpty ? "—" : report.title, outcome: ImportWords.shown(report.outcome),
      reasons: report.reasons, address: parts.count == 3 ? Address(parts[0], parts[1], parts[2]) : nil)
  }
}
