import Kernel

/// `/desk/proofreading/silences`: the words that a rule passes over in this town, each with who said so (不再提示).
struct SilencesPage: Page {
  var frame: DeskFrame
  var rows: [Row]
  var mayRemove: Bool

  /// One of them (一条).
  struct Row: Sendable, Equatable {
    var id: Int64
    var words: String
    var rule: String
    var who: String
    var when: String
  }

  var view: HTML {
    frame.page(
      "不再提示的字词", trail: [Crumb("信息", DeskAddress.items()), Crumb("不再提示的字词")],
      """
      <h1>不再提示的字词</h1>
      <p>本镇校对时不再提示下面的字词，例如一种固定的写法。恢复以后，所有信息都会重新提示。\
      地名、人名、字号请加进<a href="\(DeskAddress.lexicon)">本地词表</a>。</p>
      \(if: rows.isEmpty, "<p class=\"empty\">还没有。校对时在一处意见下面点“本镇不再提示”，就会列在这里。</p>", else: table)
      """)
  }

  private var table: HTML {
    let shown = rows.map { row -> [HTML] in
      [
        "\(row.words)", "\(row.rule)", "\(row.who)", "\(row.when)",
        mayRemove
          ? DeskForm(action: DeskAddress.silenceRemoval(row.id), button: "恢复提示").view(frame.csrf) : "—",
      ]
    }
    return DeskTable(
      caption: "不再提示的字词", heads: ["字词", "哪一条规则", "谁设的", "什么时候", "恢复"], rows: shown).view
  }
}
