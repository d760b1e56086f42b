import Files
import Foundation
import Kernel
import Publishing

/// Files that come with a form (上传的附件): judged by their names and bytes, kept in the file store before anything is
/// written of them.
struct Uploads: Sendable {
  var files: [(name: String, blob: Blob)] = []

  /// What may be attached, by the ending of its name.
  private static let endings: Set<String> = [
    "pdf", "ofd", "doc", "docx", "wps", "xls", "xlsx", "et", "ppt", "pptx", "txt", "csv", "zip", "jpg", "jpeg", "png",
  ]

  /// Throws `invalid` before any file is kept when one of them may not be attached.
  static func keep(_ form: Form, in store: FileStore) throws -> Uploads {
    let files = form.files.filter { $0.field == "files" }
    let issues = files.compactMap(refusal)
    guard issues.isEmpty else { throw Fault.invalid(issues) }
    var uploads = Uploads()
    for file in files {
      let blob = try store.put(moving: file.path.path, name: file.name)
      guard !blob.mediaType.isActiveMarkup else {
        throw Fault.invalid("files", "“\(file.name)”里面是网页代码，不能作为附件，请转成 PDF 再上传。")
      }
      uploads.files.append((file.name, blob))
    }
    return uploads
  }

  /// Pictures that were inside the text itself, under the names by which the text calls them.
  mutating func add(_ media: [String: [UInt8]], in store: FileStore) throws {
    for (name, bytes) in media.sorted(by: { $0.key < $1.key }) {
      files.append((name, try store.put(Data(bytes), name: name)))
    }
  }

  private static func refusal(_ file: Form.File) -> Issue? {
    let ending = file.name.split(separator: ".").last.map { $0.lowercased() } ?? ""
    guard file.name.contains("."), endings.contains(ending) else {
      return Issue("files", "“\(file.name)”不能上传，请上传文档、表格、图片或压缩包。")
    }
    return file.size > 0 ? nil : Issue("files", "“\(file.name)”是空文件，请检查后重新上传。")
  }
}
