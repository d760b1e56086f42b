import Casework
import Kernel
import Manuscript
import Publishing
import Store

/// What was given to one applicant becomes the draft of an item for all (依申请公开转主动公开, 条例 第四十四条): a flow over two
/// domains in one transaction. The draft goes the usual way of review.
enum SuggestedPublication {
  static func draft(
    _ id: CaseApplication.ID, _ column: Column, _ town: Town, _ tx: Transaction
  ) throws -> Item.ID {
    let application = try CaseApplication.find(id, tx)
    guard application.town == town.id else { throw Fault.notFound }
    guard let decision = application.decision, decision.decidedOn != nil, ["A1", "A2", "B"].contains(decision.code) else {
      throw Fault.conflict("只有已经答复公开的信息才能转为主动公开。")
    }
    let lines = decision.answer.split(whereSeparator: \.isNewline).map {
      Block.paragraph(Paragraph([.text(String($0))]))
    }
    // Who asked is nobody's business: only what was asked for is in the draft.
    var content = Content(title: application.title, manuscript: Manuscript(blocks: lines))
    content.issuer = town.organisation.name
    content.opennessBasis = "条例第四十四条"
    let edition = try Item.draft(content, in: town.id, column: column.id, tx)
    try tx.record("application.publicationDrafted", of: "application:\(id)", in: town.id, "item:\(edition.item)")
    return edition.item
  }
}
