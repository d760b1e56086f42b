import Foundation
import Kernel
import Store

/// What is told once and in writing (一次性告知书): all conditions, materials, steps, the term, fees, and why not today.
package struct WindowSlip: Equatable, Sendable {
  package var conditions: String
  package var materials: String
  package var procedure: String
  package var term: String
  package var fees: String
  package var reasons: String

  package init(conditions: String, materials: String, procedure: String, term: String, fees: String, reasons: String) {
    (self.conditions, self.materials, self.procedure) = (conditions, materials, procedure)
    (self.term, self.fees, self.reasons) = (term, fees, reasons)
  }

  init(_ row: Row) throws {
    (conditions, materials, procedure) = (try row["conditions"], try row["materials"], try row["procedure"])
    (term, fees, reasons) = (try row["term"], try row["fees"], try row["reasons"])
  }

  package static func find(_ id: WindowVisit.ID, _ reader: some Reader) throws -> WindowSlip? {
    try reader.first("SELECT * FROM window_slip WHERE visit = \(id)", WindowSlip.init)
  }

  /// Tells it (一次性告知): once, so everything must be in it.
  package func tell(_ id: WindowVisit.ID, _ tx: Transaction) throws {
    let visit = try WindowVisit.find(id, tx)
    guard tx.actor.may(.window, in: visit.town) else { throw Fault.notFound }
    guard try WindowSlip.find(id, tx) == nil else {
      throw Fault.conflict("这次接待已经一次性告知过了。漏了内容属于没有一次告知，请向负责人说明后另行登记。")
    }
    let parts = [("conditions", "办理条件", conditions), ("materials", "需要的材料", materials), ("procedure", "办理程序", procedure),
      ("term", "办理时限", term), ("fees", "费用", fees), ("reasons", "今天不能办的原因", reasons)]
    let issues = parts.compactMap { field, name, text -> Issue? in
      if text.trimmed.isEmpty { return Issue(field, "请填写“\(name)”。一次性告知要一次说全；没有的写“无”。") }
      return text.count > 1000 ? Issue(field, "“\(name)”最多 1000 个字，请删减。") : nil
    }
    guard issues.isEmpty else { throw Fault.invalid(issues) }
    try tx.run(
      """
      INSERT INTO window_slip (visit, conditions, materials, procedure, term, fees, reasons, actor, at)
      VALUES (\(id), \(conditions.trimmed), \(materials.trimmed), \(procedure.trimmed), \(term.trimmed),
        \(fees.trimmed),
        \(reasons.trimmed), \(tx.actor.name), \(tx.now))
      """)
    try tx.record("windowVisit.told", of: "windowVisit:\(id)", in: visit.town, visit.number)
  }
}

/// How a visitor found it (好差评), in five grades.
package enum WindowRating: Int, CaseIterable, Sendable {
  case veryPoor = 1, poor, fair, good, veryGood

  package var chinese: String {
    switch self {
    case .veryPoor: "非常不满意"
    case .poor: "不满意"
    case .fair: "基本满意"
    case .good: "满意"
    case .veryGood: "非常满意"
    }
  }
}

extension WindowVisit {
  /// The visit whose slip carries this code; nil for no code of ours.
  package static func rated(by token: String, _ reader: some Reader) throws -> WindowVisit? {
    try reader.first("SELECT * FROM window_visit WHERE token = \(token)", WindowVisit.init)
  }

  /// The visitor rates it himself by the code on his slip (扫码评价), once.
  package static func rate(_ token: String, _ rating: WindowRating, words: String, _ tx: Transaction) throws {
    guard let visit = try rated(by: token, tx) else { throw Fault.notFound }
    try visit.rate(rating, words: words, by: "web", tx)
  }

  /// A clerk enters what was ticked on paper (录入纸质评价).
  package static func rateOnPaper(_ id: ID, _ rating: WindowRating, words: String, _ tx: Transaction) throws {
    let visit = try find(id, tx)
    guard tx.actor.may(.window, in: visit.town) || tx.actor.may(.caseApproval,
      in: visit.town) else { throw Fault.notFound }
    guard visit.account != tx.actor.staff?.account || tx.actor.staff == nil else {
      throw Fault.forbidden("自己接待的评价由同事录入，请交给另一位。")
    }
    try visit.rate(rating, words: words, by: "paper", tx)
  }

  private func rate(_ rating: WindowRating, words: String, by way: String, _ tx: Transaction) throws {
    guard self.rating == nil else { throw Fault.conflict("这次接待已经评价过了，谢谢。") }
    guard words.count <= 500 else { throw Fault.invalid("words", "最多 500 个字，请删减。") }
    try tx.run(
      """
      UPDATE window_visit SET rating = \(rating.rawValue), rated_at = \(tx.now), rated_by = \(way),
        rating_words = \(words.trimmed) WHERE id = \(id)
      """)
    try tx.record("windowVisit.rated", of: "windowVisit:\(id)", in: town, "\(number)，\(way == "web" ? "扫码" : "纸质")")
  }
}
