import Foundation
import Kernel
import Store

extension OpinionLink {
  /// What is asked for (征求意见).
  package struct Request: Sendable, Equatable {
    package var invited: String
    package var question: String
    /// Days it holds; nil is what the setting says.
    package var days: Int?
    /// An access word to be told by another way; empty for none.
    package var word: String

    package init(invited: String, question: String = "", days: Int? = nil, word: String = "") {
      (self.invited, self.question, self.days, self.word) = (invited, question, days, word)
    }
  }

  /// Makes a link to the draft as it is now. Returns the token, which is shown this once and kept nowhere.
  package static func make(
    for id: Edition.ID, _ request: Request, _ entropy: Entropy, _ tx: Transaction
  ) throws -> String {
    let piece = try Workpiece.load(id, tx)
    try piece.requireAsking(tx)
    let issues = issues(request)
    guard issues.isEmpty else { throw Fault.invalid(issues) }
    guard let revision = try Revision.of(piece.edition, tx) else { throw Fault.conflict("还没有保存内容，无从征求意见。") }

    let token = entropy.token(bytes: 16)
    let place = piece.item.organisation
    let usual = try Setting.number("people.opinionDays", for: place, on: tx.today, within: 1...60, tx) ?? 7
    let days = request.days ?? usual
    let link: ID = try tx.insert(
      """
      INSERT INTO opinion_link (item, edition, revision, token_digest, word_digest, invited, question, actor, account,
        made_at, expires_at)
      VALUES (\(piece.item.id), \(id), \(revision.id), \(digest(token)),
        \(request.word.trimmed.isEmpty ? nil : digest(word: request.word, token: token)), \(request.invited.trimmed),
        \(request.question.trimmed), \(tx.actor.name), \(tx.actor.staff?.account), \(tx.now),
        \(tx.now.addingTimeInterval(Double(days) * 86_400))) RETURNING id
      """)
    try tx.record(
      "opinion.asked", of: "item:\(piece.item.id)", in: place,
      "第 \(piece.edition.ordinal) 版第 \(revision.ordinal) 稿，意见链接 \(link)，\(days) 天有效\(request.word.isEmpty ? "" : "，有访问口令")")
    return token
  }

  /// Takes a link back before it was used (撤销).
  package static func revoke(_ link: ID, _ tx: Transaction) throws {
    guard let found = try tx.first("SELECT * FROM opinion_link WHERE id = \(link)", OpinionLink.init) else {
      throw Fault.notFound
    }
    let piece = try Workpiece.load(found.edition, tx)
    try piece.requireAsking(tx)
    guard found.usedAt == nil, found.revokedAt == nil else { throw Fault.conflict("这个链接已经用过或撤销过。") }
    try tx.run("UPDATE opinion_link SET revoked_at = \(tx.now) WHERE id = \(link)")
    try tx.record("opinion.revoked", of: "item:\(piece.item.id)", in: piece.item.organisation, "意见链接 \(link)")
  }

  private static func issues(_ request: Request) -> [Issue] {
    var issues: [Issue] = []
    if request.invited.trimmed.isEmpty { issues.append(Issue("invited", "请写明征求谁的意见，例如“县司法局法律顾问”。")) }
    if request.invited.count > 60 { issues.append(Issue("invited", "征求对象最多 60 个字，请删减。")) }
    if request.question.count > 500 { issues.append(Issue("question", "想问的话最多 500 个字，请删减。")) }
    if let days = request.days, !(1...60).contains(days) { issues.append(Issue("days", "有效天数应在 1 到 60 之间。")) }
    if !request.word.trimmed.isEmpty, !(4...40).contains(request.word.trimmed.count) {
      issues.append(Issue("word", "访问口令应为 4 到 40 个字，也可以不设。"))
    }
    return issues
  }
}

extension Workpiece {
  /// Whoever writes or reviews it may ask outsiders, while it is not public yet.
  fileprivate func requireAsking(_ tx: Transaction) throws {
    let duties: [Duty] = [.draft, .villageDraft, .firstReview, .secondReview, .issue]
    guard duties.contains(where: { tx.actor.may($0, in: item.organisation, column: column.id) }) else {
      throw Fault.forbidden("征求意见由经办或审核人员办理，您没有这个栏目的相应职责。")
    }
    switch edition.state {
    case .draft, .inReview, .scheduled: break
    case .live, .superseded, .withdrawn, .discarded:
      throw Fault.conflict("这一版是“\(edition.state.name.chinese)”，不再征求意见。")
    }
  }
}
