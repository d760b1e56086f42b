import Manuscript

/// An office file as its parts (文件包): read, changed part by part, and packed again. Parts that nothing leads to any
/// more are left out.
struct OfficePackage {
  private(set) var names: [String]
  private var contents: [String: [UInt8]]
  private(set) var isChanged = false

  /// A reference from one part to another, or to a place outside.
  struct Relation {
    var node: Int
    var id: String
    /// The last word of its type: `comments`, `image`.
    var type: String
    var target: String
    var isExternal: Bool
  }

  init(_ bytes: [UInt8]) throws(Refusal) {
    let archive = try ZipReader.open(bytes)
    names = archive.names
    contents = [:]
    for name in names { contents[name] = try archive.contents(of: name) }
  }

  func holds(_ name: String) -> Bool { contents[name] != nil }
  func bytes(_ name: String) -> [UInt8]? { contents[name] }

  /// The part that the file is about.
  func mainPart() throws(Refusal) -> String? {
    let found = try relations(of: "").first { $0.type == "officeDocument" && !$0.isExternal }
    return found.flatMap { holds($0.target) ? $0.target : nil }
  }

  mutating func put(_ bytes: [UInt8], _ name: String) {
    guard contents[name] != nil, contents[name] != bytes else { return }
    contents[name] = bytes
    isChanged = true
  }

  func tree(_ name: String) throws(Refusal) -> XMLTree? {
    guard let bytes = contents[name] else { return nil }
    return try XMLTree(bytes)
  }

  mutating func put(_ tree: XMLTree, _ name: String) {
    if tree.isEdited { put(tree.written(), name) }
  }

  /// What a part refers to; of the package itself for the empty name.
  func relations(of part: String) throws(Refusal) -> [Relation] {
    guard let tree = try tree(Self.relationsName(part)) else { return [] }
    return Self.relations(in: tree, folder: Self.folder(part))
  }

  /// Takes references away. Returns what they were.
  @discardableResult
  mutating func dropRelations(
    of part: String, where isUnwanted: (Relation) -> Bool
  ) throws(Refusal) -> [Relation] {
    let name = Self.relationsName(part)
    guard var tree = try tree(name) else { return [] }
    let unwanted = Self.relations(in: tree, folder: Self.folder(part)).filter(isUnwanted)
    for relation in unwanted { tree.drop(relation.node) }
    put(tree, name)
    return unwanted
  }

  /// Leaves out every part that nothing leads to, with its line in the list of types.
  mutating func sweep() throws(Refusal) {
    var (reached, waiting): (Set<String>, [String]) = (["[Content_Types].xml", "_rels/.rels"], [""])
    while let part = waiting.popLast() {
      for relation in try relations(of: part) where !relation.isExternal && !reached.contains(relation.target) {
        reached.formUnion([relation.target, Self.relationsName(relation.target)])
        waiting.append(relation.target)
      }
    }
    let lost = names.filter { !reached.contains($0) }
    guard !lost.isEmpty else { return }
    for name in lost { contents[name] = nil }
    names.removeAll { contents[$0] == nil }
    guard var types = try tree("[Content_Types].xml") else { return }
    for node in types.all("Override") {
      let part = types.attribute(node, "PartName").map { String($0.drop { $0 == "/" }) } ?? ""
      if !holds(part) { types.drop(node) }
    }
    put(types, "[Content_Types].xml")
  }

  func packed() -> [UInt8] {
    var zip = ZipWriter()
    for name in names { if let bytes = contents[name] { zip.add(name, bytes, packed: PictureKind(bytes) == nil) } }
    return zip.finished()
  }

  private static func relations(in tree: XMLTree, folder: String) -> [Relation] {
    tree.all("Relationship").compactMap { node in
      guard let id = tree.attribute(node, "Id"), let type = tree.attribute(node, "Type"),
        let target = tree.attribute(node, "Target")
      else { return nil }
      let isExternal = tree.attribute(node, "TargetMode") == "External"
      return Relation(
        node: node, id: id, type: type.split(separator: "/").last.map(String.init) ?? "",
        target: isExternal ? target : resolved(target, folder), isExternal: isExternal)
    }
  }

  /// A target is relative to the folder of the part that names it.
  private static func resolved(_ target: String, _ folder: String) -> String {
    var parts: [Substring] = []
    for part in (target.hasPrefix("/") ? target : folder + target).split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return parts.joined(separator: "/")
  }

  private static func folder(_ part: String) -> String { part.lastIndex(of: "/").map { String(part[...$0]) } ?? "" }

  private static func relationsName(_ part: String) -> String {
    let folder = folder(part)
    return "\(folder)_rels/\(part.dropFirst(folder.count)).rels"
  }
}
