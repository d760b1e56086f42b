import Kernel

/// `/TOWN/villages/VILLAGE/objections/LIST`: objecting to a list (提出异议) without an account; the answer is the number by which
/// one can ask.
package struct VillageObjectionPage: Page {
  var frame: PublicFrame
  var trail: [Crumb]
  var list: String
  var until: String
  var action: Address
  var phone: String
  var typed = Typed()
  var issues: [Issue] = []
  /// The number and the day of the answer, once it was sent.
  var receipt: String?

  /// As typed (异议).
  struct Typed: Sendable, Equatable {
    var name = ""
    var contact = ""
    var text = ""
  }

  package var view: HTML {
    frame.page(
      PageHead(title: "对“\(list)”提出异议", trail: trail, isIndexed: false),
      """
      <div class="wide page narrow">
        <h1>提出异议</h1>
        <p class="lead">\(list)。\(until)</p>
        \(if: receipt != nil, thanks, else: form)
        <dl class="pairs">\(OfficeCard.pair("也可以打电话", phone))</dl>
      </div>
      """)
  }

  private var thanks: HTML {
    "<p class=\"notice-line\" role=\"status\">已经收到。\(receipt ?? "")请记下编号，打电话问结果时要用。</p>"
  }

  private var form: HTML {
    let fields = [
      FormField(name: "name", label: "您的姓名", value: typed.name, isRequired: true, limit: 40),
      FormField(name: "contact", label: "怎么联系您", value: typed.contact, hint: "电话或者住址，只用来告诉您结果，加密保存。", isRequired: true, limit: 100),
      FormField(
        name: "text", label: "对哪一条有异议，为什么", control: .area(rows: 6), value: typed.text, isRequired: true, limit: 2000),
    ]
    return """
      <form class="record-form" method="post" action="\(action)">\(FormIssues(issues, for: fields).view)\(fields.marked(issues).view)
      <p class="buttons"><button type="submit">提交异议</button></p></form>
      """
  }
}

extension VillageObjectionPage {
  package static var samples: [(name: String, page: VillageObjectionPage)] {
    let page = VillageObjectionPage(
      frame: SampleTown.frame(VillageAddress.objection("chengkan", "lingshan", 3)),
      trail: [Crumb("呈坎镇（演示）", SampleTown.at()), Crumb("灵山村", VillageAddress.village("chengkan", "lingshan")), Crumb("提出异议")],
      list: "最低生活保障拟确认对象公示", until: "异议期到 2026年11月27日。",
      action: VillageAddress.objection("chengkan", "lingshan", 3), phone: "0559-0000000（演示号码）")
    var sent = page
    sent.receipt = "编号 YY2026-3，2026年12月1日前答复您。"
    return [("village-objection", page), ("village-objection-sent", sent)]
  }
}
