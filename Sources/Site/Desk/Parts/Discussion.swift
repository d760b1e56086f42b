import Kernel

/// What colleagues say about an item beside its review (讨论), and the form to say more.
struct Discussion: Sendable, Equatable {
  var remarks: [Said] = []
  var form: DeskForm

  /// One remark (发言).
  struct Said: Sendable, Equatable {
    var who: String
    var time: String
    var text: String

    var view: HTML {
      """
      <li><p><strong>\(who)</strong> <time datetime="\(time)">\(time)</time></p><p class="remark">\(text)</p></li>

      """
    }
  }

  func view(_ csrf: HTML) -> HTML {
    """
    <section class="panel discussion" id="discussion" aria-labelledby="h-discussion">
      <h2 id="h-discussion">讨论\(if: !remarks.isEmpty, "（\(remarks.count)）")</h2>
      \(if: remarks.isEmpty, "<p class=\"quiet\">还没有人说话。</p>", else: "<ol class=\"said\">\(each: remarks, \.view)</ol>")
      \(form.view(csrf))
    </section>
    """
  }

  /// Who can be called, as a list to choose from; with a script the same list opens at an @.
  static func mention(_ colleagues: [FormChoice]) -> [FormField] {
    guard !colleagues.isEmpty else { return [] }
    return [
      FormField(
        name: "mention", label: "提到同事（可不选）", control: .select([FormChoice("", "不提到谁")] + colleagues),
        hint: "对方会在消息里看到。文字里写 @姓名 也一样。")
    ]
  }

  static func form(_ item: Int64, _ colleagues: [FormChoice], text: String = "", issues: [Issue] = []) -> DeskForm {
    DeskForm(
      action: DeskAddress.remarks(item),
      fields: ([FormField(name: "text", label: "说一句", control: .area(rows: 2), value: text, limit: 1000)]
        + mention(colleagues)).scoped("remark"), button: "发送", issues: issues)
  }
}
