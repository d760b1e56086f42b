import Kernel
import Store

/// What an application is for (申请事项): information that is to be given (条例 第二十七条), or a record about oneself that is
/// to be put right (更正, 第四十一条).
package enum ApplicationMatter: String, CaseIterable, Sendable, Codable, Storable {
  case disclosure, amendment

  package var chinese: String {
    switch self {
    case .disclosure: "政府信息公开申请"
    case .amendment: "更正政府信息申请"
    }
  }

  /// Whether an act belongs to it. 第四十一条 knows no correction, consultation, fee, reasons or extension of its own.
  package func knows(_ act: ApplicationAct) -> Bool {
    switch act {
    case .register, .confirm, .accept, .propose, .sendBack, .approve, .deliver, .withdraw, .archive: true
    case .askCorrection, .correct, .consult, .settle, .askExtension, .consentExtension, .tellExtension, .noticeFee,
      .pay, .abandon, .askReasons, .explain, .acceptReasons, .rejectReasons, .setDelay, .tellDelay:
      self == .disclosure
    }
  }

  /// Where the period of an amendment is set: the regulation fixes none.
  package static let termSetting = "applications.amendmentTerm"

  /// The period by which it is answered, where the regulation does not say; nil for disclosure (第三十三条 says).
  func term(for town: Identifier<Organisation>, on day: Day, _ reader: some Reader) throws -> String? {
    guard self == .amendment else { return nil }
    let set = try Setting.value(Self.termSetting, for: town, on: day, reader) ?? ""
    switch Period(set) {
    case .workingDays, .calendarDays: return set
    case .hours, nil: return Application.replyPeriod.words
    }
  }
}
