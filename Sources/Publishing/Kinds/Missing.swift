import Kernel
import Store

/// What still keeps an item from going on (还缺什么): before it may be submitted, and before it may be public.
package struct Missing: Equatable, Sendable {
  package let beforeSubmitting: [Issue]
  /// Beyond that.
  package let beforePublishing: [Issue]

  package var isNothing: Bool { beforeSubmitting.isEmpty && beforePublishing.isEmpty }

  package static func of(_ item: DeskItem, on day: Day, _ reader: some Reader) throws -> Missing {
    guard let edition = item.newest else { return Missing(beforeSubmitting: [], beforePublishing: []) }
    let piece = Workpiece(edition: edition, item: item.item, column: item.column)
    let common = Gate.issues(item.revision, piece) + (try FileGate.issues(item.revision, reader))
      + (try ProofGate.issues(item.revision, piece, on: day, reader))
    let first = common + (try KindGate.issues(item.revision, piece, .submit, on: day, reader))
    let all = try KindGate.issues(item.revision, piece, .publish, on: day, reader)
    return Missing(beforeSubmitting: first, beforePublishing: all.filter { !first.contains($0) })
  }
}
