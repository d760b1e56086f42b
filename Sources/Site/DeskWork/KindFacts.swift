import Kernel
import Publishing
import Store

/// What an item's kind says of it, in the words of its pages (本类要素), and what is missing with where it is mended.
extension DeskItem {
  func kind(_ reader: some Reader) throws -> ItemKind? {
    try KindInForce.definition(revision?.content.kind ?? "", in: item.town, reader)
  }

  func facts(of kind: ItemKind?, on day: Day) -> DeskFacts {
    guard let kind, let written = revision?.content.facts else { return facts }
    let own = kind.facts(of: written) + HeadFact.facts(of: written, kind)
    return DeskFacts(
      facts.facts + [DeskFacts.Fact("信息种类", kind.name)] + own.map { DeskFacts.Fact($0.label, $0.words(on: day)) })
  }
}

extension ItemPage.Fact {
  init(_ fact: KindFact, on day: Day) { self.init(fact.label, fact.words(on: day)) }
}

extension KindFact {
  /// A period says whether it is over; that is derived from the day.
  func words(on day: Day) -> String { period.map { "\(value)（\($0.stand(on: day).chinese)）" } ?? value }
}

extension MissingList {
  init(_ missing: Missing, of item: DeskItem, _ powers: ItemPowers) {
    switch item.newest?.state {
    case .draft, .inReview, .scheduled: break
    case .live, .superseded, .withdrawn, .discarded, nil: return
    }
    let mayMend = item.newest?.state == .draft && powers.mayDraft
    func line(_ issue: Issue) -> Line {
      Line(sentence: issue.sentence, address: Self.place(issue, item.item.id.value, mayMend: mayMend))
    }
    beforeSubmitting = item.newest?.state == .draft ? missing.beforeSubmitting.map(line) : []
    let later = item.newest?.state == .draft ? [] : missing.beforeSubmitting
    beforePublishing = (later + missing.beforePublishing).map(line)
  }

  /// Where it is mended; nil for who cannot do it now.
  private static func place(_ issue: Issue, _ item: Int64, mayMend: Bool) -> Address? {
    if issue.field.hasPrefix("file-") { return DeskAddress.attachments(item) }
    if issue.field == "proof" { return DeskAddress.proof(item) }
    if issue.field == "policy" { return DeskAddress.item(item).at("link-other") }
    guard mayMend, !issue.field.isEmpty, let field = [issue].inEditor.first?.field else { return nil }
    return DeskAddress.draft(item).at("f-" + field)
  }
}
