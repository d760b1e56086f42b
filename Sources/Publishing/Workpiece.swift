import Foundation
import Kernel
import Store

/// An edition in hand (在办版本) with its item and column, read under the transaction that will change it.
struct Workpiece: Sendable {
  let edition: Edition
  let item: Item
  let column: Column

  /// Loads it for an actor; not found when he may not see it.
  static func load(_ id: Edition.ID, _ tx: Transaction) throws -> Workpiece {
    guard let edition = try tx.first("SELECT * FROM edition WHERE id = \(id)", Edition.init) else {
      throw Fault.notFound
    }
    let item = try Item.visible(edition.item, tx)
    return Workpiece(edition: edition, item: item, column: try Column.find(item.column, tx))
  }

  /// Moves the edition, if the table allows it, and leaves the trail: a row of history, a line of the journal.
  func advance(
    _ verb: Verb, steps: [ReviewStep]? = nil, scheduledFor: Date? = nil, note: String = "", _ tx: Transaction
  ) throws {
    guard let state = transition(from: edition.state, verb: verb) else { throw refusal(of: verb) }
    let steps = steps ?? edition.steps
    let round = state.name == .inReview && edition.state == .draft ? edition.round + 1 : edition.round
    let published = state == .live ? tx.now : edition.publishedAt
    try tx.run(
      """
      UPDATE edition SET state = \(state.name), step = \(state.step), awaits = \(state.step.map { steps[$0].duty }),
        steps = \(ReviewStep.spell(steps)), round = \(round), changed_at = \(tx.now),
        submitted_at = \(round > edition.round ? tx.now : edition.submittedAt),
        scheduled_for = \(state == .scheduled ? scheduledFor : nil), published_at = \(published)
      WHERE id = \(edition.id)
      """)
    try leaveTrail(verb, state, round, note, tx)
  }

  func leaveTrail(
    _ verb: Verb, _ state: EditionState, _ round: Int, _ note: String, step: ReviewStep? = nil, _ tx: Transaction
  ) throws {
    let principal = try representing(verb, tx)
    try tx.run(
      """
      INSERT INTO edition_event (edition, verb, state, step, round, actor, account, at, note, on_behalf_of,
        on_behalf_name)
      VALUES (\(edition.id), \(verb.name), \(state.name), \((step ?? edition.step)?.rawValue), \(round),
        \(tx.actor.name),
        \(tx.actor.staff?.account), \(tx.now), \(note), \(principal?.account), \(principal?.displayName))
      """)
    try tx.run("UPDATE item SET changed_at = \(tx.now) WHERE id = \(item.id)")
    // The words themselves stand in history, where an erasure reaches them; the journal vouches for them.
    try tx.record(
      "edition.\(verb.name)", of: "item:\(item.id)", in: item.organisation,
      "第 \(edition.ordinal) 版 → \(state.name.chinese)" + together(tx.actor, principal) + Vouched.note(note))
  }

  func refusal(of verb: Verb) -> Fault {
    .conflict("这一版现在是“\(edition.state.name.chinese)”，不能\(verb.chinese)。请刷新页面，看看是不是别人已经处理过。")
  }
}

extension Item {
  /// The item, if the actor may see it at the desk.
  static func visible(_ id: ID, _ tx: Transaction) throws -> Item {
    let item = try find(id, tx)
    guard Scope.covers(item, for: tx.actor) else { throw Fault.notFound }
    // Nothing is done any more to what was erased, least of all brought back.
    guard item.erasedAt == nil else { throw Fault.conflict("这条信息已经紧急清除，不能再办理。要公开正确的内容，请新建一条。") }
    return item
  }
}

extension Verb {
  /// What it is called in a sentence.
  package var chinese: String {
    switch self {
    case .save: "保存"
    case .submit: "送审"
    case .approve: "通过"
    case .sendBack: "退回"
    case .recall: "撤回"
    case .schedule: "定时发布"
    case .release: "发布"
    case .force: "先发后审"
    case .approveLater: "补审"
    case .takeIn: "转入"
    case .withdraw: "撤下"
    case .supersede: "替换"
    case .reopen: "另开新版"
    case .discard: "作废"
    case .erase: "紧急清除"
    }
  }
}
