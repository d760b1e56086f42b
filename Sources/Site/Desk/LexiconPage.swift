import Kernel

/// `/desk/proofreading/lexicon`: the town's own words, which the corrector leaves alone (本地词表): who put each there or from
/// which texts it was learned, with ways to add and to strike out.
struct LexiconPage: Page {
  var frame: DeskFrame
  var town: String
  var rows: [Row]
  /// How many there are on all pages.
  var count: Int
  var pager: Pager
  /// Names that belong to the list without anybody's doing, by what they are.
  var names: [(kind: String, words: [String])]
  var struck: [Struck]
  var mayChange: Bool
  var typed = Typed()
  var issues: [Issue] = []

  /// What was typed (填写).
  struct Typed: Sendable, Equatable {
    var words = ""
    var note = ""
    /// Which of the names is no word of the town.
    var word = ""
    /// In how many texts a word that is learned must stand.
    var least = "3"
  }

  /// One of them (一个词).
  struct Row: Sendable, Equatable {
    var word: String
    /// 人工添加：地名; 见于 5 条信息.
    var origin: String
    /// A few of the texts it was learned from.
    var texts: [NavLink] = []
    var who: String
  }

  /// One that was struck out (去掉的词).
  struct Struck: Sendable, Equatable {
    var id: Int64
    var word: String
    var who: String
  }

  var view: HTML {
    frame.page(
      "本地词表", trail: [Crumb("不再提示的字词", DeskAddress.silences), Crumb("本地词表")], issues: issues.count,
      """
      <h1>本地词表：\(town)</h1>
      <p>校对时，这里的词不再被当作错别字。标点、用语等规则照常检查。</p>
      \(if: mayChange, "\(adding)\(learning)")
      <section class="panel"><h2>词表（\(count) 个）</h2>
      \(if: rows.isEmpty, empty, else: table)\(pager.view)</section>
      <section class="panel"><h2>登记的名称</h2>
      <p class="quiet">账号里的人名、行政村和机构名称自动算作本地词，随登记更新。</p>\(each: names, group)
      \(if: mayChange && names.contains { !$0.words.isEmpty }, excepting)</section>
      \(if: !struck.isEmpty, removed)
      """)
  }

  private var empty: HTML {
    """
    <p class="empty">还没有。可以在上面添加，也可以从已公开的信息里学习。</p>
    """
  }

  private var adding: HTML {
    let form = DeskForm(
      action: DeskAddress.lexicon,
      fields: [
        FormField(
          name: "words", label: "词", control: .area(rows: 4), value: typed.words,
          hint: "一行一个，2 至 20 个字，例如本地的地名、字号、方言词。一次最多 100 个。", isRequired: true),
        FormField(name: "note", label: "说明", value: typed.note, hint: "可以不填，例如：自然村名。", limit: 100),
      ], button: "添加", look: .main, issues: issues.filter { !["word", "least"].contains($0.field) })
    return "<section class=\"panel\"><h2>添加</h2>\(form.view(frame.csrf))</section>"
  }

  private var learning: HTML {
    let form = DeskForm(
      action: DeskAddress.lexiconLearning,
      fields: [
        FormField(
          name: "least", label: "至少见于几条信息", control: .code, value: typed.least, hint: "2 至 1000。越大越稳妥。",
          isRequired: true, limit: 4)
      ], button: "开始学习", issues: issues.filter { $0.field == "least" })
    return """
      <section class="panel"><h2>从已公开的信息学习</h2>
      <p class="quiet">把全部公开信息读一遍：几条信息里都这样写、校对却会怀疑的，算作本地词。人工添加的和去掉的不变。\
      读完请看一遍词表，是错字的去掉。</p>
      \(form.view(frame.csrf))</section>
      """
  }

  private var table: HTML {
    let shown = rows.map { row -> [HTML] in
      ["\(row.word)", "\(row.origin)\(each: row.texts, link)", "\(row.who)", mayChange ? strike(row.word) : "—"]
    }
    return DeskTable(caption: "本地词表", heads: ["词", "来历", "谁、什么时候", "去掉"], rows: shown).view
  }

  private func link(_ text: NavLink) -> HTML { " <a href=\"\(text.address)\">\(text.name)</a>" }

  private func strike(_ word: String) -> HTML {
    DeskForm(
      action: DeskAddress.lexiconStrikes, button: "去掉", hidden: [DeskForm.Hidden("word", word)]
    ).view(frame.csrf)
  }

  private func group(_ names: (kind: String, words: [String])) -> HTML {
    guard !names.words.isEmpty else { return HTML() }
    return """
      <details class="fold"><summary>\(names.kind)（\(names.words.count) 个）</summary>\
      <p>\(names.words.joined(separator: "、"))</p></details>
      """
  }

  private var excepting: HTML {
    DeskForm(
      action: DeskAddress.lexiconStrikes,
      fields: [
        FormField(
          name: "word", label: "哪个名称不算本地词", value: typed.word, hint: "容易和常用词混淆的才去掉，例如两个字的小名。", isRequired: true,
          limit: 40)
      ], button: "去掉这个名称", issues: issues.filter { $0.field == "word" }
    ).view(frame.csrf)
  }

  private var removed: HTML {
    let shown = struck.map { row -> [HTML] in
      [
        "\(row.word)", "\(row.who)",
        mayChange ? DeskForm(action: DeskAddress.lexiconReturn(row.id), button: "恢复").view(frame.csrf) : "—",
      ]
    }
    return """
      <section class="panel"><h2>去掉的词</h2><p class="quiet">学习时不会再加回来。</p>
      \(DeskTable(caption: "去掉的词", heads: ["词", "谁、什么时候", "恢复"], rows: shown).view)</section>
      """
  }
}
