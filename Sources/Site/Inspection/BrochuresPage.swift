import Kernel
import Villages

/// `/desk/brochures`: the batches of brochures, how many of each still lie in villages, and what must be taken back (宣传册).
struct BrochuresPage: Page {
  var frame: DeskFrame
  var rows: [Row]
  var mayKeep: Bool
  var typed = BrochureForm()
  var issues: [Issue] = []

  /// A batch (批次).
  struct Row: Sendable, Equatable {
    var name: String
    var address: Address
    var printed: String
    var valid: String
    var there: String
    var mark: DeskMark
  }

  var view: HTML {
    frame.page(
      "宣传册", trail: [Crumb("宣传册")], issues: issues.count,
      """
      <h1>宣传册</h1>
      <p class="quiet">每印一次登记一批，写明有效期；发到哪个村、多少本也记下来。检查时能选到那一批，过期的看得见还在哪个村。</p>
      \(if: rows.isEmpty, "<p role=\"status\">还没有登记宣传册。</p>", else: table.view)
      \(if: mayKeep, "<section class=\"panel\"><h2>登记一批</h2>\(adding.view(frame.csrf))</section>")
      """)
  }

  private var table: DeskTable {
    DeskTable(
      caption: "宣传册批次", heads: ["名称、版次", "印制", "有效期", "还在村里", "状态"],
      rows: rows.map { ["<a href=\"\($0.address)\">\($0.name)</a>", "\($0.printed)", "\($0.valid)", "\($0.there)", $0.mark.view] })
  }

  private var adding: DeskForm {
    DeskForm(action: DeskAddress.brochures, fields: typed.fields, button: "登记", look: .main, issues: issues)
  }

  static var samples: [(name: String, page: BrochuresPage)] {
    let page = BrochuresPage(
      frame: SampleDesk.frame(DeskAddress.brochures),
      rows: [
        Row(
          name: "惠民政策手册（2024年第1版）", address: DeskAddress.brochure(1), printed: "2024-03-01，700 本", valid: "到 2025-12-31",
          there: "150 本", mark: DeskMark("已过期", .grave)),
        Row(
          name: "防汛手册（2026年第1版）", address: DeskAddress.brochure(2), printed: "2026-04-10，500 本", valid: "没有写明",
          there: "420 本", mark: DeskMark("有效", .good)),
      ], mayKeep: true)
    var empty = page
    (empty.rows, empty.issues) = ([], [Issue("title", "请填写宣传册名称，2 到 100 个字。")])
    return [("desk-brochures", page), ("desk-brochures-empty", empty)]
  }
}

/// A batch as typed (宣传册填写).
struct BrochureForm: Sendable, Equatable {
  var title = ""
  var edition = ""
  var printedOn = ""
  var copies = ""
  var validUntil = ""

  init() {}

  init(_ form: Form) {
    (title, edition, printedOn) = (form.line("title"), form.line("edition"), form.line("printedOn"))
    (copies, validUntil) = (form.line("copies"), form.line("validUntil"))
  }

  init(_ details: Brochure.Details) {
    (title, edition, printedOn) = (details.title, details.edition, details.printedOn.description)
    (copies, validUntil) = (String(details.copies), details.validUntil?.description ?? "")
  }

  var fields: [FormField] {
    [
      FormField(name: "title", label: "名称", value: title, isRequired: true, limit: 100),
      FormField(name: "edition", label: "版次", value: edition, hint: "例如“2026年第1版”；同一版重印写明第几次印。", isRequired: true, limit: 40),
      FormField(name: "printedOn", label: "印制日期", control: .day, value: printedOn, isRequired: true),
      FormField(name: "copies", label: "印了多少本", control: .code, value: copies, isRequired: true),
      FormField(name: "validUntil", label: "有效期到哪一天", control: .day, value: validUntil, hint: "封底写的有效期，或者政策的有效期；没有就空着。"),
    ].scoped("batch")
  }

  func read() throws -> Brochure.Details {
    var issues: [Issue] = []
    let (printed, last) = (Day(printedOn), validUntil.isEmpty ? nil : Day(validUntil))
    if printed == nil { issues.append(Issue("printedOn", "请填写印制日期，例如 2026-03-09。")) }
    if !validUntil.isEmpty, last == nil { issues.append(Issue("validUntil", "有效期请写成日期，例如 2026-12-31；没有就空着。")) }
    guard issues.isEmpty, let printed else { throw Fault.invalid(issues) }
    return Brochure.Details(
      title: title, edition: edition, printedOn: printed, copies: Int(copies) ?? 0, validUntil: last)
  }
}
