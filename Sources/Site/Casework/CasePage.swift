import Kernel

/// A page of a case or a log (办件页面): a heading and panels that are finished already.
struct CasePage: Page {
  var frame: DeskFrame
  var title: String
  var trail: [Crumb]
  var lead: HTML = HTML()
  var panels: [HTML]
  /// Beside them on a wide screen: what may be done.
  var side: [HTML] = []
  var issues = 0

  var view: HTML {
    frame.page(
      title, trail: trail, issues: issues,
      """
      <h1>\(title)</h1>\(lead)
      \(if: side.isEmpty, "\(each: panels, \.self)", else: parted)
      """)
  }

  private var parted: HTML {
    """
    <p class="case-jump"><a href="\(Address(fragment: "acts"))">去办理</a></p>
    <div class="review"><div>\(each: panels, \.self)</div><div class="review-side" id="acts">\(each: side, \.self)</div></div>
    """
  }

  static func panel(_ title: String, _ inside: HTML, isForm: Bool = false) -> HTML {
    "<section class=\"panel\(if: isForm, " decision")\"><h2>\(title)</h2>\(inside)</section>\n"
  }

  static var samples: [(name: String, page: CasePage)] {
    let frame = SampleDesk.frame(DeskAddress.agencies, holding: [.window], name: "方窗口")
    let form = DeskForm(title: "受理", action: DeskAddress.agency(1, "acceptance"), button: "受理", look: .main)
    return [
      (
        "desk-case",
        CasePage(
          frame: frame, title: "代办：参保登记", trail: [Crumb("代办", DeskAddress.agencies), Crumb("DB2026-0001")],
          panels: [panel("委托", DeskFacts([.init("委托人", "程*" + SampleTown.hostile)]).view)],
          side: [panel("现在要做的", form.view(frame.csrf), isForm: true)])
      )
    ]
  }
}
