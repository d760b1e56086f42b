import Hummingbird
import Jobs
import Kernel
import Publishing
import Store

/// `GET /desk/jobs`: the background work of one's own or of one's unit (后台任务).
extension JobsPage {
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let units = JobsWork.units(of: visit.staff)
    let ofUnit = request.uri.queryParameters["of"] == "unit" && !units.isEmpty
    let (jobs, people) = try await site.store.read { reader in
      let jobs = ofUnit ? try JobRow.list(in: units, reader) : try JobRow.list(of: visit.actor, reader)
      return (jobs, try People(jobs.map(\.createdBy), reader))
    }
    var page = JobsPage(
      frame: try await site.deskFrame(visit, at: DeskAddress.jobs(ofUnit ? [("of", "unit")] : [])), ofUnit: ofUnit,
      maySeeUnit: !units.isEmpty, rows: jobs.map { row($0, people) }, isLive: jobs.contains(where: JobWords.isLive))
    page.mayRemake = visit.staff.holds(.systemAdministration)
    return .page(page.view, visit.visit)
  }

  /// `POST /desk/renditions`.
  static func remake(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    try await site.forms.read(request, visit.visit) { form in
      let makesAll = form["scope"] == "all"
      let job = try await site.store.write(as: visit.actor) { try RenditionSweep.order(makesAll: makesAll, $0) }
      return .seeOther(DeskAddress.job(job.value).text)
    }
  }

  private static func row(_ job: JobRow, _ people: People) -> Row {
    let problem = JobWords.problem(job)
    return Row(
      address: DeskAddress.job(job.id.value), label: job.label, state: JobWords.mark(job.state),
      who: people[job.createdBy], time: Beijing.minute(job.createdAt),
      outcome: problem.isEmpty ? job.summary.isEmpty ? JobWords.doing(job) : job.summary : problem)
  }
}

/// `/desk/jobs/:job`: one of them, and what may be done to it (任务进展).
extension JobPage {
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let id = Identifier<JobRow>(try visit.number("job"))
    let number = max(1, min(10_000, request.uri.queryParameters["page"].flatMap { Int($0) } ?? 1))
    let (job, lines, tally, people) = try await site.store.read { reader in
      let job = try JobsWork.visible(id, to: visit.staff, reader)
      return (
        job, try JobReport.page(of: id, page: number, reader), try JobReport.tally(of: id, reader),
        try People([job.createdBy], reader)
      )
    }
    let total = tally.values.reduce(0, +)
    let page = JobPage(
      frame: try await site.deskFrame(visit, at: DeskAddress.job(id.value)), label: job.label,
      state: JobWords.mark(job.state), isLive: JobWords.isLive(job),
      percent: JobWords.percent(job),
      doing: JobWords.doing(job), facts: facts(job, people), summary: job.summary, problem: JobWords.problem(job),
      result: JobWords.address(job.subject).map { NavLink("查看结果", $0) }, forms: forms(job, visit.actor),
      lines: lines.map(Line.init),
      pager: Pager(current: number, total: max(1, (total + 99) / 100)) { DeskAddress.job(id.value, page: $0) })
    return .page(page.view, visit.visit)
  }

  static func cancel(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    try await act(site, request, visit) { try JobRow.cancel($0, $1) }
  }

  static func retry(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    try await act(site, request, visit) { try JobRow.retry($0, $1) }
  }

  private static func act(
    _ site: Site, _ request: Request, _ visit: DeskVisit,
    _ verb: @escaping @Sendable (Identifier<JobRow>, Transaction) throws -> Void
  ) async throws -> Response {
    let id = Identifier<JobRow>(try visit.number("job"))
    return try await site.forms.read(request, visit.visit) { _ in
      try await site.store.write(as: visit.actor) { tx in
        _ = try JobsWork.visible(id, to: visit.staff, tx)
        try verb(id, tx)
      }
      return .seeOther(DeskAddress.job(id.value).text)
    }
  }

  private static func facts(_ job: JobRow, _ people: People) -> DeskFacts {
    DeskFacts([
      .init("任务编号", job.id.description), .init("提交", people[job.createdBy]),
      .init("提交时间", Beijing.minute(job.createdAt)),
    ])
  }

  private static func forms(_ job: JobRow, _ actor: Actor) -> [DeskForm] {
    guard job.mayHandle(actor) else { return [] }
    switch job.state {
    case .waiting, .running: return [DeskForm(action: DeskAddress.jobCancellation(job.id.value), button: "取消任务")]
    case .dead, .cancelled: return [DeskForm(action: DeskAddress.jobRetry(job.id.value), button: "重试", look: .main)]
    case .done: return []
    }
  }
}

extension JobPage.Line {
  fileprivate init(_ line: JobReport) {
    self.init(
      title: line.title, address: JobWords.address(line.subject), outcome: JobWords.mark(line.outcome),
      note: line.note)
  }
}

extension Site {
  static let jobRoutes: [Route] = [
    .desk("/desk/jobs", .staff, JobsPage.show),
    .desk("/desk/jobs/:job", .staff, JobPage.show),
    .act("/desk/renditions", .system, JobsPage.remake),
    .act("/desk/jobs/:job/cancellation", .staff, JobPage.cancel),
    .act("/desk/jobs/:job/retry", .staff, JobPage.retry),
  ]
}

/// Which background work a member of staff may look at (任务可见范围): his own, and that of units where he holds a duty.
enum JobsWork {
  static func units(of staff: Staff) -> [Identifier<Organisation>] {
    let duties: Set<Duty> = [.draft, .issue, .inspect, .systemAdministration]
    let grants = staff.grants.filter { duties.contains($0.duty) && $0.columns == nil }
    return grants.reduce(into: Set<Identifier<Organisation>>()) { $0.formUnion($1.organisations) }.sorted()
  }

  /// The job; not found when it is none of his business.
  static func visible(_ id: Identifier<JobRow>, to staff: Staff, _ reader: some Reader) throws -> JobRow {
    guard let job = try JobRow.find(id, reader) else { throw Fault.notFound }
    if job.createdBy == Actor.staff(staff).name { return job }
    guard let unit = job.organisation, units(of: staff).contains(unit) else { throw Fault.notFound }
    return job
  }
}
