import Kernel
import Store

/// The very thing that something was found wrong with (问题对象): a sheet, a board, a batch of brochures, a column, a page.
package struct FindingSubject: Equatable, Hashable, Sendable {
  package let kind: Kind
  /// The key of the slot, board or batch, the address of the page; empty when it has none.
  package let reference: String
  package let name: String

  package enum Kind: String, CaseIterable, Sendable, Storable {
    case slot, board, brochure, column, page, archive, other

    package var chinese: String {
      switch self {
      case .slot: "公开期次"
      case .board: "公开栏"
      case .brochure: "宣传册"
      case .column: "网站栏目"
      case .page: "网页"
      case .archive: "档案"
      case .other: "其他"
      }
    }
  }

  package init(_ kind: Kind, _ reference: String = "", name: String = "") {
    (self.kind, self.reference, self.name) = (kind, reference.trimmed, name.trimmed)
  }

  /// The same with its name as our records have it: what names a slot or a board must be one of the village's.
  func checked(in village: Identifier<Organisation>, _ reader: some Reader) throws -> FindingSubject {
    switch kind {
    case .slot where !reference.isEmpty:
      guard let key = Int64(reference), let slot = try? Slot.find(Slot.ID(key), reader), slot.village == village else {
        throw Fault.invalid("subject", "所选的公开期次不是这个村的，请重新选择。")
      }
      return FindingSubject(kind, reference, name: slot.title)
    case .board where !reference.isEmpty:
      guard let key = Int64(reference), let board = try? Board.find(Board.ID(key), reader), board.village == village
      else {
        throw Fault.invalid("subject", "所选的公开栏不是这个村的，请重新选择。")
      }
      return FindingSubject(kind, reference, name: board.details.name)
    case .brochure where !reference.isEmpty:
      guard let key = Int64(reference), let batch = try? Brochure.find(Brochure.ID(key), reader),
        try Brochure.reached(batch.id, village, reader)
      else {
        throw Fault.invalid("subject", "所选的宣传册没有发给过这个村，请重新选择。")
      }
      return FindingSubject(kind, reference, name: batch.name)
    case .slot, .board, .brochure, .column, .page, .archive, .other:
      return FindingSubject(kind, reference, name: name.isEmpty ? kind.chinese : name)
    }
  }
}
