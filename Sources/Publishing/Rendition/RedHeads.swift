import Kernel
import Manuscript
import Rendering
import Store

/// The red heads of a town (红头): which 机关代字 stands for which 发文机关标志. An item whose 文号 bears such a 代字 is an
/// official document of that office, and its forms are set under its head; all others are set without one.
///
/// GB/T 9704 第7.2.4条：“由发文机关全称或者规范化简称加‘文件’二字组成，也可以使用发文机关全称或者规范化简称。” Seals are left to
/// the seal system.
package struct RedHeads: Sendable {
  /// The dated setting that holds them, one a line.
  package static let setting = "redHead.series"
  /// Longer names would not stand in one line.
  package static let longest = 30

  private let issuers: [String: String]

  /// Nil for what cannot be understood.
  package init?(_ text: String) {
    var issuers: [String: String] = [:]
    for line in text.split(whereSeparator: { $0.isNewline || $0 == "；" || $0 == ";" }) {
      let parts = line.replacing("＝", with: "=").split(separator: "=", omittingEmptySubsequences: false)
        .map { String($0).trimmed }
      guard parts.count == 2, (1...12).contains(parts[0].count), (2...Self.longest).contains(parts[1].count),
        issuers.updateValue(parts[1], forKey: parts[0]) == nil
      else { return nil }
    }
    self.issuers = issuers
  }

  /// The head of the document with this 文号; nil for one without.
  package func head(for number: String?) -> Document.Head? {
    Self.numbered(number).flatMap { issuers[$0.issuerCode] }.map { Document.Head(issuer: $0) }
  }

  /// The number of a letter or a notice; orders (令) and announcements by number alone have other heads.
  static func numbered(_ number: String?) -> DocumentNumber? {
    number.flatMap(DocumentNumber.parse).flatMap { $0.isOrder || $0.year == nil ? nil : $0 }
  }

  /// What holds in a town on a day; nil where it has set nothing that can be understood.
  static func inForce(
    in town: Identifier<Organisation>, on day: Day, _ reader: some Reader
  ) throws -> RedHeads? {
    try Setting.value(setting, for: town, on: day, reader).flatMap(RedHeads.init)
  }
}
