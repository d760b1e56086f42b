import Kernel
import Store

/// What somebody wants of the hotline (工单类型): 咨询、求助、投诉、举报、建议; 待定 until a clerk has read it.
package enum TicketKind: String, CaseIterable, Sendable, Storable {
  case unsorted, consultation, help, complaint, report, suggestion

  package var chinese: String {
    switch self {
    case .unsorted: "待定"
    case .consultation: "咨询"
    case .help: "求助"
    case .complaint: "投诉"
    case .report: "举报"
    case .suggestion: "建议"
    }
  }

  /// The five that a ticket may be signed as.
  package static let sorted: [TicketKind] = allCases.filter { $0 != .unsorted }

  /// The setting that says how long it may take. What is not sorted yet has the time of most.
  var setting: String { "tickets.term.\(self == .unsorted ? "help" : rawValue)" }

  /// As a list of another system names it: 咨询类、意见建议、表扬…
  package init?(named text: String) {
    let words: [(String, TicketKind)] = [
      ("咨询", .consultation), ("求助", .help), ("求决", .help), ("投诉", .complaint), ("举报", .report), ("检举", .report),
      ("建议", .suggestion), ("意见", .suggestion), ("表扬", .suggestion),
    ]
    guard let found = words.first(where: { text.contains($0.0) })?.1 else { return nil }
    self = found
  }

  /// By what the person himself writes, for lists that do not say. A guess for the clerk to confirm when he signs.
  package static func guess(_ title: String, _ text: String) -> TicketKind {
    for place in [title, String(text.suffix(120)), text] {
      for (kind, words) in clues where words.contains(where: place.contains) { return kind }
    }
    return .unsorted
  }

  private static let clues: [(TicketKind, [String])] = [
    (.report, ["举报", "检举", "涉嫌", "违法", "非法", "传销", "无证"]),
    (.consultation, ["咨询", "请问", "何时", "什么时候", "是否可以", "能否", "是不是", "怎么办理", "如何办理", "吗？", "吗?", "多少钱", "呢？"]),
    (.suggestion, ["建议", "意见", "提议", "希望能增", "呼吁"]),
    (.complaint, ["投诉", "扰民", "乱收费", "不作为", "欺骗", "拖欠", "噪音", "噪声", "污染", "强制", "违规", "太差", "霸王"]),
    (.help, ["求助", "请求", "恳请", "恳求", "帮助", "帮忙", "解决", "希望", "请政府", "请领导", "望"]),
  ]
}

/// How fast it must be (紧急程度).
package enum TicketUrgency: String, CaseIterable, Sendable, Storable {
  case normal, urgent, critical

  package var chinese: String {
    switch self {
    case .normal: "一般"
    case .urgent: "紧急"
    case .critical: "特急"
    }
  }

  package init?(named text: String) {
    guard let found = Self.allCases.reversed().first(where: { text.contains($0.chinese) }) else { return nil }
    self = found
  }
}
