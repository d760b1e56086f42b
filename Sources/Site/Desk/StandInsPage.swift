import Kernel

/// `/desk/stand-ins`: who has my work while I am away, and whose I have (请假代办).
struct StandInsPage: Page {
  var frame: DeskFrame
  var rows: [Row]
  var form: DeskForm

  /// One arrangement (代办安排).
  struct Row: Sendable, Equatable {
    /// 李四代张三.
    var who: String
    var days: String
    var note: String
    var mark: DeskMark
    var end: Address?
  }

  var view: HTML {
    frame.page(
      "请假代办", trail: [Crumb("我的账号", DeskAddress.profile), Crumb("请假代办")], issues: form.issues.count,
      """
      <h1>请假代办</h1>
      <p class="quiet">请假期间，您的经办和审核职责由同事代办，到期自动结束。代办的每一步都记两个人的名字；\
      自己写的、自己审过的，不能互相代审。</p>
      <section class="panel"><h2>安排代办</h2>\(form.view(frame.csrf))</section>
      <section class="panel"><h2>代办安排</h2>\(list)</section>
      """)
  }

  private var list: HTML {
    guard !rows.isEmpty else { return "<p class=\"quiet\">还没有代办安排。</p>" }
    return DeskTable(
      caption: "代办安排", heads: ["谁代谁", "起止", "说明", "状态", "操作"],
      rows: rows.map { row in
        [
          "\(row.who)", "\(row.days)", "\(row.note)", row.mark.view,
          row.end.map { DeskForm(action: $0, button: "提前结束").view(frame.csrf) } ?? HTML(),
        ]
      }
    ).view
  }

  static func form(
    _ colleagues: [FormChoice], _ typed: [String: String] = [:], away: [FormChoice] = [], issues: [Issue] = []
  ) -> DeskForm {
    let absent = FormField(
      name: "away", label: "谁请假", control: .select([FormChoice("", "我自己")] + away), value: typed["away"] ?? "",
      hint: "您是签发人或系统管理员，可以替已经离岗的同事安排，对方会在消息里看到。")
    return form((away.isEmpty ? [] : [absent]) + fields(colleagues, typed), issues)
  }

  private static func form(_ fields: [FormField], _ issues: [Issue]) -> DeskForm {
    DeskForm(action: DeskAddress.standIns, fields: fields.scoped("standin"), button: "安排代办", look: .main, issues: issues)
  }

  private static func fields(_ colleagues: [FormChoice], _ typed: [String: String]) -> [FormField] {
    [
      FormField(
        name: "deputy", label: "代办人", control: .select([FormChoice("", "请选择")] + colleagues),
        value: typed["deputy"] ?? "", hint: "本乡镇有经办或审核职责的同事。", isRequired: true),
      FormField(name: "from", label: "从哪一天", control: .day, value: typed["from"] ?? "", isRequired: true),
      FormField(name: "to", label: "到哪一天（含）", control: .day, value: typed["to"] ?? "", isRequired: true),
      FormField(name: "note", label: "说明（可不填）", value: typed["note"] ?? "", limit: 200),
    ]
  }

  static var samples: [(name: String, page: StandInsPage)] {
    let rows = [
      Row(
        who: "程灯代方小鱼", days: "2026-11-23 至 2026-11-30", note: "外出培训", mark: DeskMark("代办中", .waiting),
        end: DeskAddress.standInEnd(2)),
      Row(who: "胡桥代方小鱼", days: "2026-07-01 至 2026-07-05", note: SampleTown.hostile, mark: DeskMark("已结束"), end: nil),
    ]
    let frame = SampleDesk.frame(DeskAddress.standIns)
    let colleagues = [FormChoice("2", "程灯（初审）"), FormChoice("3", "胡桥（复审）")]
    let wrong = form(
      colleagues, ["from": "2026-11-30", "to": "2026-11-20"], away: [FormChoice("4", "方小鱼")],
      issues: [Issue("to", "结束的日子早于开始的日子，请核对日期。")])
    return [
      ("desk-stand-ins", StandInsPage(frame: frame, rows: rows, form: form(colleagues))),
      ("desk-stand-ins-wrong", StandInsPage(frame: frame, rows: [], form: wrong)),
    ]
  }
}
