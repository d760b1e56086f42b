/// What the last act at the desk did, in one fixed sentence each (提示). The address carries the code alone, so that
/// nobody can put words into our mouth with a link.
enum DeskFlash {
  /// The sentence of `?done=CODE` in an address; nil for a code that is not ours.
  static func asked(_ target: String) -> DeskFrame.Flash? {
    let query = target.split(separator: "?", maxSplits: 1).dropFirst().first ?? ""
    let code = query.split(separator: "&").first { $0.hasPrefix("done=") }?.dropFirst(5)
    return code.flatMap { sentence(String($0)) }
  }

  static func sentence(_ code: String) -> DeskFrame.Flash? { sentences[code].map { DeskFrame.Flash(sentence: $0) } }

  private static let sentences = people.merging(work) { ours, _ in ours }
    .merging(VillageDone.sentences) { ours, _ in ours }
    .merging(InspectionDone.sentences) { ours, _ in ours }

  /// People and administration (人员与管理).
  private static let people = [
    "signed-out": "您已退出工作台。",
    "signed-out-everywhere": "已在所有设备上退出，请重新登录。",
    "password-changed": "口令已修改，其他设备上的登录已全部退出。",
    "second-factor-on": "动态口令已启用。",
    "account-saved": "账号资料已保存。",
    "account-closed": "账号已停用，它的登录已全部退出。",
    "account-opened": "账号已恢复使用。",
    "account-unlocked": "账号已解除锁定。",
    "second-factor-reset": "动态口令已重置，请本人登录后重新启用。",
    "granted": "职责已授予，对方下一次操作时生效。",
    "grant-removed": "职责已收回，立即生效。",
    "organisation-added": "单位已新建。",
    "organisation-saved": "单位资料已保存。",
    "setting-saved": "设置已保存，从所填的日期起生效。",
    "journal-verified": "审计日志已校验，结果见下。",
  ]

  /// Items, columns and imports (信息办理).
  private static let work = Dictionary(uniqueKeysWithValues: Done.allCases.map { ($0.rawValue, $0.sentence) })
}
