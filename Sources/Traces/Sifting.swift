import Manuscript

/// Looks through a file of any kind and takes out what its reader does not see (痕迹检查与清除). Never fails: what
/// cannot be read is itself a finding.
package enum Sifter {
  /// `keeping` names what stays in the public copy.
  package static func sift(
    _ bytes: [UInt8], keeping: Set<Trace.Kind> = [], thresholds: TraceThresholds = TraceThresholds()
  ) -> Sifted {
    do throws(Refusal) {
      var found = try sifted(bytes, keeping, thresholds)
      found.traces.sort { ($0.weight, $0.kind.rawValue, $0.detail) < ($1.weight, $1.kind.rawValue, $1.detail) }
      if found.clean == bytes { found.clean = nil }
      return found
    } catch {
      return Sifted([Trace(.unreadable, error.sentence)])
    }
  }

  private static func sifted(
    _ bytes: [UInt8], _ keeping: Set<Trace.Kind>, _ thresholds: TraceThresholds
  ) throws(Refusal) -> Sifted {
    if let picture = PictureKind(bytes) { return picture.sift(bytes, keeping) }
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { return try CompoundSift.sift(bytes, keeping) }
    guard bytes.starts(with: [0x50, 0x4B]) else { return unknown(bytes) }
    var package = try OfficePackage(bytes)
    if package.holds("OFD.xml") { return try FixedLayoutSift.sift(&package, keeping) }
    guard package.holds("[Content_Types].xml"), let main = try package.mainPart() else {
      let count = package.names.count
      return Sifted([Trace(.unreadable, "压缩包里有 \(count) 个文件，没有逐个检查作者、批注等看不见的信息；建议解开后一个一个上传。", count: count, weight: .notable)])
    }
    return try office(&package, main, keeping, thresholds)
  }

  /// Plain text hides nothing; of anything else nobody may believe that it was looked through.
  private static func unknown(_ bytes: [UInt8]) -> Sifted {
    let head = bytes.prefix(4096)
    let isDocument = head.prefix(1024).contains { $0 == UInt8(ascii: "%") }
      && String(decoding: head.prefix(1024), as: UTF8.self).contains("%PDF-")
    if isDocument {
      return Sifted([
        Trace(.unreadable, "PDF 的作者、批注、脚本和嵌入文件没有检查，也没有去掉；请在生成 PDF 以前先清理原文件。", weight: .notable)
      ])
    }
    let isText = !head.contains(0) || bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
    return isText ? Sifted() : Sifted([Trace(.unreadable, "这种文件不能检查，里面看不见的信息都还在。", weight: .notable)])
  }

  private static func office(
    _ package: inout OfficePackage, _ main: String, _ keeping: Set<Trace.Kind>, _ thresholds: TraceThresholds
  ) throws(Refusal) -> Sifted {
    var ledger = TraceLedger(keeping: keeping)
    try OfficeProperties.sift(&package, &ledger)
    switch try package.tree(main)?.rootName {
    case "document": try WordSift.sift(&package, main, &ledger)
    case "workbook": try WorkbookSift.sift(&package, main, thresholds, &ledger)
    case "presentation": try SlideSift.sift(&package, main, &ledger)
    default: throw Refusal("不是能识别的文档、表格或演示文稿，没有检查。")
    }
    try OfficeExtras.sift(&package, main, &ledger)
    guard package.isChanged else { return Sifted(ledger.traces) }
    try package.sweep()
    return Sifted(ledger.traces, clean: package.packed())
  }
}

/// Gathers findings while a file is looked through (检查记录).
struct TraceLedger {
  let keeping: Set<Trace.Kind>
  private(set) var traces: [Trace] = []

  init(keeping: Set<Trace.Kind>) { self.keeping = keeping }

  func removes(_ kind: Trace.Kind) -> Bool { !keeping.contains(kind) }

  /// Notes a finding. `removed: nil` means: as `keeping` says.
  mutating func note(
    _ kind: Trace.Kind, _ detail: String, count: Int = 1, weight: Trace.Weight? = nil, removed: Bool? = nil
  ) {
    guard traces.count < 400 else { return }
    traces.append(
      Trace(kind, String(detail.prefix(400)), count: count, weight: weight, isRemoved: removed ?? removes(kind)))
  }
}

extension Sequence<String> {
  /// The first few names, and how many more: 甲、乙等 5 个.
  func told(_ most: Int = 5) -> String {
    let all = Set(self).filter { !$0.isEmpty }.sorted()
    let few = all.prefix(most).map { String($0.prefix(40)) }.joined(separator: "、")
    return all.count > most ? "\(few)等 \(all.count) 个" : few
  }
}
