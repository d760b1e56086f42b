/// What can be done to an edition (操作), each a file of its own.
package enum Verb: Hashable, Sendable {
  /// 保存.
  case save
  /// 送审, to be passed by so many steps.
  case submit(steps: Int)
  /// 通过.
  case approve
  /// 退回.
  case sendBack
  /// 撤回: the writer takes it back.
  case recall
  /// 定时.
  case schedule
  /// 发布: the last approval has been given, or the hour has come.
  case release
  /// 先发后审: a leader publishes in an emergency, ahead of the remaining steps.
  case force
  /// 补审: a step that was passed over is made up for.
  case approveLater
  /// 转入: public elsewhere already, taken over as it is.
  case takeIn
  /// 撤下.
  case withdraw
  /// 被新版替换.
  case supersede
  /// 另开新版: a new edition begins beside this one.
  case reopen
  /// 作废.
  case discard
  /// 紧急清除: whatever it is, it ends, and its words are taken away.
  case erase

  /// As history and journal write it.
  package var name: String {
    switch self {
    case .save: "save"
    case .submit: "submit"
    case .approve: "approve"
    case .sendBack: "sendBack"
    case .recall: "recall"
    case .schedule: "schedule"
    case .release: "release"
    case .force: "force"
    case .approveLater: "approveLater"
    case .takeIn: "takeIn"
    case .withdraw: "withdraw"
    case .supersede: "supersede"
    case .reopen: "reopen"
    case .discard: "discard"
    case .erase: "erase"
    }
  }
}

/// Where a verb leads from a state; nil when it may not be done there. The one place that says so.
package func transition(from state: EditionState, verb: Verb) -> EditionState? {
  switch (state, verb) {
  case (.draft, .save): .draft
  case (.draft, .submit(let steps)): steps > 0 ? .inReview(step: 0, of: steps) : nil
  case (.draft, .takeIn): .live
  case (.draft, .force): .live
  case (.draft, .discard), (.draft, .erase): .discarded
  case (.draft, .approveLater), (.draft, .approve), (.draft, .sendBack), (.draft, .recall), (.draft, .schedule),
    (.draft, .release),
    (.draft, .withdraw), (.draft, .supersede), (.draft, .reopen):
    nil

  // The last step is not approved but released or scheduled: its approval is the release.
  case (.inReview(let step, let count), .approve): step + 1 < count ? .inReview(step: step + 1, of: count) : nil
  case (.inReview(let step, let count), .release): step + 1 == count ? .live : nil
  case (.inReview(let step, let count), .schedule): step + 1 == count ? .scheduled : nil
  case (.inReview, .force): .live
  case (.inReview, .sendBack), (.inReview, .recall): .draft
  case (.inReview, .erase): .discarded
  case (.inReview, .approveLater), (.inReview, .save), (.inReview, .submit), (.inReview, .withdraw),
    (.inReview, .supersede),
    (.inReview, .takeIn), (.inReview, .reopen), (.inReview, .discard):
    nil

  case (.scheduled, .release): .live
  case (.scheduled, .sendBack), (.scheduled, .recall): .draft
  case (.scheduled, .erase): .discarded
  // All have approved it: there is nothing to get ahead of.
  case (.scheduled, .force), (.scheduled, .approveLater), (.scheduled, .save), (.scheduled, .submit),
    (.scheduled, .approve), (.scheduled, .schedule),
    (.scheduled, .takeIn), (.scheduled, .withdraw), (.scheduled, .supersede), (.scheduled, .reopen),
    (.scheduled, .discard):
    nil

  case (.live, .withdraw), (.live, .erase): .withdrawn
  case (.live, .supersede): .superseded
  case (.live, .reopen), (.live, .approveLater): .live
  case (.live, .force), (.live, .save), (.live, .submit), (.live, .approve), (.live, .sendBack), (.live, .recall),
    (.live, .schedule), (.live, .release), (.live, .takeIn), (.live, .discard):
    nil

  case (.withdrawn, .reopen), (.withdrawn, .erase): .withdrawn
  case (.withdrawn, .force), (.withdrawn, .approveLater), (.withdrawn, .save), (.withdrawn, .submit),
    (.withdrawn, .approve), (.withdrawn, .sendBack),
    (.withdrawn, .recall), (.withdrawn, .schedule), (.withdrawn, .release), (.withdrawn, .withdraw),
    (.withdrawn, .takeIn), (.withdrawn, .supersede), (.withdrawn, .discard):
    nil

  // Nothing leads out of these two: history stays as it is.
  case (.superseded, .erase): .superseded
  case (.superseded, .force), (.superseded, .approveLater), (.superseded, .save), (.superseded, .submit),
    (.superseded, .approve), (.superseded, .sendBack),
    (.superseded, .recall), (.superseded, .schedule), (.superseded, .release), (.superseded, .withdraw),
    (.superseded, .takeIn), (.superseded, .supersede), (.superseded, .reopen), (.superseded, .discard):
    nil
  case (.discarded, .erase): .discarded
  case (.discarded, .force), (.discarded, .approveLater), (.discarded, .save), (.discarded, .submit),
    (.discarded, .approve), (.discarded, .sendBack),
    (.discarded, .recall), (.discarded, .schedule), (.discarded, .release), (.discarded, .withdraw),
    (.discarded, .takeIn), (.discarded, .supersede), (.discarded, .reopen), (.discarded, .discard):
    nil
  }
}
