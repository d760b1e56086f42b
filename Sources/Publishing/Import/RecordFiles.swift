import Foundation
import Kernel
import Manuscript

/// A file that was packed with a page (随页附件), under the name that people will see.
package struct RecordFile: Equatable, Sendable {
  package let name: String
  let bytes: [UInt8]
  /// Where it was on the old site; empty when nobody said.
  let oldAddress: String
}

extension PreparedRecord {
  /// Pictures and files that were packed with the page become the item's own; a link to one goes, its words stay.
  mutating func takeFiles(_ record: SourceRecord) {
    guard let packed = record.files else { return }
    var taking = FileTaking(packed, url: record.url)
    let withPictures = reading.manuscript.changingImages { taking.picture($0) }
    reading.manuscript = withPictures.changingLinks { taking.link($0, $1) }
    for word in record.attachments.split(whereSeparator: { "；;,，| \n".contains($0) }) { taking.named(String(word)) }
    reading.media.merge(taking.media) { own, _ in own }
    files = taking.files
    reasons += taking.reasons
    if taking.missing > 0 { reasons.append("网页里有 \(taking.missing) 处图片或附件没有打包进来，没有转入，请补传。") }
  }
}

/// Taking the neighbours of one page (随页取件).
private struct FileTaking {
  let packed: ArchiveFiles
  let url: String
  private let host: String
  private(set) var media: [String: [UInt8]] = [:]
  private(set) var files: [RecordFile] = []
  private(set) var reasons: [String] = []
  private(set) var missing = 0
  /// What is taken already, by its name in the archive, under our name.
  private var taken: [String: String] = [:]

  init(_ packed: ArchiveFiles, url: String) {
    (self.packed, self.url, host) = (packed, url, LegacyKey(url)?.host ?? "")
  }

  mutating func picture(_ image: Image) -> Image {
    var image = image
    guard let name = packed.name(of: image.source, host: host) else {
      if packed.isInside(image.source) {
        missing += 1
        image.source = packed.restored(image.source, url: url) ?? ""
      }
      return image
    }
    if let known = taken["picture:" + name] {
      image.source = "media:" + known
    } else if let bytes = bytes(name), ImageKind(of: bytes) != nil {
      let own = unique((name as NSString).lastPathComponent)
      media[own] = bytes
      taken["picture:" + name] = own
      image.source = "media:" + own
    } else {
      missing += 1
      image.source = packed.restored(image.source, url: url) ?? ""
    }
    return image
  }

  mutating func link(_ address: String, _ words: String) -> String? {
    guard let name = packed.name(of: address, host: host), AttachableFile.allows(name) else {
      // A page of the same site stays linked by its old address, which leads to where it is now.
      guard packed.isInside(address) else { return address }
      if AttachableFile.allows(String(address.prefix { $0 != "?" && $0 != "#" })) { missing += 1 }
      return packed.restored(address, url: url)
    }
    take(name, words, oldAddress: packed.restored(address, url: url) ?? "")
    return nil
  }

  /// One that the record lists beside the text.
  mutating func named(_ address: String) {
    let full = address.contains("://") ? address : "http://page.invalid/" + address.drop { $0 == "/" }
    guard let name = packed.name(of: full, host: host), AttachableFile.allows(name) else {
      missing += 1
      return
    }
    take(name, "", oldAddress: packed.restored(full, url: url) ?? "")
  }

  private mutating func take(_ name: String, _ words: String, oldAddress: String) {
    guard taken[name] == nil, let bytes = bytes(name) else { return }
    let own = unique(Self.title(words, of: name))
    taken[name] = own
    files.append(RecordFile(name: own, bytes: bytes, oldAddress: oldAddress))
  }

  private mutating func bytes(_ name: String) -> [UInt8]? {
    do throws(Refusal) { return try packed.archive.contents(of: name) } catch {
      reasons.append("“\(name.suffix(40))”没有转入：\(error.sentence)")
      return nil
    }
  }

  /// The words of the link where they say what it is, else the file's own name.
  private static func title(_ words: String, of name: String) -> String {
    let (file, ending) = ((name as NSString).lastPathComponent, (name as NSString).pathExtension)
    let text = words.singleLine.trimmingPrefix(#/附件[0-9一二三四五六七八九十]*\s*[：:.、]?\s*/#)
    let isName = (3...100).contains(text.count) && !["下载", "点击", "://"].contains { text.contains($0) }
    guard isName else { return file }
    return text.lowercased().hasSuffix("." + ending.lowercased()) ? String(text) : "\(text).\(ending)"
  }

  private func unique(_ name: String) -> String {
    let used = Set(taken.values)
    guard used.contains(name) else { return name }
    let (stem, ending) = ((name as NSString).deletingPathExtension, (name as NSString).pathExtension)
    return (2...).lazy.map { "\(stem)-\($0).\(ending)" }.first { !used.contains($0) } ?? name
  }
}
