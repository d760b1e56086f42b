import Kernel

/// `/desk/tickets/rates`: the hotline's rates of a time (办理指标), each with its figures.
struct TicketRatesPage: Page {
  var frame: DeskFrame
  var from: String
  var to: String
  var rows: [Row]
  /// The city's weights, in words.
  var note: String

  /// A rate with how it came about (指标).
  struct Row: Sendable, Equatable {
    var name: String
    var value: String
    var figures: String
  }

  var view: HTML {
    frame.page(
      "办理指标", trail: [Crumb("12345工单", DeskAddress.tickets()), Crumb("办理指标")],
      """
      <h1>办理指标</h1>
      <form class="narrowing" method="get" action="\(DeskAddress.ticketRates)" aria-label="选时间">
        \(FormField(name: "from", label: "从", control: .day, value: from).view)
        \(FormField(name: "to", label: "到", control: .day, value: to).view)
        <p class="buttons"><button class="plain">计算</button></p>
      </form>
      <section class="panel">
      \(DeskTable(caption: "办理指标", heads: ["指标", "结果", "怎么算的"], rows: rows.map { ["\($0.name)", "\($0.value)", "\($0.figures)"] }, figures: [1]).view)
      <p class="quiet">\(note)</p></section>
      """)
  }

  static var samples: [(name: String, page: TicketRatesPage)] {
    [
      (
        "desk-ticket-rates",
        TicketRatesPage(
          frame: SampleDesk.frame(DeskAddress.ticketRates, holding: [.casework]), from: "2026-01-01", to: "2026-11-28",
          rows: [
            Row(name: "响应率", value: "95.0%", figures: "联系过 19 ÷ 有效回访 20"), Row(name: "解决率", value: "—", figures: "没有有效回访"),
          ], note: "分母是有效回访，不是全部工单。")
      )
    ]
  }
}
