import Kernel

/// `/desk/trainings/:training`: a session with those who were there, its material, its quiz and what made it necessary (培训、指导).
struct TrainingPage: Page {
  var frame: DeskFrame
  var id: Int64
  var topic: String
  var facts: DeskFacts
  var people: [String]
  var materials: [NavLink]
  var causes: [NavLink]
  var questions: [Question]
  var results: [[String]]
  /// Those who may be named as the one who answers.
  var answerers: [FormChoice]
  var mayAsk: Bool
  var typed: [String: String] = [:]
  var issues: [Issue] = []
  var act = ""

  /// A question of the quiz, without its answer.
  struct Question: Sendable, Equatable {
    var question: String
    var choices: [String]
  }

  var view: HTML {
    frame.page(
      topic, trail: [Crumb("培训指导", DeskAddress.trainings()), Crumb(topic)], issues: issues.count,
      """
      <h1>\(topic)</h1>\(facts.view)
      <section class="panel"><h2>参加的人</h2><ul class="dots">\(each: people, { "<li>\($0)</li>" })</ul></section>
      \(if: !materials.isEmpty, "<section class=\"panel\"><h2>材料</h2>\(Self.links(materials))</section>")
      \(if: !causes.isEmpty, "<section class=\"panel\"><h2>起因</h2>\(Self.links(causes))</section>")
      \(if: !questions.isEmpty && !answerers.isEmpty, quiz)
      \(if: !results.isEmpty, "<section class=\"panel\"><h2>小测成绩</h2>\(table.view)</section>")
      \(if: mayAsk && results.isEmpty, asking)
      """)
  }

  private static func links(_ links: [NavLink]) -> HTML {
    "<ul class=\"dots\">\(each: links, { "<li><a href=\"\($0.address)\">\($0.name)</a></li>" })</ul>"
  }

  private var quiz: HTML {
    var fields = [
      FormField(
        name: "person", label: "谁答题", control: .select(answerers), value: typed["person"] ?? "", isRequired: true)
    ]
    for (number, each) in questions.enumerated() {
      let choices = each.choices.enumerated().map { FormChoice(String($0.offset), $0.element) }
      let name = "answer-\(number)"
      fields.append(
        FormField(
          name: name, label: "\(number + 1). \(each.question)", control: .radios(choices), value: typed[name] ?? ""))
    }
    return """
      <section class="panel"><h2>小测</h2>\(DeskForm(
        action: DeskAddress.training(id, "answers"), fields: fields, button: "交卷", look: .main, issues: act == "answers" ? issues : []
      ).view(frame.csrf))</section>
      """
  }

  private var asking: HTML {
    """
    <section class="panel">\(DeskForm(
      title: questions.isEmpty ? "出小测" : "重新出题", action: DeskAddress.training(id, "quiz"),
      fields: [
        FormField(
          name: "quiz", label: "题目", control: .area(rows: 8), value: typed["quiz"] ?? "",
          hint: "一行题目，下面一行一个答案，对的那个前面加 *；两题之间空一行。最多 10 题。", isRequired: true)
      ], button: "保存题目", issues: act == "quiz" ? issues : []
    ).folded(frame.csrf))</section>
    """
  }

  private var table: DeskTable {
    DeskTable(caption: "小测成绩", heads: ["姓名", "村", "答对", "次数"], rows: results.map { row in row.map { "\($0)" } })
  }

  static var samples: [(name: String, page: TrainingPage)] {
    [
      ("desk-training", TrainingPage(
        frame: SampleDesk.frame(DeskAddress.training(1)), id: 1, topic: "村级公开栏怎样做到一期不漏",
        facts: DeskFacts([.init("方式", "视频培训"), .init("日期", "2026-03-09（周一）")]), people: ["灵山村：甲一"],
        materials: [NavLink("讲义.pdf", DeskAddress.trainingMaterial(1))], causes: [],
        questions: [Question(question: "公布期限至少多少天？", choices: ["七天", "十五天"])], results: [["甲一", "灵山村", "1/1", "1"]],
        answerers: [FormChoice("1", "灵山村 甲一")], mayAsk: true))
    ]
  }
}
