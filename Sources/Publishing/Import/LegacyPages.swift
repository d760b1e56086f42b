import Foundation
import Kernel
import Manuscript

/// A ZIP of web pages (网页压缩包): each page is a record whose fields are the parts of the page; pictures and files
/// packed with it go with it.
struct LegacyPages {
  let path: String

  func forEach(
    _ mapping: FieldMapping, _ body: (RecordSource.Found, WorkProgress) async throws -> Void
  ) async throws {
    let (archive, names) = try pages()
    let packed = ArchiveFiles.names(of: archive)
    for (index, name) in names.enumerated() {
      let files = ArchiveFiles(archive: archive, names: packed, page: name)
      try await body(found(name, files, mapping), WorkProgress(index + 1, of: names.count, "正在处理"))
    }
  }

  /// The parts that most of the first pages have, and what stands in them.
  func sample() throws -> LegacySample {
    let (archive, names) = try pages()
    var pages: [(String, PageBlocks)] = []
    for name in names where pages.count < 5 {
      // A page that cannot be read is told of by the trial run; the fields are seen in the others.
      do throws(Refusal) {
        if let bytes = try archive.contents(of: name) { pages.append((name, try PageBlocks(bytes))) }
      } catch { continue }
    }
    guard !pages.isEmpty else { throw Fault.invalid("file", "压缩包里的网页都读不出来，请检查文件是否损坏，重新打包后再上传。") }
    var counts: [String: Int] = [:]
    var order: [String] = []
    for name in pages.flatMap({ $0.1.parts.map(\.name) }) {
      if counts[name] == nil { order.append(name) }
      counts[name, default: 0] += 1
    }
    let fields = ["文件名"] + order.filter { (counts[$0] ?? 0) * 2 > pages.count }.prefix(40)
    return LegacySample(
      kind: .pages, fields: fields,
      records: pages.map { name, page in [name] + fields.dropFirst().map { String((page.text(of: $0, limit: 1200) ?? "").prefix(400)) } })
  }

  /// Files are unpacked one by one, so that a whole site costs no more memory than its archive.
  private static let limits = {
    var limits = ZipReader.Limits()
    (limits.entries, limits.totalBytes) = (50_000, 1 << 30)
    return limits
  }()

  private func pages() throws -> (ZipArchive, [String]) {
    guard let data = FileManager.default.contents(atPath: path) else { throw Fault.invalid("file", "文件读不出来，请重新上传。") }
    let archive: ZipArchive
    do { archive = try ZipReader.open(Array(data), limits: Self.limits) } catch { throw Fault.invalid("file", error.sentence) }
    let names = archive.names.filter { ["html", "htm", "shtml", "xhtml"].contains(($0 as NSString).pathExtension.lowercased()) }
    guard !names.isEmpty else { throw Fault.invalid("file", "压缩包里没有网页文件（.html），请检查内容。") }
    return (archive, names)
  }

  private func found(_ name: String, _ files: ArchiveFiles, _ mapping: FieldMapping) -> RecordSource.Found {
    do throws(Refusal) {
      guard let bytes = try files.archive.contents(of: name) else { throw Refusal("压缩包里的这个文件读不出来，请重新打包。") }
      let page = try PageBlocks(bytes)
      var record = SourceRecord(id: name, format: .html, body: bytes)
      record.part = mapping[.body]
      mapping.fill(&record) { $0.isEmpty ? "" : $0 == "文件名" ? name : page.text(of: $0) ?? "" }
      if record.id.isEmpty { record.id = name }
      // A name for an address: the page's path on the old site.
      if record.url == name { record.url = "/" + name }
      record.files = files
      return .success(record)
    } catch {
      return .failure(UnreadableRecord(id: name, error.sentence))
    }
  }
}
