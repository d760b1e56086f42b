import Crypto
import Foundation
import Kernel

/// Collects the parts of one multipart form; files go to disk as they come.
final class FormSpool {
  private(set) var form = Form()
  private let folder: URL
  private let limits: Form.Limits
  private let entropy: Entropy
  private var head: PartHead?
  private var text: [UInt8] = []
  private var textTotal = 0
  private var file: (path: URL, handle: FileHandle, digest: SHA256, size: Int)?

  init(folder: URL, limits: Form.Limits, entropy: Entropy) {
    (self.folder, self.limits, self.entropy) = (folder, limits, entropy)
  }

  func take(_ event: MultipartReader.Event) throws {
    switch event {
    case .head(let head): try begin(head)
    case .data(let bytes): try add(bytes)
    case .end: try end()
    }
  }

  /// Removes whatever was written.
  func abandon() {
    let open = file.map { [$0.path] } ?? []
    try? file?.handle.close()
    for path in open + form.files.map(\.path) { try? FileManager.default.removeItem(at: path) }
  }

  private func begin(_ head: PartHead) throws {
    self.head = head
    text = []
    guard head.fileName != nil else { return }
    let path = folder.appending(path: "upload-" + entropy.token(bytes: 16))
    let isMade = FileManager.default.createFile(
      atPath: path.path, contents: nil, attributes: [.posixPermissions: 0o600])
    guard isMade else { throw CocoaError(.fileWriteUnknown) }
    file = (path, try FileHandle(forWritingTo: path), SHA256(), 0)
  }

  private func add(_ bytes: ArraySlice<UInt8>) throws {
    guard file != nil else {
      text += bytes
      textTotal += bytes.count
      guard textTotal <= limits.text else { throw Fault.tooLarge("提交的文字太长，请缩短后再提交。") }
      return
    }
    file?.size += bytes.count
    guard let file, file.size <= limits.file else {
      throw Fault.tooLarge("文件“\(head?.fileName ?? "")”太大，单个文件不能超过 \(limits.file >> 20) MB。")
    }
    self.file?.digest.update(data: Array(bytes))
    try file.handle.write(contentsOf: Data(bytes))
  }

  private func end() throws {
    guard let head else { return }
    self.head = nil
    guard let name = head.fileName, let file else { return try endText(head) }
    self.file = nil
    try file.handle.close()
    // A browser sends an empty nameless file for a file field left empty.
    if file.size == 0, name == "file" { return try FileManager.default.removeItem(at: file.path) }
    let digest = Hex.encode(file.digest.finalize())
    form.add(
      Form.File(
        field: head.field, name: name, type: head.type, path: file.path, size: file.size, digest: digest))
  }

  private func endText(_ head: PartHead) throws {
    guard let value = String(validating: text, as: UTF8.self), !text.contains(0) else {
      throw Fault.invalid(head.field, "这一栏含有无法识别的字符，请重新填写。")
    }
    form.add(head.field, value)
  }
}
