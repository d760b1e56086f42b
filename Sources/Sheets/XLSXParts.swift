import Manuscript

/// The parts of an XLSX file and how they refer to one another (ECMA-376 part 2).
struct XLSXParts {
  typealias Relations = [String: Relation]

  private let archive: ZipArchive
  /// The workbook's part.
  let main: String

  /// A reference from one part to another (关系).
  struct Relation {
    let type: String
    let target: String
  }

  init(_ bytes: [UInt8]) throws(Refusal) {
    archive = try ZipReader.open(bytes)
    let roots = try Self.relations(archive, "_rels/.rels", folder: "")
    main = roots.values.first { $0.type == "officeDocument" }?.target ?? "xl/workbook.xml"
    guard archive.names.contains(main) else { throw Self.foreign }
    if main.hasPrefix("word/") || main.hasPrefix("ppt/") { throw Self.foreign }
  }

  private static let foreign = Refusal("这不是 XLSX 表格文件，请用 Excel 或 WPS 另存为 XLSX 后再上传。")

  func bytes(_ name: String) throws(Refusal) -> [UInt8]? { try archive.contents(of: name) }

  func required(_ name: String) throws(Refusal) -> [UInt8] {
    guard let bytes = try archive.contents(of: name) else { throw Self.foreign }
    return bytes
  }

  /// What a part refers to inside the file, by id.
  func relations(of part: String) throws(Refusal) -> Relations {
    let folder = part.lastIndex(of: "/").map { String(part[...$0]) } ?? ""
    return try Self.relations(archive, "\(folder)_rels/\(part.dropFirst(folder.count)).rels", folder: folder)
  }

  private static func relations(
    _ archive: ZipArchive, _ name: String, folder: String
  ) throws(Refusal) -> Relations {
    guard let bytes = try archive.contents(of: name) else { return [:] }
    return try XMLStream.read(bytes, RelationListener(folder: folder)).relations
  }
}

private struct RelationListener: XMLListener {
  let folder: String
  var relations: XLSXParts.Relations = [:]
  var refusal: Refusal?

  init(folder: String) { self.folder = folder }

  mutating func begin(_ name: String, _ attributes: XMLAttributes) {
    guard name == "Relationship", attributes["TargetMode"] != "External", let id = attributes["Id"],
      let type = attributes["Type"], let target = attributes["Target"]
    else { return }
    guard relations.count < 10_000 else { return refusal = Refusal("文件内部的引用过多，请用 Excel 或 WPS 打开后另存再试。") }
    relations[id] = XLSXParts.Relation(
      type: String(type.split(separator: "/").last ?? ""), target: Self.resolve(target, folder))
  }

  mutating func end(_ name: String) {}
  mutating func text(_ text: String) {}

  /// A target is relative to the folder of the part that names it.
  private static func resolve(_ target: String, _ folder: String) -> String {
    var parts: [Substring] = []
    for part in (target.hasPrefix("/") ? target : folder + target).split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return parts.joined(separator: "/")
  }
}
