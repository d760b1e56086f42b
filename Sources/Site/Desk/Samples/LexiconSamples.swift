import Kernel

/// The list of the town's own words, full and empty (本地词表样例).
extension LexiconPage {
  static var samples: [(name: String, page: LexiconPage)] {
    let frame = SampleDesk.frame(DeskAddress.lexicon)
    let full = LexiconPage(
      frame: frame, town: "呈坎镇",
      rows: [
        Row(word: "坎上", origin: "人工添加：自然村名", who: "汪晓，2026-11-20 16:00"),
        Row(
          word: "罗氏宗祠", origin: "学习得来，见于 5 条信息：",
          texts: [NavLink("第 41 条", DeskAddress.item(41)), NavLink("第 44 条", DeskAddress.item(44))],
          who: "学习，2026-11-21 02:00"),
      ], count: 2, pager: Pager(current: 1, total: 1) { DeskAddress.lexicon(page: $0) },
      names: [("人名", ["方立秋", "汪晓"]), ("地名", ["灵山村", "灵山村村民委员会"]), ("机构", [])],
      struck: [Struck(id: 7, word: "布署", who: "汪晓，2026-11-21 09:00")], mayChange: true)
    var refused = LexiconPage(
      frame: frame, town: "呈坎镇", rows: [], count: 0,
      pager: Pager(current: 1, total: 1) { DeskAddress.lexicon(page: $0) }, names: [], struck: [], mayChange: true)
    refused.typed.words = SampleTown.hostile
    refused.issues = [Issue("words", "“坎，上”不能作为本地词：只能用汉字、字母和数字，2 至 20 个字。")]
    return [("desk-lexicon", full), ("desk-lexicon-refused", refused)]
  }
}
