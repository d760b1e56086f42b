import Kernel
import Store

/// How an application came (申请渠道), which decides its day of receipt (条例 第三十一条).
package enum ApplicationChannel: String, CaseIterable, Sendable, Codable, Storable {
  case web, window, oral
  case registeredPost = "registered-post"
  case letter
  /// A letter that went to another office or person of the organ.
  case otherDesk = "other-desk"
  case fax, email, hotline

  package var chinese: String {
    switch self {
    case .web: "网上提交"
    case .window: "当面提交"
    case .oral: "口头申请（代填）"
    case .registeredPost: "邮寄（挂号、EMS 等须签收的）"
    case .letter: "平常信函"
    case .otherDesk: "寄给其他科室或个人的信函"
    case .fax: "传真"
    case .email: "电子邮件"
    case .hotline: "12345 热线转来"
    }
  }

  /// Whether the day it arrived is the day of receipt by itself; otherwise both sides have to confirm first.
  package var isReceivedOnArrival: Bool {
    switch self {
    case .window, .oral, .registeredPost: true
    case .web, .letter, .otherDesk, .fax, .email, .hotline: false
    }
  }

  /// The rule that makes the day of receipt (收到日的依据), as it is shown beside the day.
  package var rule: String {
    switch self {
    case .window: "当面提交的，以提交之日为收到申请之日（条例 第三十一条第一项）。"
    case .oral: "口头提出、由工作人员代填的，以当场填写之日为收到申请之日（条例 第二十九条第一款、第三十一条第一项）。"
    case .registeredPost: "以邮寄方式提交的，以行政机关签收之日为收到申请之日，休息日签收也算（条例 第三十一条第二项）。"
    case .letter: "以平常信函等无需签收的邮寄方式提交的，收到当日与申请人确认，确认之日为收到申请之日（条例 第三十一条第二项）。"
    case .otherDesk: "寄给其他机构或个人的，公开机构实际收到当日与申请人确认，确认之日为收到申请之日（国办公开办函〔2015〕207号）。"
    case .web: "通过互联网渠道提交的，以双方确认之日为收到申请之日（条例 第三十一条第三项）。"
    case .fax: "以公开机构的传真提交的，以双方确认之日为收到申请之日（条例 第三十一条第三项）。"
    case .email: "电子邮件属于互联网渠道，以双方确认之日为收到申请之日（条例 第三十一条第三项）。"
    case .hotline: "热线转来的，与申请人确认之日为收到申请之日（比照条例 第三十一条第三项）。"
    }
  }
}
