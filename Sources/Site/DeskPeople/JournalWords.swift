import Casework
import Kernel
import Store

/// The journal's events and subjects in words (日志用语). What is not listed is shown as it is written.
enum JournalWords {
  static let events: [(code: String, name: String)] = [
    ("signIn.succeeded", "登录"), ("signIn.refused", "登录被拒"), ("signIn.passwordAccepted", "口令通过，等待动态口令"),
    ("signOut", "退出"), ("signOut.everywhere", "全部退出"),
    ("account.created", "新建账号"), ("account.renamed", "修改账号资料"), ("account.deactivated", "停用账号"),
    ("account.reactivated", "恢复账号"), ("account.unlocked", "解除锁定"), ("account.authorised", "授予职责"),
    ("account.deauthorised", "收回职责"), ("account.passwordChanged", "修改口令"), ("account.passwordRefused", "修改口令被拒"),
    ("account.passwordReset", "重置口令"),
    ("secondFactor.begun", "开始启用动态口令"), ("secondFactor.enabled", "启用动态口令"), ("secondFactor.disabled", "重置动态口令"),
    ("secondFactor.recoveryCodeUsed", "使用恢复码"),
    ("organisation.added", "新建单位"), ("organisation.corrected", "修改单位资料"), ("setting.set", "修改设置"), ("holidays.takenIn", "收录放假通知"),
    ("column.added", "新建栏目"), ("column.changed", "修改栏目"), ("column.moved", "移动栏目"), ("column.closed", "停用栏目"),
    ("item.drafted", "起草信息"), ("item.imported", "导入信息"), ("item.attached", "上传附件"), ("attachment.originalOpened", "查看原件"), ("attachment.checked", "检查附件"), ("attachment.traceKept", "保留附件痕迹"), ("attachment.orphanRemoved", "清除无主附件"), ("upload.infected", "上传的文件有病毒，已拒收"),
    ("upload.notScanned", "上传时查毒程序不能用"), ("item.linked", "关联信息"),
    ("item.unlinked", "取消关联"), ("item.moved", "移动信息"), ("item.withdrawn", "撤下信息"), ("item.validityMarked", "标明有效性"),
    ("edition.secrecyReviewed", "保密审查"), ("edition.urged", "标明急件"), ("item.checked", "复核无误"),
    ("edition.save", "保存"), ("edition.submit", "送审"), ("edition.approve", "通过"), ("edition.sendBack", "退回"),
    ("edition.recall", "撤回"), ("edition.schedule", "签发，定时发布"), ("edition.release", "发布"), ("edition.takeIn", "转入"),
    ("edition.withdraw", "撤下"), ("edition.supersede", "被新版替换"), ("edition.reopen", "另开新版"), ("edition.discard", "作废"),
    ("revision.restored", "恢复旧稿"), ("draft.discarded", "丢弃未保存的内容"), ("item.read", "从文件读入"),
    ("edition.force", "先发后审"), ("edition.approveLater", "补审"), ("edition.erase", "清除版本"), ("item.erased", "紧急清除"),
    ("erasure.opened", "启封密封原件"), ("backup.made", "做备份"), ("notice.posted", "发布紧急通知"), ("notice.takenBack", "撤下紧急通知"),
    ("proof.mended", "采纳校对意见"), ("proof.ignored", "忽略校对意见"), ("proof.reopened", "恢复校对提示"),
    ("proof.silenced", "设为不再提示"), ("proof.unsilenced", "取消不再提示"),
    ("lexicon.added", "添加本地词"), ("lexicon.struck", "去掉本地词"), ("lexicon.restored", "恢复本地词"),
    ("lexicon.ordered", "下达学习本地词"), ("lexicon.learned", "学习本地词"),
    ("claim.taken", "认领"), ("claim.takenOver", "接手认领"), ("claim.released", "放回认领"), ("remark.said", "讨论"),
    ("standIn.arranged", "安排请假代办"), ("standIn.ended", "提前结束代办"), ("reminder.sent", "自动催办"), ("reminder.urged", "催办"),
    ("opinion.asked", "生成意见链接"), ("opinion.revoked", "撤销意见链接"), ("opinion.given", "外部意见"),
    ("reassignment.handed", "转交"), ("reassignment.made", "批量转交"),
    ("compilation.ordered", "制作汇编"), ("renditions.ordered", "补制或重做各种形式"), ("bulk.ordered", "下达批量处理"), ("bulk.applied", "批量处理一条"), ("bulk.undone", "撤销批量处理"), ("bulk.exported", "导出信息"),
    ("import.opened", "上传旧站文件"), ("import.checking", "导入试运行"), ("import.running", "正式导入旧信息"), ("import.undoing", "撤销导入"),
    ("redirect.led", "登记旧地址跳转"), ("redirect.removed", "取消旧地址跳转"),
    ("api.tokenIssued", "签发接口令牌"), ("api.tokenRevoked", "收回接口令牌"),
    ("kind.kept", "设置信息种类"), ("kind.closed", "停用信息种类"),
    ("ticket.taken", "登记工单"), ("ticket.changed", "办理工单"), ("ticketImport.kept", "上传工单表"), ("ticketImport.ordered", "下达导入工单"), ("ticketImport.done", "导入工单"),
    ("contact.opened", "查看联系人"),
    ("consultation.asked", "登记咨询"), ("consultation.transcribed", "听写咨询"), ("consultation.answered", "答复咨询"),
    ("consultation.closed", "关闭咨询"), ("consultation.turned", "咨询转办"), ("consultation.unmasked", "查看咨询人"), ("answer.proposed", "提出公开答复"),
    ("answer.released", "放行公开答复"), ("answer.withdrawn", "移出公开答复"), ("calendar.renewed", "生成日历订阅地址"),
    ("checklist.added", "新建清单"), ("checklist.imported", "导入清单"),
    ("checklist.taskAdded", "添加清单任务"), ("checklist.taskChanged", "修改清单任务"), ("checklist.matched", "指定清单对应的信息"),
    ("patrol.ordered", "下达巡检"), ("patrol.answered", "说明巡检问题"), ("patrol.revoked", "收回巡检问题的说明"),
    ("application.assigned", "指定申请经办人"), ("application.unmasked", "查看申请人完整信息"), ("application.unsealed", "查看身份证明"),
    ("application.consultationReached", "登记征求意见书送达"), ("application.letterMade", "制作文书"), ("application.fileAdded", "添加案卷文件"),
    ("application.remedyFiled", "登记复议诉讼"), ("application.remedyClosed", "登记复议诉讼结果"),
    ("application.publicationDrafted", "转主动公开起草"),
    ("board.added", "登记公开栏"), ("board.corrected", "更正公开栏"), ("board.closed", "撤除公开栏"),
    ("sheetRule.installed", "套用村级公开目录"), ("sheetRule.set", "设定公开要求"), ("sheetRule.ended", "停用公开事项"),
    ("slot.happened", "登记随时公开的事"), ("posting.drafted", "写张贴件"), ("posting.rewritten", "改张贴件"),
    ("posting.dropped", "作废张贴件"), ("posting.signed", "张贴件签字"), ("posting.printed", "打印张贴件"),
    ("posting.putUp", "登记上墙"), ("posting.takenDown", "登记撤下"), ("village.merged", "并村"), ("village.renamed", "村更名"), ("village.urged", "催办村级公开"),
    ("benefit.uploaded", "上传惠民资金名单"), ("benefit.confirmed", "核对名单"), ("benefit.withdrawn", "撤回名单"),
    ("benefit.ended", "名单期满撤下"), ("benefit.opened", "启封名单原件"),
    ("brochure.added", "登记宣传册"), ("brochure.corrected", "更正宣传册"), ("brochure.retired", "停用宣传册"),
    ("brochure.handedOut", "发放宣传册"), ("brochure.cleared", "收回宣传册"), ("inspection.pointSet", "设定检查要点"),
    ("inspection.received", "收到检查表"), ("inspection.problemSet", "设定检查标准"), ("rectification.issued", "发整改通知"),
    ("rectification.replied", "报整改情况"), ("rectification.passed", "复查合格"), ("rectification.failed", "复查不合格"),
    ("rectification.extended", "延长整改期限"), ("rectification.reopened", "重新打开整改"), ("rectification.escalated", "逾期督办"),
    ("training.noted", "登记培训指导"), ("training.asked", "出小测"), ("training.answered", "答小测"),
    ("reception.noted", "登记接待"), ("reception.handed", "诉求转镇里"), ("reception.settled", "答复诉求"), ("reception.returned", "诉求退回村里"), ("reception.unmasked", "查看来访人联系方式"),
    ("objection.filed", "收到异议"), ("objection.read", "查看异议"), ("objection.answered", "答复异议"),
    ("dutyCall.noted", "登记来电"), ("dutyCall.closed", "办结来电"), ("dutyShift.arranged", "排值班表"), ("dutyHandover.given", "交班"), ("dutyHandover.taken", "接班"),
    ("windowPost.kept", "设置岗位"), ("windowAbsence.noted", "登记离岗"), ("windowVisit.noted", "登记接待"), ("windowVisit.closed", "办结接待"),
    ("windowVisit.told", "一次性告知"), ("windowVisit.rated", "好差评"), ("agency.entrusted", "登记委托"), ("agency.changed", "办理代办"),
    ("concern.noted", "登记关切"), ("concern.judged", "研判关切"), ("concern.responding", "起草关切回应"), ("concern.answered", "关切已回应"), ("concern.followed", "记关切后续"),
    ("job.retry", "重试任务"), ("job.cancel", "取消任务"),
    ("journal.verified", "校验日志：完整"), ("journal.broken", "校验日志：有问题"),
  ] + ApplicationAct.allCases.map { ("application.\($0.rawValue)", $0.chinese) }

