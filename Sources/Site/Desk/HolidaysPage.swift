import Kernel

/// `/desk/holidays`: the years whose working days are known (放假安排), and where next year's notice is taken in: pasted
/// as it was published, read, looked at, confirmed.
struct HolidaysPage: Page {
  var frame: DeskFrame
  var years: [Year]
  /// The year whose notice should be there by now.
  var missing: Int?
  var mayTakeIn: Bool
  var typed = Typed()
  var issues: [Issue] = []
  /// What was read from the pasted text, to be confirmed.
  var reading: Year?

  /// One year's arrangement (一年的安排).
  struct Year: Sendable, Equatable {
    var year: Int
    var lines: [Line]
    /// Where each can be read, when it is an address.
    var sources: [String]

    struct Line: Sendable, Equatable {
      var festival: String
      var off: String
      var madeUp: String
    }
  }

  /// What was pasted (粘贴的通知).
  struct Typed: Sendable, Equatable {
    var text = ""
    var source = ""
  }

  var view: HTML {
    frame.page(
      "放假安排", trail: [Crumb("设置", DeskAddress.settings), Crumb("放假安排")], issues: issues.count,
      """
      <h1>放假安排</h1>
      <p class="quiet">所有工作日期限都按国务院办公厅的放假通知推算；没有收录通知的年份，期限标“暂定”，收录以后自动重算。</p>
      \(missing.map(nag))
      \(reading.map(confirmation))
      \(if: mayTakeIn, form)
      <section class="panel"><h2>已收录的年份</h2>\(each: years, folded)</section>
      """)
  }

  private func nag(_ year: Int) -> HTML {
    """
    <p class="flash" role="status">还没有收录 \(String(year)) 年的放假通知，落到 \(String(year)) 年的期限都是暂定的。\
    通知发布后请粘贴到下面。</p>
    """
  }

  private var form: HTML {
    """
    <section class="panel"><h2>\(reading == nil ? "收录一份通知" : "改一改再读")</h2>
    \(DeskForm(
      action: DeskAddress.holidays,
      fields: [
        FormField(
          name: "text", label: "通知全文", control: .area(rows: 8), value: typed.text,
          hint: "从中国政府网复制《国务院办公厅关于某年部分节假日安排的通知》，连标题一起粘贴。", isRequired: true, limit: 8000),
        FormField(
          name: "source", label: "出处网址", value: typed.source, hint: "以 https:// 开头，期限算式里会引用它。", isRequired: true,
          limit: 300),
      ], button: "读一读", look: reading == nil ? .main : .quiet, issues: issues
    ).view(frame.csrf))</section>
    """
  }

  private func confirmation(_ year: Year) -> HTML {
    """
    <section class="panel"><h2>读到的 \(String(year.year)) 年安排</h2>
    <p>请和原文逐行核对，确认后当天起用，已经算过的暂定期限按它重算。</p>
    \(table(year))
    \(DeskForm(
      action: DeskAddress.holidays, button: "核对无误，收录", look: .main,
      hidden: [
        DeskForm.Hidden("text", typed.text), DeskForm.Hidden("source", typed.source), DeskForm.Hidden("confirmed", "yes"),
      ]
    ).view(frame.csrf))</section>
    """
  }

  private func folded(_ year: Year) -> HTML {
    """
    <details class="fold"><summary>\(String(year.year)) 年</summary>\(table(year))
    \(each: year.sources, { source in
      Address(foreign: source).map { "<p class=\"quiet\">依据：<a href=\"\($0)\">国务院办公厅通知</a></p>" } ?? "<p class=\"quiet\">依据：\(source)</p>"
    })</details>

    """
  }

  private func table(_ year: Year) -> HTML {
    DeskTable(
      caption: "\(String(year.year)) 年放假和补班", heads: ["节日", "放假", "补班"],
      rows: year.lines.map { ["\($0.festival)", "\($0.off)", "\($0.madeUp)"] }
    ).view
  }
}

extension HolidaysPage.Year {
  init(_ notice: HolidayNotice) {
    year = notice.year
    sources = notice.sources
    lines = notice.off.map { rest in
      let worked = notice.madeUp.filter { $0.name == rest.name }.map(\.day.withWeekday)
      let off = rest.first == rest.last ? rest.first.withWeekday : "\(rest.first.withWeekday)至 \(rest.last.withWeekday)"
      return Line(festival: rest.name, off: off, madeUp: worked.isEmpty ? "没有" : worked.joined(separator: "、"))
    }
  }
}

extension HolidaysPage {
  static var samples: [(name: String, page: HolidaysPage)] {
    let years = HolidayNotice.builtIn.suffix(2).reversed().map(Year.init)
    let page = HolidaysPage(
      frame: SampleDesk.frame(DeskAddress.holidays), years: years, missing: 2027, mayTakeIn: true)
    var read = page
    read.reading = years.first
    read.typed = Typed(text: "国务院办公厅关于2026年部分节假日安排的通知", source: "https://www.gov.cn/")
    return [("desk-holidays", page), ("desk-holidays-read", read)]
  }
}
