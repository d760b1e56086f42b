import Kernel

/// `/desk/village/:village`: all that a village's handler has to do, on his phone (本村待办). Tap one: its page leads through
/// the rest.
struct VillageDeskPage: Page {
  var frame: DeskFrame
  var village: String
  var name: String
  /// Other villages that he may work for.
  var others: [NavLink]
  var due: [Line]
  /// What should have been done long ago.
  var older: [Line] = []
  var hanging: [Line]
  var objections: [Line]
  var occasions: [FormChoice]
  var hasCatalogue: Bool
  var mayPost: Bool
  var publicPage: Address?
  var typed = Typed()
  var issues: [Issue] = []

  /// One thing to do (一件事).
  struct Line: Sendable, Equatable {
    var title: String
    var address: Address
    var mark: DeskMark
    var note: String
  }

  /// What happened, as typed (重大事项).
  struct Typed: Sendable, Equatable {
    var rule = ""
    var occasion = ""
    var day = ""
  }

  var view: HTML {
    frame.page(
      "\(name)公开栏", trail: [Crumb("\(name)公开栏")], issues: issues.count,
      """
      <h1>\(name)公开栏</h1>
      \(if: !hasCatalogue, "<p class=\"flash\">本村还没有公开目录，请联系镇里套用。</p>")
      <section class="panel"><h2>要张贴的</h2>
      \(if: due.isEmpty, "<p role=\"status\">现在没有要张贴的。发生了重大事项，请在下面登记。</p>", else: Self.list(due))
      \(if: !older.isEmpty, backlog)</section>
      \(if: !hanging.isEmpty, "<section class=\"panel\"><h2>要撤下的</h2>\(Self.list(hanging))</section>")
      \(if: !objections.isEmpty, "<section class=\"panel\"><h2>村民异议</h2>\(Self.list(objections))</section>")
      \(if: mayPost && !occasions.isEmpty, happening)
      \(if: !others.isEmpty, otherVillages)
      \(publicPage.map { "<p><a href=\"\($0)\">看村民看到的页面</a></p>" })
      """)
  }

  static func list(_ lines: [Line]) -> HTML { "<ul class=\"rows taps\">\(each: lines, row)</ul>" }

  private static func row(_ line: Line) -> HTML {
    """
    <li><a href="\(line.address)">\(line.title)</a>\
    <p class="row-notes">\(line.mark.view)<span>\(line.note)</span></p></li>

    """
  }

  private var backlog: HTML {
    "<details class=\"fold\"><summary>更早没有张贴的 \(older.count) 份</summary>\(Self.list(older))</details>"
  }

  private var otherVillages: HTML {
    """
    <nav class="panel" aria-label="其他村"><h2>其他村</h2>
    <ul class="ways">\(each: others, { "<li><a href=\"\($0.address)\">\($0.name)</a></li>" })</ul></nav>
    """
  }

  private var happening: HTML {
    """
    <section class="panel">\(DeskForm(
      title: "登记要随时公开的事", action: DeskAddress.occasions(village),
      fields: [
        FormField(name: "rule", label: "哪一类", control: .select(occasions), value: typed.rule, isRequired: true),
        FormField(
          name: "occasion", label: "什么事", value: typed.occasion, hint: "一句话，例如“村口桥梁维修招标”。", isRequired: true, limit: 100),
        FormField(name: "day", label: "哪一天发生", control: .day, value: typed.day, isRequired: true),
      ], button: "登记", issues: issues
    ).folded(frame.csrf))</section>
    """
  }
}

extension VillageDeskPage {
  static var samples: [(name: String, page: VillageDeskPage)] {
    let page = VillageDeskPage(
      frame: SampleDesk.frame(DeskAddress.village("lingshan"), holding: [.villageDraft]), village: "lingshan", name: "灵山村",
      others: [],
      due: [
        Line(
          title: "2026年11月最低生活保障发放名单", address: DeskAddress.slot(41), mark: DeskMark("未张贴", .grave),
          note: "应在 11月20日前张贴"),
        Line(
          title: "2026年10月财务收支明细", address: DeskAddress.slot(42), mark: DeskMark("等待签字", .waiting),
          note: "应在 11月25日前张贴"),
      ],
      hanging: [
        Line(
          title: "2026年10月高龄津贴发放名单", address: DeskAddress.slot(40), mark: DeskMark("该撤未撤", .grave),
          note: "最迟 11月20日撤下")
      ], objections: [], occasions: [FormChoice("9", "涉及集体利益的重大事项")], hasCatalogue: true, mayPost: true,
      publicPage: SampleTown.at("villages"))
    var empty = page
    (empty.due, empty.hanging) = ([], [])
    return [("desk-village", page), ("desk-village-empty", empty)]
  }
}
