/// What happened to a thing, oldest first (办理过程).
struct Timeline: Sendable, Equatable {
  var steps: [Step]

  struct Step: Sendable, Equatable {
    /// `2026-03-09 09:30`.
    var time: String
    var who: String
    /// 提交审核、初审通过…
    var act: String
    var note: String?
  }

  init(_ steps: [Step]) { self.steps = steps }

  var view: HTML {
    guard !steps.isEmpty else { return "<p class=\"quiet\">还没有办理记录。</p>" }
    return "<ol class=\"timeline\">\(each: steps, piece)</ol>"
  }

  private func piece(_ step: Step) -> HTML {
    """
    <li><p><strong>\(step.act)</strong> <span>\(step.who)</span> <time datetime="\(step.time)">\(step.time)</time></p>\
    \(step.note.map { "<p class=\"remark\">\($0)</p>" })</li>

    """
  }
}
