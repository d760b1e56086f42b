/// How a matter reached the town (来源渠道).
package enum CaseChannel: String, CaseIterable, Sendable, Codable {
  case web, window, phone, post, email, fax, hotline, village

  /// The office's word for it.
  package var chinese: String {
    switch self {
    case .web: "网上"
    case .window: "当面"
    case .phone: "电话"
    case .post: "邮寄"
    case .email: "电子邮件"
    case .fax: "传真"
    case .hotline: "12345热线"
    case .village: "村（社区）"
    }
  }
}