  private static let names = Dictionary(events.map { ($0.code, $0.name) }, uniquingKeysWith: { first, _ in first })
  private static let kinds = [
    "account": "账号", "item": "信息", "application": "公开申请", "edition": "版次", "column": "栏目", "kind": "信息种类", "organisation": "单位", "setting": "设置", "job": "任务", "bulk": "批量处理", "compilation": "汇编", "import": "旧站导入", "redirect": "旧地址",
    "ticket": "工单", "ticketImport": "工单表", "journal": "日志", "notice": "紧急通知", "erasure": "清除证明", "backup": "备份",
    "patrol": "巡检", "checklist": "清单", "patrolFinding": "巡检问题", "consultation": "咨询", "answer": "公开答复",
    "board": "公开栏", "sheetRule": "公开事项", "slot": "公开期次", "posting": "张贴件", "benefit": "惠民名单", "objection": "异议",
    "brochure": "宣传册", "inspection": "检查", "rectification": "整改通知", "training": "培训指导", "reception": "接待",
    "dutyCall": "来电", "dutyShift": "值班表", "dutyHandover": "交班", "windowPost": "岗位", "windowAbsence": "离岗", "windowVisit": "接待",
    "agency": "代办", "concern": "关切",
  ]

  static func act(_ event: String) -> String { names[event] ?? event }

  /// `item:41` → 信息 41.
  static func subject(_ text: String) -> String {
    let parts = text.split(separator: ":", maxSplits: 1)
    guard parts.count == 2, let kind = kinds[String(parts[0])] else { return text }
    return "\(kind) \(parts[1])"
  }

  /// `staff:5:fang` → 方小鱼（fang）, with the person's name as it is now.
  static func who(_ actor: String, _ people: [String: String]) -> String {
    let parts = actor.split(separator: ":", maxSplits: 2).map(String.init)
    if actor == "visitor" { return "未登录的访问者" }
    if parts.count == 3, parts[0] == "staff" {
      return people[parts[1]].map { "\($0)（\(parts[2])）" } ?? parts[2]
    }
    if parts.count == 2, parts[0] == "program" { return "程序 \(parts[1])" }
    return actor
  }
}
