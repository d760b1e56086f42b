import Store

/// Where an edition stands (版本状态).
package enum EditionState: Hashable, Sendable {
  /// 草稿: being written.
  case draft
  /// 审核中: at step `step` of `of`, from 0.
  case inReview(step: Int, of: Int)
  /// 定时发布: approved by all, waits for its hour.
  case scheduled
  /// 已发布: what the public sees.
  case live
  /// 已被新版替换.
  case superseded
  /// 已撤下.
  case withdrawn
  /// 已作废: given up before it was ever public.
  case discarded

  /// What a row holds.
  package enum Name: String, CaseIterable, Sendable, Storable {
    case draft, inReview, scheduled, live, superseded, withdrawn, discarded

    package var chinese: String {
      switch self {
      case .draft: "草稿"
      case .inReview: "审核中"
      case .scheduled: "待定时发布"
      case .live: "已发布"
      case .superseded: "已被新版替换"
      case .withdrawn: "已撤下"
      case .discarded: "已作废"
      }
    }
  }

  package var name: Name {
    switch self {
    case .draft: .draft
    case .inReview: .inReview
    case .scheduled: .scheduled
    case .live: .live
    case .superseded: .superseded
    case .withdrawn: .withdrawn
    case .discarded: .discarded
    }
  }

  /// The step it waits at.
  package var step: Int? { if case .inReview(let step, _) = self { step } else { nil } }
}
