import Foundation
import Kernel
import Publishing

/// How `Publishing`'s lines are worded for the pages.
extension Town {
  func row(_ line: Line, withColumn: Bool = false) -> ItemRow {
    ItemRow(
      title: line.title, address: Address(slug, line.columnSlug, String(line.number)), published: line.date.minute,
      validity: line.validity.shown, documentNumber: line.documentNumber.isEmpty ? nil : line.documentNumber,
      column: withColumn ? line.columnName : nil)
  }

  func link(_ neighbour: PublicItem.Neighbour) -> NavLink {
    NavLink(neighbour.title, Address(slug, neighbour.columnSlug, String(neighbour.number)))
  }
}

extension PublishDate {
  /// `YYYY-MM-DD HH:mm`, as the page and its PubDate tag show it.
  var minute: String { Beijing.minute(instant) }
}

extension Validity {
  /// Lists mark only what is out of the ordinary.
  var shown: ValidityMark? { self == .current ? nil : mark }

  var mark: ValidityMark {
    switch self {
    case .current: .inForce
    case .amended: .amended
    case .lapsed: .lapsed
    case .abolished: .repealed
    }
  }
}

/// Sizes of files as people read them.
enum FileSize {
  static func text(_ bytes: Int) -> String {
    if bytes < 1024 { return "\(bytes) 字节" }
    if bytes < 1 << 20 { return "\((bytes + 512) / 1024) KB" }
    let tenths = (bytes * 10 + (1 << 19)) / (1 << 20)
    return "\(tenths / 10).\(tenths % 10) MB"
  }
}
