import Foundation

/// A file of a source, with its name inside the source.
struct SourceFile: Sendable {
  let path: String
  /// The name, with its folders when the source is a folder.
  let name: String
  let size: Int

  init(path: String, name: String) {
    self.path = path
    self.name = name
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    size = (attributes?[.size] as? NSNumber)?.intValue ?? 0
  }

  /// Every plain file below the folder, by name. Links are passed over: they may lead outside.
  static func all(in folder: String) -> [SourceFile] {
    guard let names = FileManager.default.subpaths(atPath: folder) else { return [] }
    return names.sorted().compactMap { name in
      let path = folder + "/" + name
      let kind = try? FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
      return kind == .typeRegular ? SourceFile(path: path, name: name) : nil
    }
  }

  static func format(of name: String) -> SourceRecord.Format? {
    switch (name as NSString).pathExtension.lowercased() {
    case "html", "htm", "xhtml": .html
    case "docx": .docx
    case "txt", "md", "text": .text
    default: nil
    }
  }
}
