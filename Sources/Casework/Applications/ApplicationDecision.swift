import Kernel
import Store

extension Application {
  /// The answer (答复): one code, its reason, what is given.
  package struct Decision: Sendable, Equatable {
    package let code: String
    /// The grounds of the refused part of a partial answer.
    package let refused: [String]
    package let reason: String
    package let answer: String
    /// Who has the right to correct, when it is not us (更正).
    package let organ: String
    package let proposer: Identifier<AccountRow>?
    package let approver: Identifier<AccountRow>?
    package let decidedOn: Day?

    init?(_ row: Row) throws {
      guard let code: String = try row["decision"] else { return nil }
      let refused: String = try row["refused"] ?? ""
      (self.code, self.refused) = (code, refused.split(separator: ",").map(String.init))
      (reason, answer, organ) = (try row["reason"] ?? "", try row["answer"] ?? "", try row["organ"] ?? "")
      (proposer, approver, decidedOn) = (try row["proposer"], try row["approver"], try row["decided_on"])
    }
  }

  /// What is proposed (拟答复).
  package struct Proposal: Sendable, Equatable {
    package var code: String
    package var refused: [String]
    package var reason: String
    package var answer: String
    package var organ: String

    package init(code: String, refused: [String] = [], reason: String = "", answer: String = "", organ: String = "") {
      (self.code, self.refused, self.reason, self.answer) = (code, refused, reason, answer)
      self.organ = organ
    }

    func issues(for matter: ApplicationMatter, on day: Day) throws -> [Issue] {
      let codes = try DecisionCode.inForce(on: day, for: matter)
      guard let chosen = codes.first(where: { $0.code == code }), !chosen.isByItself else {
        return [Issue("code", "请选择答复类型。")]
      }
      var issues: [Issue] = []
      if chosen.needsReason, reason.tidied.isEmpty { issues.append(Issue("reason", "“\(chosen.name)”要写明理由。")) }
      if chosen.needsAnswer, answer.tidied.isEmpty {
        issues.append(Issue("answer", "“\(chosen.name)”要写明公开什么，或者从哪里获取。"))
      }
      if chosen.needsOrgan, organ.tidied.isEmpty || organ.count > 200 {
        issues.append(Issue("organ", "请写明有权更正的行政机关的名称、地址和电话，200 字以内。"))
      }
      let grounds = codes.filter(\.isRefusal).map(\.code)
      if code == "B", refused.isEmpty || !refused.allSatisfy(grounds.contains) {
        issues.append(Issue("refused", "部分公开的，请选择不公开部分的依据。"))
      }
      for (field, text) in [("reason", reason), ("answer", answer)] where text.count > 10_000 {
        issues.append(Issue(field, "这里有 \(text.count) 个字，最多 10000 个字；较长的内容请作为文件附上。"))
      }
      return issues
    }
  }

  /// Puts an answer before the head (拟答复).
  package static func propose(_ id: ID, _ proposal: Proposal, _ tx: Transaction) throws {
    let (application, next) = try opened(id, for: .propose, tx)
    let issues = try proposal.issues(for: application.matter, on: tx.today)
    guard issues.isEmpty else { throw Fault.invalid(issues) }
    if proposal.code == "D3", application.correction?.correctedOn == nil {
      throw Fault.invalid("code", "这件申请没有补正过，不能按“补正后申请内容仍不明确”答复。")
    }
    if proposal.code == "E4", application.reasons?.isAccepted != false {
      throw Fault.invalid("code", "要先要求申请人说明理由，并认为理由不合理，才能按“无正当理由大量反复申请”不予处理（条例 第三十五条）。")
    }
    let refused = proposal.code == "B" ? proposal.refused.joined(separator: ",") : ""
    try tx.run(
      """
      UPDATE application SET decision = \(proposal.code), refused = \(refused), reason = \(proposal.reason.tidied),
        answer = \(proposal.answer.tidied), organ = \(proposal.organ.tidied),
        proposer = \(tx.actor.staff?.account) WHERE id = \(id)
      """)
    let name = try DecisionCode.named(proposal.code, on: tx.today)?.name ?? ""
    try application.move(.propose, to: next, on: tx.today, name, tx)
  }

  /// Back to its writer, with what is wrong (退回).
  package static func sendBack(_ id: ID, _ reason: String, _ tx: Transaction) throws {
    let (application, next) = try opened(id, for: .sendBack, by: .caseApproval, tx)
    let reason = try words(reason, "reason", "为什么退回", upTo: 500)
    try application.move(.sendBack, to: next, on: tx.today, reason, tx)
  }

  /// The head signs (审批): this day is the decision's, by which the yearly report counts. Who proposed does not sign.
  package static func approve(_ id: ID, on day: Day? = nil, _ tx: Transaction) throws {
    let (application, next) = try opened(id, for: .approve, by: .caseApproval, tx)
    if let account = tx.actor.staff?.account, account == application.decision?.proposer {
      throw Fault.forbidden("拟答复的人不能自己审批，请由另一位负责人审批。")
    }
    let day = day ?? tx.today
    try application.check(day, "day", "审批", notBefore: application.clockStart, tx)
    try tx.run("UPDATE application SET decided_on = \(day), approver = \(tx.actor.staff?.account) WHERE id = \(id)")
    try application.move(.approve, to: next, on: day, "", tx)
  }
}
