import Foundation
import Kernel
import Publishing
import Store

/// The journal as sentences (日志成句): `3月9日 09:30 王经办把《……》送审`, for people who never saw a database.
struct JournalSentences: Sendable {
  private let people: [String: String]
  private let titles: [Item.ID: String]
  private let year: Int

  /// Asks once for all titles that these entries speak of.
  init(_ entries: [Journal.Entry], _ names: StaffNames, on day: Day, _ reader: some Reader) throws {
    people = names.names
    titles = try ItemTitles.fetch(entries.compactMap { Self.item($0.subject) }, reader)
    year = day.year
  }

  /// `3月9日 09:30`, with the year when it is another.
  func time(_ entry: Journal.Entry) -> String {
    let day = Day(at: entry.at)
    let date = day.year == year ? "\(day.month)月\(day.dayOfMonth)日" : day.chinese
    return "\(date) \(Beijing.minute(entry.at).suffix(5))"
  }

  /// Who did what to what.
  func text(_ entry: Journal.Entry) -> String {
    let who = name(entry.actor)
    guard let pattern = Self.patterns[entry.event] else {
      return "\(who)：\(JournalWords.act(entry.event))\(Self.isSilent(entry.subject) ? "" : "，\(thing(entry.subject))")"
    }
    return who + pattern.replacing("#", with: thing(entry.subject))
  }

  private func name(_ actor: String) -> String {
    let parts = actor.split(separator: ":", maxSplits: 2).map(String.init)
    if parts.count == 3, parts[0] == "staff" { return people[parts[1]] ?? parts[2] }
    switch actor {
    case "visitor": return "未登录的访问者"
    case "program:schedule": return "系统到点"
    default: return parts.first == "program" ? "系统（\(parts.last ?? "")）" : actor
    }
  }

  /// `item:41` → 《标题》; `account:5` → 账号“方小鱼”.
  private func thing(_ subject: String) -> String {
    if let item = Self.item(subject) {
      return titles[item].map { $0.isEmpty ? "信息 \(item)（无标题）" : "《\($0)》" } ?? "信息 \(item)"
    }
    if subject == "account:unknown" { return "不存在的账号" }
    let parts = subject.split(separator: ":", maxSplits: 1).map(String.init)
    if parts.count == 2, parts[0] == "account", let person = people[parts[1]] { return "账号“\(person)”" }
    return JournalWords.subject(subject)
  }

  private static func item(_ subject: String) -> Item.ID? {
    guard subject.hasPrefix("item:") else { return nil }
    return Int64(subject.dropFirst(5)).map { Item.ID($0) }
  }

  private static func isSilent(_ subject: String) -> Bool { subject == "journal:chain" }

  /// `#` is what it was done to. An event without a pattern is told as its name and its subject.
  static let patterns = [
    "signIn.succeeded": "登录", "signIn.refused": "登录#，被拒绝", "signIn.passwordAccepted": "输入口令正确，等待动态口令", "signOut": "退出",
    "signOut.everywhere": "在所有设备上退出", "account.created": "新建了#", "account.renamed": "修改了#的资料",
    "account.deactivated": "停用了#", "account.reactivated": "恢复了#", "account.unlocked": "给#解除了锁定",
    "account.authorised": "给#授予职责", "account.deauthorised": "从#收回职责", "account.passwordChanged": "修改了自己的口令",
    "account.passwordRefused": "修改口令，被拒绝", "account.passwordReset": "重置了#的口令", "secondFactor.begun": "开始启用动态口令",
    "secondFactor.enabled": "启用了动态口令", "secondFactor.disabled": "重置了#的动态口令", "secondFactor.recoveryCodeUsed": "用恢复码登录",
    "organisation.added": "新建了#", "organisation.corrected": "修改了#的资料", "setting.set": "修改了#", "holidays.takenIn": "收录了放假通知#", "compilation.ordered": "下达制作#", "renditions.ordered": "下达补制或重做各种形式#", "column.added": "新建了#",
    "column.changed": "修改了#", "column.moved": "移动了#", "column.closed": "停用了#", "item.drafted": "起草了#",
    "item.imported": "转入了#", "item.attached": "给#上传了附件", "item.linked": "给#关联了解读", "item.unlinked": "取消了#的关联",
    "item.moved": "把#移到别的栏目", "item.withdrawn": "撤下了#", "item.validityMarked": "标明了#的有效性", "item.checked": "复核#，确认无误",
    "item.erased": "紧急清除了#", "edition.save": "保存了#", "edition.submit": "把#送审", "edition.approve": "审核通过了#",
    "edition.sendBack": "退回了#", "edition.recall": "收回了#", "edition.schedule": "签发了#，定时发布", "edition.release": "发布了#",
    "edition.takeIn": "转入了#", "edition.withdraw": "撤下了#", "edition.supersede": "用新版替换了#的旧版", "edition.reopen": "给#另开新版",
    "edition.discard": "作废了#的一版", "edition.secrecyReviewed": "对#作了保密审查", "edition.urged": "给#标明急件或期望时间",
    "edition.force": "先发后审，发布了#", "edition.approveLater": "补审了#", "edition.erase": "清除了#的版本", "claim.taken": "认领了#",
    "claim.takenOver": "接手了#", "claim.released": "放回了#", "remark.said": "就#留言", "reminder.sent": "提醒办理#", "reminder.urged": "催办#",
    "opinion.asked": "就#生成意见链接", "opinion.revoked": "撤销了#的意见链接", "opinion.given": "就#发表了意见",
    "reassignment.handed": "转交了#", "revision.restored": "恢复了#的旧稿", "draft.discarded": "丢弃了#没有保存的内容",
    "attachment.originalOpened": "查看了#的附件原件", "item.read": "从文件读入了#", "journal.verified": "校验了审计日志，完整",
    "proof.mended": "采纳了#的校对意见", "proof.ignored": "忽略了#的一处校对意见", "proof.reopened": "恢复了#的一处校对提示",
    "proof.silenced": "在#里把字词设为不再提示", "proof.unsilenced": "取消了#的一个不再提示的字词",
    "lexicon.added": "在#的本地词表里添加了词", "lexicon.struck": "从#的本地词表里去掉了一个词",
    "lexicon.restored": "恢复了#的本地词表里的一个词", "lexicon.learned": "从#已公开的信息里学习了本地词",
    "lexicon.ordered": "下达了从#已公开的信息里学习本地词",
    "checklist.added": "新建了#", "checklist.imported": "导入了#", "checklist.taskAdded": "给#添加了任务",
    "checklist.taskChanged": "修改了#的任务", "checklist.matched": "指定了#对应的信息",
    "patrol.ordered": "下达了#", "patrol.answered": "说明了#的巡检问题", "patrol.revoked": "收回了#的巡检问题说明",
    "journal.broken": "校验了审计日志，发现问题",
  ]
}
