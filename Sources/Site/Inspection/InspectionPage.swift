import Kernel

/// `/desk/inspections/:inspection`: one inspection, what was found, and the orders about it (检查记录).
struct InspectionPage: Page {
  var frame: DeskFrame
  var id: Int64
  var number: String
  var facts: DeskFacts
  var results: [Line]
  var findings: [Found]
  var photos: [Address]
  var orders: [NavLink]
  var mayOrder: Bool
  var typed: Typed
  var issues: [Issue] = []

  /// A point with its result.
  struct Line: Sendable, Equatable {
    var question: String
    var result: String
    var isBad: Bool
  }

  /// Something found wrong.
  struct Found: Sendable, Equatable {
    var id: Int64
    var what: String
    var subject: String
    var note: String
    var severity: DeskMark
    var order: NavLink?
    var again: String
    /// The page of the very thing.
    var thing: Address?
  }

  /// The order as typed (整改通知).
  struct Typed: Sendable, Equatable {
    var findings: Set<String> = []
    var responsible = ""
    var term = ""
  }

  private var open: [Found] { findings.filter { $0.order == nil } }

  var view: HTML {
    frame.page(
      number, trail: [Crumb("检查整改", DeskAddress.inspections()), Crumb(number)], issues: issues.count,
      """
      <h1>\(number)</h1>
      \(facts.view)
      <section class="panel"><h2>发现的问题</h2>
      \(if: findings.isEmpty, "<p role=\"status\">没有发现问题。</p>", else: "<ul class=\"rows\">\(each: findings, view)</ul>")</section>
      \(if: mayOrder && !open.isEmpty, ordering)
      \(if: !photos.isEmpty, Self.album(photos))
      \(if: !results.isEmpty, "<section class=\"panel\"><h2>逐项结果</h2>\(table.view)</section>")
      """)
  }

  /// Photographs side by side.
  static func album(_ photos: [Address]) -> HTML {
    """
    <section class="panel"><h2>照片</h2><ul class="album">\(each: Array(photos.enumerated()), { number, photo in
      "<li><a href=\"\(photo)\"><img src=\"\(photo)\" alt=\"照片 \(number + 1)\" loading=\"lazy\"></a></li>"
    })</ul></section>
    """
  }

  private var ordering: HTML {
    """
    <section class="panel"><h2>发整改通知</h2>\(DeskForm(
      action: DeskAddress.inspectionOrders(id),
      fields: [
        FormField(
          name: "findings", label: "哪些问题",
          control: .checks(open.map { FormChoice(String($0.id), "\($0.what)：\($0.subject)", isChosen: typed.findings.contains(String($0.id))) })),
        FormField(name: "responsible", label: "整改责任人", value: typed.responsible, isRequired: true, limit: 40),
        FormField(
          name: "term", label: "期限", value: typed.term, hint: "空着就按问题类别里最短的；也可以写“5个工作日”“15日”。", limit: 20),
      ], button: "发整改通知", look: .main, issues: issues
    ).view(frame.csrf))</section>
    """
  }

  private func view(_ found: Found) -> HTML {
    """
    <li><p><strong>\(found.what)</strong> \(found.severity.view)\(if: !found.again.isEmpty, " \(DeskMark(found.again, .grave).view)")</p>
    <p>\(found.thing.map { "<a href=\"\($0)\">\(found.subject)</a>" } ?? "\(found.subject)")\(if: !found.note.isEmpty, "：\(found.note)")</p>\
    \(found.order.map { "<p><a href=\"\($0.address)\">\($0.name)</a></p>" })</li>

    """
  }

  private var table: DeskTable {
    DeskTable(
      caption: "逐项结果", heads: ["要点", "结果"],
      rows: results.map { ["\($0.question)", $0.isBad ? DeskMark($0.result, .grave).view : "\($0.result)"] })
  }

  static var samples: [(name: String, page: InspectionPage)] {
    let page = InspectionPage(
      frame: SampleDesk.frame(DeskAddress.inspection(12)), id: 12, number: "检查〔2026〕12号",
      facts: DeskFacts([.init("村", "灵山村"), .init("日期", "2026-03-09（周一）"), .init("检查人", "甲一、乙二")]),
      results: [Line(question: "该张贴的都按时张贴了", result: "不合格", isBad: true)],
      findings: [
        Found(
          id: 5, what: "P1 更新不及时", subject: "2026年2月高龄津贴发放名单", note: "还没有换下来", severity: DeskMark("较重", .waiting),
          order: nil, again: "12 个月内第 2 次")
      ], photos: [], orders: [], mayOrder: true, typed: Typed(findings: ["5"]))
    return [("desk-inspection", page)]
  }
}
