import Kernel
import Publishing

/// An item's metadata, notice, files and relations in the words of its page (site.md 3.1, 3.3).
extension ItemPage {
  static func facts(_ item: PublicItem, _ town: Town) -> [Fact] {
    let line = item.line
    let all: [(String, String?)] = [
      ("索引号", line.indexNumber), ("主题分类", item.theme), ("发布机构", line.issuer),
      ("成文日期", line.writtenOn?.chinese), ("发布日期", String(line.date.minute.prefix(10))),
      ("文号", line.documentNumber), ("体裁", item.genre), ("有效性", line.validity.chinese),
      ("生效日期", item.effectiveOn?.chinese), ("废止（失效）日期", item.expiresOn?.chinese),
      ("公开属性", item.openness.chinese), ("关键词", item.keywords.joined(separator: "、")),
      ("信息来源", item.sourceName), ("内容概述", line.summary),
    ]
    return all.compactMap { name, value in
      guard let value, !value.isEmpty else { return nil }
      return Fact(name, value)
    }
  }

  static func notice(_ item: PublicItem, _ town: Town) -> Notice? {
    guard let mark = item.line.validity.shown else { return nil }
    let day = item.validity.on.map { "自 \($0.chinese) 起" } ?? ""
    return Notice(
      mark, "本文件\(day)\(item.validity.validity.chinese)。\(item.validity.reason)",
      by: item.validityBy.map(town.link))
  }

  /// The files to take home. A picture that was pasted into the text is seen there, and is no file of its own.
  static func attachments(_ item: PublicItem, _ town: Town) -> [Attachment] {
    let files = item.attachments.filter { file in
      !PastedPictures.isPasted(file.name)
        || !item.body.contains("src=\"\(Publishing.Attachment.address(town: town.slug, file.id))\"")
    }
    return files.map { attachment in
      Attachment(
        name: attachment.name, address: Address(town.slug, "attachments", attachment.id.description),
        type: FileType.name(attachment.name), size: FileSize.text(attachment.size))
    }
  }

  /// The text itself as files, each with its size.
  static func forms(_ item: PublicItem, _ town: Town) -> [Attachment] {
    item.renditions.map { made in
      Attachment(
        name: made.name,
        address: Address(town.slug, item.line.columnSlug, String(item.line.number), made.form),
        type: made.form.uppercased(), size: FileSize.text(made.size))
    }
  }

  static func related(_ item: PublicItem, _ town: Town) -> [Related] {
    [
      Related(title: "相关解读", rows: item.interpretations.map { town.row($0) }),
      Related(title: "解读的政策文件", rows: item.policies.map { town.row($0) }),
    ].filter { !$0.rows.isEmpty }
  }
}

/// What kind of file a name says it is, for people: `PDF`, `DOCX`.
enum FileType {
  static func name(_ file: String) -> String {
    guard let dot = file.lastIndex(of: ".") else { return "文件" }
    let ending = file[file.index(after: dot)...]
    return ending.count <= 5 && !ending.isEmpty ? ending.uppercased() : "文件"
  }
}
