/// The package of a DOCX file: its parts and how they refer to one another (ECMA-376 part 2).
struct DOCXPackage {
  private let archive: ZipArchive
  let mainPart: String

  /// A reference from one part to another, or to a place outside.
  struct Relation {
    var type: String
    var target: String
    var isExternal: Bool
  }

  init(_ bytes: [UInt8]) throws(Refusal) {
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      throw Refusal("这是旧版 DOC 文件或加了密码的文件，请用 Word 或 WPS 另存为 DOCX（不加密码）后再上传。")
    }
    guard bytes.starts(with: [0x50, 0x4B]) else { throw Refusal("这不是 DOCX 文件，请用 Word 或 WPS 另存为 DOCX 后再上传。") }
    archive = try ZipReader.open(bytes)
    let roots = try Self.relations(in: archive, at: "_rels/.rels", folder: "")
    mainPart = roots.values.first { $0.type == "officeDocument" }?.target ?? "word/document.xml"
    guard archive.names.contains(mainPart) else {
      throw Refusal("这不是 DOCX 文件（缺少正文部分），请用 Word 或 WPS 另存为 DOCX 后再上传。")
    }
  }

  /// A part that must be there.
  func required(_ name: String) throws(Refusal) -> Markup {
    guard let markup = try part(name) else { throw Refusal("DOCX 文件缺少必要部分，请用 Word 或 WPS 打开后另存再试。") }
    return markup
  }

  func part(_ name: String) throws(Refusal) -> Markup? {
    guard let bytes = try archive.contents(of: name) else { return nil }
    return try parseXML(bytes)
  }

  /// The first part of a type; optional parts that are broken are as good as absent.
  func part(ofType type: String, _ relations: [String: Relation]) throws(Refusal) -> Markup? {
    let targets = relations.values.filter { $0.type == type && !$0.isExternal }.map(\.target).sorted()
    guard let target = targets.first else { return nil }
    return try part(target)
  }

  func bytes(_ name: String) throws(Refusal) -> [UInt8]? {
    try archive.contents(of: name)
  }

  /// What a part refers to, by id.
  func relations(of part: String) throws(Refusal) -> [String: Relation] {
    let folder = part.lastIndex(of: "/").map { String(part[...$0]) } ?? ""
    return try Self.relations(
      in: archive, at: "\(folder)_rels/\(part.dropFirst(folder.count)).rels", folder: folder)
  }

  private static func relations(
    in archive: ZipArchive, at name: String, folder: String
  ) throws(Refusal) -> [String: Relation] {
    guard let bytes = try archive.contents(of: name) else { return [:] }
    let markup = try parseXML(bytes)
    guard let root = markup.children(of: Markup.root).first else { return [:] }
    var relations: [String: Relation] = [:]
    for child in markup.children(of: root) {
      let node = markup.nodes[child]
      guard let id = node["Id"], let type = node["Type"], let target = node["Target"] else { continue }
      let isExternal = node["TargetMode"] == "External"
      relations[id] = Relation(
        type: String(type.split(separator: "/").last ?? ""),
        target: isExternal ? target : resolve(target, folder), isExternal: isExternal)
    }
    return relations
  }

  /// A target is relative to the folder of the part that names it.
  private static func resolve(_ target: String, _ folder: String) -> String {
    var parts: [Substring] = []
    let path = target.hasPrefix("/") ? target : folder + target
    for part in path.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return parts.joined(separator: "/")
  }
}
