/// `/desk/items/kinds`: a new item begins with what kind of information it is (选择信息种类).
struct KindChoicePage: Page {
  var frame: DeskFrame
  var cards: [Card]
  /// The column that it is to stand in, when one came from there.
  var column = ""
  var columnName = ""

  /// One kind to choose (种类).
  struct Card: Sendable, Equatable {
    var name: String
    var use: String
    var address: Address
    var example: Address?
    var marks: [DeskMark] = []
  }

  var view: HTML {
    frame.page(
      "新建信息", trail: [Crumb("信息", DeskAddress.items()), Crumb("新建信息")],
      """
      <h1>新建信息：先选是哪一类</h1>
      <p class="quiet">选好以后，开头文字和要填的项目都替您准备好；随时可以换，填过的都留着。\
      \(if: !columnName.isEmpty, "将放进栏目“\(columnName)”。")</p>
      <ul class="kind-cards">\(each: cards, card)</ul>
      <p class="kind-plain"><a class="button plain" href="\(DeskAddress.newItem(column: column))">都不是，直接写</a> \
      <a class="button plain" href="\(DeskAddress.draftFile)">从 Word、WPS 文件读入</a></p>
      """)
  }

  private func card(_ card: Card) -> HTML {
    """
    <li class="kind-card"><h2><a href="\(card.address)">\(card.name)</a></h2>\
    \(if: !card.marks.isEmpty, "<p class=\"kind-marks\">\(each: card.marks, \.view)</p>")\
    <p>\(card.use)</p>\
    \(card.example.map { "<p class=\"kind-example\"><a href=\"\($0)\">看示例<span class=\"unseen\">：\(card.name)</span></a></p>" })</li>

    """
  }
}
