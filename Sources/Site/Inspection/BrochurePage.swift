import Kernel
import Villages

/// `/desk/brochures/:brochure`: one batch, which village got how many and when, and what inspections found of it (宣传册批次).
struct BrochurePage: Page {
  var frame: DeskFrame
  var id: Int64
  var name: String
  var mark: DeskMark
  var facts: DeskFacts
  var deliveries: [Delivery]
  var findings: [NavLink]
  var forms: [DeskForm] = []

  /// So many to one village (发放).
  struct Delivery: Sendable, Equatable {
    var village: String
    var copies: Int
    var day: String
    var cleared: String
    /// Where it is noted that they were taken back; nil for who may not.
    var clearing: Address?
  }

  var view: HTML {
    frame.page(
      name, trail: [Crumb("宣传册", DeskAddress.brochures), Crumb(name)], issues: forms.map(\.issues.count).reduce(0, +),
      """
      <h1>\(name) \(mark.view)</h1>\(facts.view)
      <section class="panel"><h2>发放</h2>
      \(if: deliveries.isEmpty, "<p role=\"status\">还没有发到村里。</p>", else: table.view)</section>
      \(if: !findings.isEmpty, "<section class=\"panel\"><h2>检查发现过的问题</h2><ul class=\"linked\">\(each: findings, link)</ul></section>")
      \(if: !forms.isEmpty, "<section class=\"panel\"><h2>办理</h2>\(each: forms, { $0.look == .main ? $0.view(frame.csrf) : $0.folded(frame.csrf) })</section>")
      """)
  }

  private func link(_ link: NavLink) -> HTML { "<li><a href=\"\(link.address)\">\(link.name)</a></li>" }

  private var table: DeskTable {
    DeskTable(
      caption: "发放记录", heads: ["村", "本数", "日期", "收回"],
      rows: deliveries.map { each in
        ["\(each.village)", "\(each.copies)", "\(each.day)", each.clearing.map { clear($0) } ?? "\(each.cleared)"]
      }, figures: [1])
  }

  private func clear(_ address: Address) -> HTML { DeskForm(action: address, button: "登记收回").view(frame.csrf) }

  static var samples: [(name: String, page: BrochurePage)] {
    let page = BrochurePage(
      frame: SampleDesk.frame(DeskAddress.brochure(1)), id: 1, name: "惠民政策手册（2024年第1版）", mark: DeskMark("已过期", .grave),
      facts: DeskFacts([.init("印制", "2024-03-01，700 本"), .init("有效期", "到 2025-12-31")]),
      deliveries: [
        Delivery(village: "灵山村", copies: 100, day: "2024-03-09", cleared: "", clearing: DeskAddress.brochureClearing(1, 2)),
        Delivery(village: "杨干村", copies: 80, day: "2024-03-09", cleared: "2026-01-05 收回", clearing: nil),
      ], findings: [NavLink("2026-03-09 灵山村：还摆在架上", DeskAddress.inspection(3))])
    var empty = page
    (empty.deliveries, empty.findings) = ([], [])
    return [("desk-brochure", page), ("desk-brochure-empty", empty)]
  }
}
