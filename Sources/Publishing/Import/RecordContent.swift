import Kernel
import Manuscript
import Foundation

extension PreparedRecord {
  /// The record as `Publishing` takes it in.
  func imported(town: Organisation, from: String) -> ImportedItem {
    var content = Content(title: String(title.prefix(200)), manuscript: reading.manuscript)
    content.documentNumber = rawDocumentNumber
    content.issuer = issuer.isEmpty ? town.name : issuer
    content.writtenOn = writtenOn
    content.opennessBasis = "条例第十九条"
    content.sourceName = issuer.isEmpty ? "" : issuer
    content.sourceURL = url
    content.theme = category
    content.genre = Genre.all.first { title.hasSuffix($0) } ?? ""
    content.summary = summary
    content.changeNote = reasons.joined(separator: "").isEmpty ? "" : String(reasons.joined(separator: "").prefix(400))
    return ImportedItem(content, from: from, publishedOn: publishedAt.map { Day(at: $0) } ?? writtenOn)
  }

  /// Where it comes from in words: the host of its address, else its own name.
  var origin: String {
    let host = url.split(separator: "/").dropFirst().first.map(String.init) ?? ""
    return host.isEmpty ? "文件 \(id.prefix(80))" : host
  }

  /// The beginning of the text, as the catalogue's 内容概述 wants it: at most a hundred characters, whole sentences
  /// if there are any.
  private var summary: String {
    let text = reading.manuscript.plainText.singleLine
    let part = text.prefix(100)
    guard text.count > 100, let stop = part.lastIndex(where: { "。；！？".contains($0) }) else { return String(part) }
    return String(part[...stop])
  }
}
