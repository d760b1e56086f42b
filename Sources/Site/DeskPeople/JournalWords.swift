import Kernel
import Store

/// The journal's events and subjects in words (日志用语). What is not listed is shown as it is written.
enum JournalWords {
  static let events: [(code: String, name: String)] = [
    ("signIn.succeeded", "登录"), ("signIn.refused", "登录被拒"), ("signIn.passwordAccepted", "密码通过，等待动态口令"),
    ("signOut", "退出"), ("signOut.everywhere", "全部退出"),
    ("account.created", "新建账号"), ("account.renamed", "修改账号资料"), ("account.deactivated", "停用账号"),
    ("account.reactivated", "恢复账号"), ("account.unlocked", "解除锁定"), ("account.authorised", "授予职责"),
    ("account.deauthorised", "收回职责"), ("account.passwordChanged", "修改密码"), ("account.passwordRefused", "修改密码被拒"),
    ("account.passwordReset", "重置密码"),
    ("secondFactor.begun", "开始启用动态口令"), ("secondFactor.enabled", "启用动态口令"), ("secondFactor.disabled", "重置动态口令"),
    ("secondFactor.recoveryCodeUsed", "使用恢复码"),
    ("organisation.added", "新建单位"), ("organisation.corrected", "修改单位资料"), ("setting.set", "修改设置"),
    ("column.added", "新建栏目"), ("column.changed", "修改栏目"), ("column.moved", "移动栏目"), ("column.closed", "停用栏目"),
    ("item.drafted", "起草信息"), ("item.imported", "导入信息"), ("item.attached", "上传附件"), ("item.linked", "关联信息"),
    ("item.unlinked", "取消关联"), ("item.moved", "移动信息"), ("item.withdrawn", "撤下信息"), ("item.validityMarked", "标明有效性"),
    ("edition.secrecyReviewed", "保密审查"), ("job.retry", "重试任务"), ("job.cancel", "取消任务"),
    ("journal.verified", "校验日志：完整"), ("journal.broken", "校验日志：有问题"),
  ]

  private static let names = Dictionary(events.map { ($0.code, $0.name) }, uniquingKeysWith: { first, _ in first })
  private static let kinds = [
    "account": "账号", "item": "信息", "edition": "版次", "column": "栏目", "organisation": "单位", "setting": "设置", "job": "任务",
    "journal": "日志",
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
