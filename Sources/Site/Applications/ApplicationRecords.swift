import Casework
import Hummingbird
import Kernel
import Store

/// `GET /desk/applications/report/:row/:kind`: the applications behind one cell (数字背后的申请).
extension ApplicationReportPage {
  static func records(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let town = try await site.workTown(visit)
    let (key, column) = (visit.visit.parts["row"] ?? "", visit.visit.parts["kind"] ?? "")
    guard let year = request.uri.queryParameters["year"].flatMap({ Int($0) }), (2000...9000).contains(year) else {
      throw Fault.notFound
    }
    let (label, found) = try await site.store.read { reader -> (String, [CaseApplication]) in
      guard let row = try ReportTableThree.fetch(of: town.id, year: year, reader)[key] else { throw Fault.notFound }
      let ids = ApplicantKind(rawValue: column).map { row.cells[$0] ?? [] } ?? row.cells.values.flatMap(\.self)
      return (row.label, try ids.sorted().map { try CaseApplication.find($0, reader) })
    }
    let page = RecordsPage(
      frame: try await site.deskFrame(visit, at: DeskAddress.applicationRecords(key, column, year)),
      title: "\(year) 年：\(label)，\(ApplicantKind(rawValue: column)?.chinese ?? "总计") \(found.count) 件",
      back: DeskAddress.applicationReport(year),
      rows: found.map {
        .init(
          name: "\($0.number) \($0.title)", address: DeskAddress.application($0.id), applicant: $0.applicantKind.chinese,
          received: $0.receivedOn?.description ?? "", decided: $0.decision?.decidedOn?.description ?? "")
      })
    return .page(page.view, visit.visit)
  }

  /// The list behind a cell.
  struct RecordsPage: Page {
    var frame: DeskFrame
    var title: String
    var back: Address
    var rows: [Record]

    struct Record: Sendable, Equatable {
      var name: String
      var address: Address
      var applicant: String
      var received: String
      var decided: String
    }

    var view: HTML {
      let table = DeskTable(
        caption: title, heads: ["申请", "申请人类别", "收到", "决定"],
        rows: rows.map { ["<a href=\"\($0.address)\">\($0.name)</a>", "\($0.applicant)", "\($0.received)", "\($0.decided)"] })
      return frame.page(
        title, trail: [Crumb("依申请公开", DeskAddress.applications), Crumb("年报", back), Crumb("明细")],
        """
        <h1>\(title)</h1>
        <section class="panel" aria-label="明细">\(if: rows.isEmpty, "<p role=\"status\">没有。</p>", else: table.view)</section>
        """)
    }

    static var samples: [(name: String, page: RecordsPage)] {
      [
        (
          "desk-application-records",
          RecordsPage(
            frame: SampleDesk.frame(DeskAddress.applications, holding: [.casework]), title: "2025 年：（一）予以公开，自然人 1 件",
            back: DeskAddress.applicationReport(2025),
            rows: [
              .init(
                name: "2025-0001 中标结果", address: DeskAddress.applications, applicant: "自然人", received: "2025-03-03",
                decided: "2025-03-20")
            ])
        )
      ]
    }
  }
}

extension ApplicationReportPage {
  static var samples: [(name: String, page: ApplicationReportPage)] {
    let cells = ApplicantKind.allCases.map { _ in Cell(count: 0) } + [Cell(count: 1, address: DeskAddress.applications)]
    return [
      (
        "desk-application-report",
        ApplicationReportPage(
          frame: SampleDesk.frame(DeskAddress.applicationReport(2025), holding: [.casework]), year: 2025,
          years: [NavLink("2025 年", DeskAddress.applicationReport(2025))],
          rows: [Row(label: "一、本年新收政府信息公开申请数量", group: "", cells: cells)], faults: [],
          remedies: [["行政复议", "0", "0", "0", "0", "0"]], download: DeskAddress.applications)
      )
    ]
  }
}
