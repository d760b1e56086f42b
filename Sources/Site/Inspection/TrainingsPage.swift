import Hummingbird
import Kernel
import Store
import Villages

/// `/desk/trainings`: a year's training and guidance of the villages' handlers (培训指导).
struct TrainingsPage: Page {
  var frame: DeskFrame
  var year: Int
  var mayNote: Bool
  var rows: [Row]
  var summary: String

  /// A session (一次培训、指导).
  struct Row: Sendable, Equatable {
    var topic: String
    var address: Address
    var day: String
    var mode: String
    var people: String
  }

  var view: HTML {
    frame.page(
      "培训指导", trail: [Crumb("培训指导")],
      """
      \(DeskFrame.heading("培训指导", mayNote ? NavLink("登记培训、指导", DeskAddress.newTraining) : nil))
      <p class="months"><a href="\(DeskAddress.trainings([("year", String(year - 1))]))">\(year - 1)年</a> <strong>\(year)年</strong> \
      <a href="\(DeskAddress.trainings([("year", String(year + 1))]))">\(year + 1)年</a></p>
      \(if: rows.isEmpty, "<p role=\"status\">这一年还没有登记培训和指导。办过以后点“登记培训、指导”。</p>", else: "<p>\(summary)</p>\(table.view)")
      """)
  }

  private var table: DeskTable {
    DeskTable(
      caption: "\(year)年培训指导", heads: ["主题", "日期", "方式", "参加"],
      rows: rows.map { ["<a href=\"\($0.address)\">\($0.topic)</a>", "\($0.day)", "\($0.mode)", "\($0.people)"] })
  }

  static var samples: [(name: String, page: TrainingsPage)] {
    let page = TrainingsPage(
      frame: SampleDesk.frame(DeskAddress.trainings()), year: 2026, mayNote: true,
      rows: [Row(topic: "村级公开栏怎样做到一期不漏", address: DeskAddress.training(1), day: "2026-03-09", mode: "视频培训", people: "7 个村 9 人")],
      summary: "培训 1 次，一对一指导 0 次。")
    var empty = page
    (empty.rows, empty.mayNote) = ([], false)
    return [("desk-trainings", page), ("desk-trainings-empty", empty)]
  }

  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let town = try await site.workTown(visit)
    let year = Int(request.uri.queryParameters["year"] ?? "") ?? site.store.today().year
    let (first, last) = try YearFigure.span(year)
    let list = try await site.store.read { try TrainingSession.list(in: town.id, from: first, through: last, $0) }
    let page = TrainingsPage(
      frame: try await site.deskFrame(visit, at: DeskAddress.trainings()), year: year,
      mayNote: visit.actor.mayTrain(in: town.id),
      rows: list.map {
        Row(
          topic: $0.details.topic, address: DeskAddress.training($0.id.value), day: $0.details.day.description,
          mode: $0.details.mode.chinese, people: "\($0.villages) 个村 \($0.people) 人")
      },
      summary: "培训 \(list.count { $0.details.mode.isTraining }) 次，一对一指导 \(list.count { !$0.details.mode.isTraining }) 次。")
    return .page(page.view, visit.visit)
  }
}
