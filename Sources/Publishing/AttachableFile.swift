import Foundation

/// What may be attached to an item (可作附件的文件), by the ending of its name.
package enum AttachableFile {
  private static let endings: Set<String> = [
    "pdf", "ofd", "doc", "docx", "wps", "xls", "xlsx", "et", "ppt", "pptx", "txt", "csv", "zip", "jpg", "jpeg", "png",
  ]

  package static func allows(_ name: String) -> Bool {
    name.contains(".") && endings.contains((name as NSString).pathExtension.lowercased())
  }
}
