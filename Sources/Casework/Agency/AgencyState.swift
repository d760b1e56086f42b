import Store

/// Where something done for somebody stands (代办状态): seven steps, and 中止、终止、不能代办 beside them.
package enum AgencyState: String, CaseIterable, Sendable, Storable {
  case entrusted, accepted, handling, delivered, archived, reported, visited, paused, ended, refused

  package var chinese: String {
    switch self {
    case .entrusted: "委托"
    case .accepted: "受理"
    case .handling: "办理"
    case .delivered: "送达"
    case .archived: "归档"
    case .reported: "上报"
    case .visited: "回访"
    case .paused: "中止"
    case .ended: "终止"
    case .refused: "不能代办"
    }
  }

  /// 委托 → 受理 → 办理 → 送达 → 归档 → 上报 → 回访.
  package static let steps: [AgencyState] = [.entrusted, .accepted, .handling, .delivered, .archived, .reported,
    .visited]
  package static let running: [AgencyState] = [.entrusted, .accepted, .handling, .paused]
}

/// What is done (代办动作).
package enum AgencyAct: String, CaseIterable, Sendable, Storable {
  case entrust, accept, handle, note, deliver, archive, report, visit, pause, resume, end, refuse, receive, giveBack

  package var chinese: String {
    switch self {
    case .entrust: "委托"
    case .accept: "受理"
    case .handle: "开始办理"
    case .note: "进展"
    case .deliver: "送达"
    case .archive: "归档"
    case .report: "上报"
    case .visit: "回访"
    case .pause: "中止"
    case .resume: "续办"
    case .end: "终止"
    case .refuse: "不能代办"
    case .receive: "收取材料"
    case .giveBack: "退还材料"
    }
  }

  /// Where it leads; nil when it may not be done there.
  package func next(from state: AgencyState) -> AgencyState? {
    switch self {
    case .entrust: nil
    case .accept: state == .entrusted ? .accepted : nil
    case .refuse: state == .entrusted ? .refused : nil
    case .handle: state == .accepted ? .handling : nil
    case .note: [.accepted, .handling].contains(state) ? state : nil
    case .deliver: state == .handling ? .delivered : nil
    case .archive: state == .delivered ? .archived : nil
    case .report: state == .archived ? .reported : nil
    case .visit: state == .reported ? .visited : nil
    case .pause: [.accepted, .handling].contains(state) ? .paused : nil
    case .resume: state == .paused ? .handling : nil
    case .end: [.entrusted, .accepted, .handling, .paused].contains(state) ? .ended : nil
    case .receive: [.entrusted, .accepted, .handling, .paused].contains(state) ? state : nil
    case .giveBack: state == .visited ? nil : state
    }
  }
}
