import Kernel

/// `/opinion/TOKEN`: one draft to read and one opinion to give (征求意见).
struct OpinionPage: Page {
  var frame: OpinionFrame
  var token: String
  var invited: String
  var question: String
  var until: String
  var reading: Reading
  var typed: [String: String] = [:]
  var issues: [Issue] = []

  var view: HTML {
    frame.page(
      "征求意见：\(reading.title)", issues: issues.count,
      """
      <h1>请对这一稿提意见</h1>
      <p>\(invited)：您好。下面是还没有公开的草稿，请只用于提意见，不要转发。\(until) 前，可以提一次意见。</p>
      \(if: !question.isEmpty, "<p class=\"remark\">\(question)</p>")
      \(reading.view)
      <section class="panel"><h2>您的意见</h2>\(form.view(HTML()))</section>
      """)
  }

  private var form: DeskForm {
    DeskForm(
      action: DeskAddress.opinion(token),
      fields: [
        FormField(
          name: "name", label: "姓名", value: typed["name"] ?? "", isRequired: true, limit: 40, autocomplete: "name"),
        FormField(
          name: "unit", label: "单位", value: typed["unit"] ?? "", isRequired: true, limit: 80,
          autocomplete: "organization"),
        FormField(
          name: "stand", label: "结论",
          control: .radios([FormChoice("agree", "同意"), FormChoice("changes", "有修改意见")]), value: typed["stand"] ?? "",
          isRequired: true),
        FormField(
          name: "text", label: "意见", control: .area(rows: 6), value: typed["text"] ?? "",
          hint: "有修改意见时，请写明哪里要改、怎么改。", limit: 5000),
      ].scoped("opinion"), button: "提交意见", note: "提交后不能修改。意见供审核人员参考，和您的姓名、单位一起留存。", look: .main, issues: issues)
  }

  static var samples: [(name: String, page: OpinionPage)] {
    let page = OpinionPage(
      frame: OpinionFrame(town: "呈坎镇（演示）", assets: SampleTown.assets), token: "0f1e2d3c4b5a69788796a5b4c3d2e1f0",
      invited: "区司法局法律顾问", question: "第二条的责任划分是否合适？", until: "2026-11-30 09:30", reading: SampleDesk.reading)
    var wrong = page
    wrong.typed = ["name": SampleTown.hostile, "stand": "changes"]
    wrong.issues = [Issue("unit", "请填写您的单位。"), Issue("text", "请写明修改意见：哪里要改、怎么改。")]
    return [("opinion", page), ("opinion-wrong", wrong)]
  }
}
