import Foundation
import Kernel
import Publishing

/// How an emergency notice is worded on public pages (紧急通知).
extension NoticeBar {
  init(_ notice: EmergencyNotice) {
    let level: Level =
      switch notice.level {
      case .hint: .hint
      case .warning: .warning
      case .urgent: .urgent
      }
    self.init(
      level: level, word: notice.level.chinese, text: notice.text,
      more: notice.target.map { Address($0.town, $0.column, String($0.number)) },
      from: Beijing.minute(notice.startsAt), until: Beijing.minute(notice.endsAt),
      ends: Int(notice.endsAt.timeIntervalSince1970 * 1000))
  }
}
