import Foundation
import Kernel

/// A file of a source, with its name inside the source.
struct SourceFile: Sendable {
  let path: String
  /// The name, with its folders when the source is a folder.
  let name: String
  let size: Int

  init(path: String, name: String) throws {
    self.path = path
    self.name = name
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    size = (attributes[.size] as? NSNumber)?.intValue ?? 0
  }

  /// Every plain file below the folder, by name. Links are passed over: they may lead outside. A folder that cannot be
  /// read stops the import: half a site taken for the whole is worse than none.
  static func all(in folder: String) throws -> [SourceFile] {
    var unread: String?
    let found = FileManager.default.enumerator(
      at: URL(filePath: folder), includingPropertiesForKeys: [.isRegularFileKey], options: []
    ) { place, _ in
      unread = place.path
      return false
    }
    var files: [SourceFile] = []
    while let place = found?.nextObject() as? URL {
      guard try place.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true else { continue }
      files.append(try SourceFile(path: place.path, name: name(of: place, in: folder)))
    }
    if found == nil || unread != nil {
      throw Fault.invalid("path", "文件夹 \(unread ?? folder) 读不出来，请检查读权限后再导入。")
    }
    return files.sorted { $0.name < $1.name }
  }

  private static func name(of place: URL, in folder: String) -> String {
    let depth = URL(filePath: folder).standardizedFileURL.pathComponents.count
    return place.standardizedFileURL.pathComponents.dropFirst(depth).joined(separator: "/")
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
