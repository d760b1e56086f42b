import Kernel
import Store

/// Whose an item is (信息所属单位): an organisation, its kind, and the town it is in or is.
struct Owner: Sendable {
  let organisation: Identifier<Organisation>
  let kind: Organisation.Kind
  let town: Identifier<Organisation>

  static func find(_ organisation: Identifier<Organisation>, _ reader: some Reader) throws -> Owner {
    var place: Identifier<Organisation>? = organisation
    var kind: Organisation.Kind?
    while let here = place {
      guard let row = try reader.first("SELECT kind, parent FROM organisation WHERE id = \(here)") else { break }
      let found: Organisation.Kind = try row["kind"]
      if found == .town { return Owner(organisation: organisation, kind: kind ?? found, town: here) }
      kind = kind ?? found
      place = try row["parent"]
    }
    throw Fault.invalid("organisation", "信息要属于某个乡镇或其下的村、站所，请重新选择单位。")
  }

  /// Throws `forbidden` unless the actor writes for this organisation: 经办 there, or 村级经办 of the village.
  func requireDrafting(_ actor: Actor, column: Column.ID) throws {
    if kind == .village, actor.may(.villageDraft, in: organisation, column: column) { return }
    try actor.require(.draft, in: organisation, column: column)
  }
}

/// Throws `forbidden` unless the actor is 经办 or 签发 there: what the public sees is his to take down or mark.
func requireAnswering(_ actor: Actor, for item: Item) throws {
  if actor.may(.issue, in: item.organisation, column: item.column) { return }
  try actor.require(.draft, in: item.organisation, column: item.column)
}
