import Kernel

/// What an answer says (答复类型), as a row of `Resources/decisions.tsv`: its article, its row in the yearly report, the
/// remedy it opens, and the words of its letter. Exactly one is counted for each application.
package struct DecisionCode: Sendable, Equatable {
  /// Which way is open against it (救济途径, 行政复议法 第二十三条).
  package enum Remedy: String, Sendable {
    case ordinary
    /// 复议前置: “不予公开”的决定 must be reconsidered before a court hears it (第二十三条第一款第四项).
    case reconsiderationFirst = "reconsideration-first"
    /// Of partial disclosure the refused part alone.
    case partlyFirst = "partly-first"
  }

  package let code: String
  package let name: String
  package let article: String
  /// The row of the report's third part.
  package let row: String
  package let remedy: Remedy
  let text: String
  package let validFrom: Day
  package let source: String
  package let standing: String

  /// Whether the applicant is told why he does not get (all of) it.
  package var needsReason: Bool { text.contains("{reason}") && !["D1", "F3", "G2", "G3"].contains(code) || code == "F3" }
  /// Whether it tells what is given, or where to get it.
  package var needsAnswer: Bool { text.contains("{answer}") && code != "D1" }
  /// Set by the program when a period runs out or the applicant withdraws; nobody chooses these.
  package var isByItself: Bool { code.hasPrefix("F") && code != "F3" }
  /// Whether it names the organ that has the right to correct.
  package var needsOrgan: Bool { text.contains("{organ}") }
  /// 不予公开 in the sense of 条例 第十四至十六条: what may stand as the refused part of a partial answer.
  package var isRefusal: Bool { remedy == .reconsiderationFirst }

  /// All that are in force on a day, in the order of the report; those of an amendment are in no report.
  package static func inForce(on day: Day, for matter: ApplicationMatter = .disclosure) throws -> [DecisionCode] {
    let table = matter == .disclosure ? "decisions" : "amendment-decisions"
    return try CaseTable.rows(table).map { row in
      guard let remedy = Remedy(rawValue: row[4]), let from = Day(row[6]) else {
        throw CaseTable.Broken(name: table, row: row)
      }
      return DecisionCode(
        code: row[0], name: row[1], article: row[2], row: row[3], remedy: remedy, text: row[5], validFrom: from,
        source: row[7], standing: row[8])
    }.filter { $0.validFrom <= day }
  }

  package static func named(_ code: String, on day: Day) throws -> DecisionCode? {
    try (inForce(on: day) + inForce(on: day, for: .amendment)).first { $0.code == code }
  }

  /// The words of the letter with reason and answer in their places.
  func words(_ decision: Application.Decision, refused: [DecisionCode]) -> String {
    let basis = refused.map { "条例\($0.article)（\($0.name)）" }.joined(separator: "、")
    return text.replacing("{answer}", with: Self.sentence(decision.answer))
      .replacing("{reason}", with: Self.sentence(decision.reason)).replacing("{refused}", with: basis)
      .replacing("{organ}", with: decision.organ)
  }

  /// Ended with a full stop.
  static func sentence(_ text: String) -> String {
    guard let last = text.last else { return "" }
    return "。！？".contains(last) ? text : text + "。"
  }
}
