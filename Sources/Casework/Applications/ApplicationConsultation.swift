import Kernel
import Store

/// Somebody who is asked before an answer (征求意见): a third party (条例 第三十二条), a co-maker (第三十四条), or another
/// organ (第十一条、第三十三条第三款).
package struct ApplicationConsultation: Sendable, Equatable {
  package typealias ID = Identifier<ApplicationConsultation>

  package enum Kind: String, CaseIterable, Sendable, Storable {
    case thirdParty = "third-party", coMaker = "co-maker", organ

    package var chinese: String {
      switch self {
      case .thirdParty: "第三方"
      case .coMaker: "共同制作机关"
      case .organ: "其他机关"
      }
    }

    /// What silence means: 第三十二条 and 第三十四条 say the opposite of one another.
    package var silence: String {
      switch self {
      case .thirdParty: "第三方逾期未提出意见的，由本机关依照条例决定是否公开（条例 第三十二条）。"
      case .coMaker: "共同制作机关逾期不提出意见的，视为同意公开（条例 第三十四条）。"
      case .organ: "其他机关逾期未答复的，由本机关自行决定（条例 第十一条）。"
      }
    }

    /// Whether nobody objecting means consent.
    package var isConsentBySilence: Bool { self == .coMaker }
  }

  package enum Answer: String, CaseIterable, Sendable, Storable {
    case agrees, refuses, silent

    package var chinese: String {
      switch self {
      case .agrees: "同意公开"
      case .refuses: "不同意公开"
      case .silent: "逾期未答复"
      }
    }
  }

  package let id: ID
  package let application: Application.ID
  package let kind: Kind
  package let party: String
  package let question: String
  package let sentOn: Day
  /// The day the letter reached them: their 15 working days run from it.
  package let reachedOn: Day?
  package let answeredOn: Day?
  package let answer: Answer?
  package let words: String

  init(_ row: Row) throws {
    (id, application, kind) = (try row["id"], try row["application"], try row["kind"])
    (party, question, sentOn) = (try row["party"], try row["question"], try row["sent_on"])
    (reachedOn, answeredOn, answer) = (try row["reached_on"], try row["answered_on"], try row["answer"])
    words = try row["words"]
  }

  /// 第三十二、三十四条: “自收到征求意见书之日起15个工作日内提出意见”. Nil until it has reached them.
  package func limit(_ calendar: WorkCalendar) -> WorkdayCount? { reachedOn.map { calendar.adding(15, to: $0) } }

  /// The days that do not count (第三十三条第三款): from the day after sending to the answer, or to the end of the 15 working
  /// days when none came. Nil at its end while it lasts.
  package func pause(_ calendar: WorkCalendar, on today: Day) -> Pause {
    let reason = "征求\(kind.chinese)意见"
    guard let limit = limit(calendar)?.due else { return Pause(after: sentOn, through: answeredOn, reason: reason) }
    if let answeredOn { return Pause(after: sentOn, through: min(answeredOn, limit), reason: reason) }
    return Pause(after: sentOn, through: today > limit ? limit : nil, reason: reason)
  }

  package static func list(of application: Application.ID, _ reader: some Reader) throws -> [ApplicationConsultation] {
    try reader.all(
      "SELECT * FROM application_consultation WHERE application = \(application) ORDER BY id",
      ApplicationConsultation.init)
  }

  /// Of many applications at once.
  package static func all(
    of applications: [Application.ID], _ reader: some Reader
  ) throws -> [Application.ID: [ApplicationConsultation]] {
    let found = try reader.all(
      "SELECT * FROM application_consultation WHERE application IN \(list: applications) ORDER BY id",
      ApplicationConsultation.init)
    return Dictionary(grouping: found, by: \.application)
  }
}
