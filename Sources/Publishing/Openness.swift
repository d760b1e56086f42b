import Store

/// Whether an item is for everyone (公开属性), 条例 第十三条 to 第十六条.
package enum Openness: String, CaseIterable, Sendable, Codable, Storable {
  /// 主动公开.
  case active
  /// 依申请公开.
  case onRequest
  /// 不予公开.
  case closed

  package var chinese: String {
    switch self {
    case .active: "主动公开"
    case .onRequest: "依申请公开"
    case .closed: "不予公开"
    }
  }
}

/// Whether a document still holds (有效性). R5: marked on its page, in lists, in search and on paper.
package enum Validity: String, CaseIterable, Sendable, Codable, Storable {
  case current, amended, lapsed, abolished

  package var chinese: String {
    switch self {
    case .current: "现行有效"
    case .amended: "已修改"
    case .lapsed: "失效"
    case .abolished: "废止"
    }
  }

  /// Whether it may still be relied on.
  package var isCurrent: Bool { self == .current || self == .amended }
}

/// The kinds of official document (体裁): the fifteen of 党政机关公文处理工作条例 第八条, and what else is published.
package enum Genre {
  package static let official = [
    "决议", "决定", "命令", "公报", "公告", "通告", "意见", "通知", "通报", "报告", "请示", "批复", "议案", "函", "纪要",
  ]
  package static let all = official + ["法律法规规章", "其他"]
}
