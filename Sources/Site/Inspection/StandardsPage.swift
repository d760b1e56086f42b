import Hummingbird
import Kernel
import Store
import Villages

/// `/desk/inspections/standards`: what inspectors look at, what it is when it is wrong, and how long it may take (检查标准和期限).
struct StandardsPage: Page {
  var frame: DeskFrame
  var points: [Point]
  var problems: [Problem]
  var mayEdit: Bool

  /// What inspectors look at (检查要点).
  struct Point: Sendable, Equatable {
    var question: NavLink
    var problem: String
    var source: String
    /// What is to change on a later day.
    var change: String
  }

  /// A kind of problem with its form.
  struct Problem: Sendable, Equatable {
    var code: String
    var name: String
    var severity: String
    var term: String
    var source: String
    var from: String
    var issues: [Issue] = []
    var typed: [String: String] = [:]
  }

  var view: HTML {
    frame.page(
      "检查标准和期限", trail: [Crumb("检查整改", DeskAddress.inspections()), Crumb("检查标准和期限")],
      issues: problems.map(\.issues.count).reduce(0, +),
      """
      <h1>检查标准和期限</h1>
      <section class="panel"><h2>检查要点</h2>
      \(pointTable.view)
      \(if: mayEdit, "<p class=\"buttons\"><a class=\"button plain\" href=\"\(DeskAddress.newInspectionPoint)\">新增要点</a></p>")</section>
      <section class="panel"><h2>问题类别</h2><ul class="rows">\(each: problems, view)</ul></section>
      """)
  }

  private var pointTable: DeskTable {
    DeskTable(
      caption: "检查要点", heads: ["要点", "对应问题", "依据", "以后的变动"],
      rows: points.map { point in
        ["<a href=\"\(point.question.address)\">\(point.question.name)</a>", "\(point.problem)", "\(point.source)", "\(point.change)"]
      })
  }

  private func view(_ problem: Problem) -> HTML {
    """
    <li><p><strong>\(problem.code) \(problem.name)</strong> \(DeskMark(problem.severity).view) 整改期限 \(problem.term)</p>
    <p class="quiet">自 \(problem.from) 起；\(problem.source)</p>\(if: mayEdit, form(problem).folded(frame.csrf))</li>

    """
  }

  private func form(_ problem: Problem) -> DeskForm {
    func value(_ name: String, _ usual: String) -> String { problem.typed[name] ?? usual }
    let severities = InspectionProblem.Severity.allCases.map {
      FormChoice($0.rawValue, $0.chinese, isChosen: $0.chinese == problem.severity)
    }
    return DeskForm(
      title: "改\(problem.code)", action: DeskAddress.inspectionStandard(problem.code),
      fields: [
        FormField(name: "name", label: "名称", value: value("name", problem.name), isRequired: true, limit: 60),
        FormField(name: "severity", label: "严重程度", control: .select(severities), value: value("severity", "")),
        FormField(name: "term", label: "整改期限", value: value("term", problem.term), hint: "例如“5个工作日”“15日”。", isRequired: true, limit: 20),
        FormField(name: "source", label: "依据", value: value("source", ""), isRequired: true, limit: 300),
        FormField(name: "from", label: "从哪一天起", control: .day, value: value("from", ""), isRequired: true),
      ].scoped(problem.code), button: "保存", issues: problem.issues)
  }

  static var samples: [(name: String, page: StandardsPage)] {
    [
      ("desk-inspection-standards", StandardsPage(
        frame: SampleDesk.frame(DeskAddress.inspectionStandards), 
        points: [
          Point(
            question: NavLink("该张贴的都按时张贴了", DeskAddress.inspectionPoint("current")), problem: "P1", source: "镇年度总结",
            change: "2026-04-01 起停用")
        ],
        problems: [Problem(code: "P1", name: "更新不及时", severity: "较重", term: "5个工作日", source: "鱼灯默认值", from: "2020-01-01")],
        mayEdit: true))
    ]
  }
}

extension StandardsPage {
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    .page(try await make(site, visit).view, visit.visit)
  }

  static func set(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let (town, code) = (try await site.workTown(visit), visit.visit.parts["code"] ?? "")
    return try await site.forms.read(request, visit.visit) { form in
      do {
        guard let day = Day(form.line("from")) else { throw Fault.invalid("from", "请填写起用日期，例如 2026-03-09。") }
        let severity = InspectionProblem.Severity(rawValue: form.line("severity"))
        guard let severity else { throw Fault.invalid("severity", "请选择严重程度。") }
        try await site.store.write(as: visit.actor) {
          try InspectionProblem.set(
            code, name: form.line("name"), severity, term: form.line("term"), source: form.line("source"), in: town.id, from: day, $0)
        }
        return .seeOther(DeskAddress.inspectionStandards, .standardSet)
      } catch let fault as Fault where fault.kind == .invalid {
        var page = try await make(site, visit)
        if let place = page.problems.firstIndex(where: { $0.code == code }) {
          page.problems[place].issues = fault.issues
          page.problems[place].typed = form.typed
        }
        return .page(page.view, status: .unprocessableContent, visit.visit)
      }
    }
  }

  private static func make(_ site: Site, _ visit: DeskVisit) async throws -> StandardsPage {
    let (town, today) = (try await site.workTown(visit), site.store.today())
    let (points, coming, problems) = try await site.store.read { reader in
      (
        try InspectionPoint.list(for: town.id, on: today, reader),
        try InspectionPoint.coming(for: town.id, after: today, reader),
        try InspectionProblem.list(for: town.id, on: today, reader)
      )
    }
    let known = Set(points.map(\.code))
    let new = coming.filter { !$0.isOff && !known.contains($0.code) }
    return StandardsPage(
      frame: try await site.deskFrame(visit, at: DeskAddress.inspectionStandards),
      points: (points + new).map { Point($0, coming) },
      problems: problems.map {
        Problem(
          code: $0.code, name: $0.name, severity: $0.severity.chinese, term: $0.term.words, source: $0.source,
          from: $0.validFrom.description)
      }, mayEdit: visit.actor.may(.draft, in: town.id))
  }
}

extension StandardsPage.Point {
  fileprivate init(_ point: InspectionPoint, _ coming: [InspectionPoint]) {
    let next = coming.filter { $0.code == point.code }.map { next in
      "\(next.validFrom) 起\(next.isOff ? "停用" : "：\(next.question)")"
    }
    self.init(
      question: NavLink(point.question, DeskAddress.inspectionPoint(point.code)), problem: point.problem,
      source: point.source, change: next.joined(separator: "；"))
  }
}
