import Kernel

/// A step of the review (审核环节) that an item passes before it is public. 先审后发: three by default, 三审.
package enum ReviewStep: String, CaseIterable, Sendable, Codable {
  case firstReview, secondReview, issue

  /// 初审、复审、签发.
  package static let standard: [ReviewStep] = [.firstReview, .secondReview, .issue]

  /// Who takes it.
  package var duty: Duty {
    switch self {
    case .firstReview: .firstReview
    case .secondReview: .secondReview
    case .issue: .issue
    }
  }

  package var chinese: String { duty.chinese }

  /// As a row holds them: `firstReview,secondReview,issue`.
  static func spell(_ steps: [ReviewStep]) -> String { steps.map(\.rawValue).joined(separator: ",") }
  static func read(_ text: String) -> [ReviewStep] {
    text.split(separator: ",").compactMap { ReviewStep(rawValue: String($0)) }
  }

  /// What is wrong with a list of steps: it must be in order, without repeats, and end with 签发.
  static func issues(_ steps: [ReviewStep]) -> [Issue] {
    let places = steps.compactMap { allCases.firstIndex(of: $0) }
    if steps.last == .issue, places == Set(places).sorted() { return [] }
    return [Issue("steps", "审核环节须按初审、复审、签发的先后排列，不能重复，最后一步必须是签发。")]
  }
}
