import Hummingbird

/// What the last act did (办理结果), carried in the address as one of these words and shown as a fixed sentence, so
/// that nobody can put words of his own into a page by a link.
enum Done: String, Sendable, CaseIterable {
  case saved, mended, submitted, approved, published, scheduled, returned, recalled, discarded, withdrawn, marked
  case linked, unlinked, reopened, reviewed, checked, wished
  case forced, erased
  case laterApproved = "later-approved"
  case laterSettled = "later-settled"
  case noticePosted = "notice-posted"
  case noticeRemoved = "notice-removed"
  case forgotten
  case claimed, released, said, urged
  case opinionRevoked = "opinion-revoked"
  case standInArranged = "stand-in-arranged"
  case standInEnded = "stand-in-ended"
  case orphanRemoved = "orphan-removed"
  case proofMended = "proof-mended"
  case spellingOrdered = "spelling-ordered"
  case proofIgnored = "proof-ignored"
  case proofSilenced = "proof-silenced"
  case proofReopened = "proof-reopened"
  case proofUnsilenced = "proof-unsilenced"
  case lexiconAdded = "lexicon-added"
  case lexiconStruck = "lexicon-struck"
  case lexiconRestored = "lexicon-restored"
  case traceKept = "trace-kept"
  case led, unled, restored
  case patrolAnswered = "patrol-answered"
  case patrolRevoked = "patrol-revoked"
  case checklistAdded = "checklist-added"
  case checklistImported = "checklist-imported"
  case checklistSaved = "checklist-saved"
  case checklistMatched = "checklist-matched"
  case patrolRuleSaved = "patrol-rule-saved"
  case importOrdered = "import-ordered"
  case kindSaved = "kind-saved"
  case columnSaved = "column-saved"
  case columnAdded = "column-added"
  case holidaysTakenIn = "holidays-taken-in"
  case applicationDone = "application-done"
  case tokenRevoked = "token-revoked"

  var sentence: String {
    switch self {
    case .saved: "草稿已保存。"
    case .mended: "草稿已保存。正文里有脚本、样式等不能公开的内容，已经去掉，请预览核对。"
    case .submitted: "已提交审核。审核人会在待办里看到它。"
    case .approved: "已通过，转到下一步。"
    case .published: "已发布，公开页面、列表和搜索已经更新。"
    case .scheduled: "已签发，到时间自动发布。"
    case .returned: "已退回，起草人会看到您写的理由。"
    case .recalled: "已收回，可以继续修改。"
    case .discarded: "这一版已作废，内容留在历史里。"
    case .withdrawn: "已撤下，原网址会显示撤下理由。"
    case .marked: "有效性标记已保存，网页、列表和搜索已经更新。"
    case .linked: "已关联，两边的页面会互相显示。"
    case .spellingOrdered: "已交给后台查错别字，查完会显示在校对页。"
    case .tokenRevoked: "令牌已收回，用它的程序不能再问了。"
    case .unlinked: "已取消关联。"
    case .reopened: "已另起一版，修改完提交审核；审核通过以前，公开页面不变。"
    case .reviewed: "保密审查意见已记录。"
    case .checked: "复核无误已记录，到下次复核前不再出现。"
    case .wished: "已记下，审核人会在待办里看到。"
    case .laterApproved: "这一步已补审，还有别的环节等同事补审。"
    case .laterSettled: "已补审完毕，从待补审清单里去掉了。"
    case .noticePosted: "已发布，现在每一个公开页面的顶部都有这条通知。"
    case .noticeRemoved: "已撤下，公开页面上没有这条通知了。"
    case .erased: "已从所有地方清除。下面是清除证明，可以打印。"
    case .forced: "已先行发布。请尽快请同事补审。"
    case .forgotten: "没有保存的内容已丢弃。"
    case .claimed: "已认领，同事在列表里会看到。"
    case .released: "已放回，同事可以认领。"
    case .said: "已发送。"
    case .urged: "已催办，办理人会在消息里看到。"
    case .opinionRevoked: "链接已撤销，不能再打开。"
    case .standInArranged: "代办已安排，对方会在消息里看到。"
    case .standInEnded: "代办已结束，立即生效。"
    case .traceKept: "公开稿已重新制作，另存为新的一稿。"
    case .proofMended: "已改正，另存为新的一稿。下面是重新校对的结果。"
    case .proofIgnored: "已忽略。审核人能看到是谁、为什么。"
    case .proofSilenced: "本镇以后不再提示这个字词。"
    case .proofReopened, .proofUnsilenced: "已恢复提示。"
    case .lexiconAdded: "已加进本地词表，校对时不再怀疑。"
    case .lexiconStruck: "已去掉，校对时会再提示；学习时不会加回来。"
    case .lexiconRestored: "已恢复，校对时不再怀疑。"
    case .orphanRemoved: "没有稿件用到的附件已清除。"
    case .restored: "已按那一稿另存为新的一稿，原来的各稿都还在历史里。请核对后提交审核。"
    case .patrolAnswered: "说明已保存，这个问题不再列为待处理；情况变了会重新打开。"
    case .patrolRevoked: "说明已收回，恢复为待处理。"
    case .checklistAdded: "清单已新建，请逐项添加任务。"
    case .checklistImported: "清单已导入，请核对任务。"
    case .checklistSaved: "任务已保存，对标表按它推算。"
    case .checklistMatched: "已记下，对标表照此计算。"
    case .patrolRuleSaved: "口径已保存，从所填的日期起生效。"
    case .led: "已登记，现在打开旧地址会转到新页面。"
    case .unled: "已取消，旧地址不再跳转。"
    case .importOrdered: "已开始，进展和结果都在这一页。"
    case .kindSaved: "信息种类已保存，以后新建和提交的信息照此办理。"
    case .columnSaved: "栏目已保存。"
    case .columnAdded: "栏目已新建。"
    case .applicationDone: "已办好，下面是现在的情况。"
    case .holidaysTakenIn: "放假通知已收录，工作日期限从现在起按它推算。"
    }
  }
}

extension Response {
  /// Back to a page of the desk, which then says what was done.
  static func seeOther(_ address: Address, _ done: Done) -> Response {
    .seeOther(address.text + (address.text.contains("?") ? "&" : "?") + "done=" + done.rawValue)
  }
}
