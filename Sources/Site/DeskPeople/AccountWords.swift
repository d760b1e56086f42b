import Accounts
import Foundation
import Kernel
import Store

/// How an account's state is worded (账号状态).
extension Account {
  func marks(at now: Date) -> [DeskMark] {
    var marks: [DeskMark] = []
    if !isActive { marks.append(DeskMark("已停用", .grave)) }
    if let lockedUntil, lockedUntil > now { marks.append(DeskMark("已锁定", .grave)) }
    if mustChangePassword { marks.append(DeskMark("首次口令未改", .waiting)) }
    return marks
  }

  /// Taken from the journal, which alone remembers it.
  func lastSignIn(_ reader: some Reader) throws -> Date? {
    try Journal.entries(of: "account:\(id)", limit: 30, reader).first { $0.event == "signIn.succeeded" }?.at
  }

  func facts(_ places: OfficeTree, _ reader: some Reader) throws -> DeskFacts {
    DeskFacts([
      .init("用户名", name), .init("姓名", displayName), .init("单位", places.name(organisation)),
      .init("最近登录", try lastSignIn(reader).map(Beijing.minute) ?? "从未"),
      .init("动态口令", hasSecondFactor ? "已启用" : "未启用"), .init("开户时间", Beijing.minute(createdAt)),
    ])
  }
}
