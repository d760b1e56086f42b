/// How far an edition has come (审核进度): 起草 › 初审 › 复审 › 签发 › 发布.
struct ReviewPath: Sendable, Equatable {
  var steps: [Step]

  struct Step: Sendable, Equatable {
    var name: String
    var place: Place
    /// Who did it, or who may.
    var who: String = ""
  }

  enum Place: String, Sendable, Equatable {
    case done = "已完成", now = "当前", ahead = "未到"
    var sort: String {
      switch self {
      case .done: "done"
      case .now: "now"
      case .ahead: "ahead"
      }
    }
  }

  init(_ steps: [Step]) { self.steps = steps }

  var view: HTML {
    "<ol class=\"path\" aria-label=\"审核进度\">\(each: steps, piece)</ol>"
  }

  private func piece(_ step: Step) -> HTML {
    """
    <li class="path-\(step.place.sort)"\(if: step.place == .now, " aria-current=\"step\"")>\
    <strong>\(step.name)</strong>\
    <span class="unseen">（\(step.place.rawValue)）</span>\(if: !step.who.isEmpty, "<small>\(step.who)</small>")</li>
    """
  }
}
