import Kernel

/// The opinions of people without an account (外部意见), and the form that asks one more.
struct OpinionsPanel: Sendable, Equatable {
  var rows: [Asked] = []
  /// Nil for who may not ask.
  var form: DeskForm?

  /// One link with what came of it.
  struct Asked: Sendable, Equatable {
    var invited: String
    var mark: DeskMark
    /// When it was made and until when it holds.
    var times: String
    var question = ""
    var answer: Answer?
    /// Where to take it back; nil when it is over.
    var revocation: Address?
  }

  /// What somebody outside said (意见).
  struct Answer: Sendable, Equatable {
    var who: String
    var stand: DeskMark
    var time: String
    var text: String
  }

  func view(_ csrf: HTML) -> HTML {
    guard !rows.isEmpty || form != nil else { return HTML() }
    return """
      <section class="panel opinions" aria-labelledby="h-opinions"><h2 id="h-opinions">外部意见</h2>
      \(if: rows.isEmpty, "<p class=\"quiet\">没有账号的专家、法律顾问，可以用一次性链接提意见。意见只作参考，不算审核。</p>")
      \(if: !rows.isEmpty, "<ul class=\"asked\">\(each: rows, { row($0, csrf) })</ul>")
      \(form.map { $0.folded(csrf) })</section>
      """
  }

  private func row(_ asked: Asked, _ csrf: HTML) -> HTML {
    """
    <li><p><strong>\(asked.invited)</strong> \(asked.mark.view)</p><p class="quiet">\(asked.times)</p>
    \(if: !asked.question.isEmpty, "<p class=\"quiet\">问：\(asked.question)</p>")
    \(asked.answer.map(answer))
    \(asked.revocation.map { DeskForm(action: $0, button: "撤销链接").view(csrf) })</li>

    """
  }

  private func answer(_ answer: Answer) -> HTML {
    """
    <p>\(answer.stand.view) \(answer.who) <time datetime="\(answer.time)">\(answer.time)</time></p>\
    \(if: !answer.text.isEmpty, "<p class=\"remark\">\(answer.text)</p>")
    """
  }

  static func asking(_ item: Int64, _ typed: [String: String] = [:], issues: [Issue] = []) -> DeskForm {
    DeskForm(
      title: "请没有账号的人提意见", action: DeskAddress.opinionLinks(item),
      fields: [
        FormField(
          name: "invited", label: "征求谁的意见", value: typed["invited"] ?? "", hint: "例如：区司法局法律顾问。", isRequired: true,
          limit: 60),
        FormField(
          name: "question", label: "想请对方看什么（可不填）", control: .area(rows: 2), value: typed["question"] ?? "", limit: 500),
        FormField(name: "days", label: "有效天数（可不填）", value: typed["days"] ?? "", hint: "不填按设置，最长 60 天。", limit: 2),
        FormField(
          name: "word", label: "访问口令（可不填）", value: typed["word"] ?? "", hint: "另用电话告诉对方，不要和链接一起发。", limit: 40),
      ].scoped("asking"), button: "生成链接",
      note: "对方只能看这一稿、提一次意见。还没有做保密审查的、可能涉密的内容，不要发到外面。", issues: issues)
  }
}
