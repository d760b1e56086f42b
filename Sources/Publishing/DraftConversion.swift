import Foundation
import Jobs
import Kernel

/// LibreOffice as a converter of old office files (旧格式转换): a child process with limits, a profile of its own that
/// runs no macro and fetches nothing, and a folder that goes afterwards.
struct OfficeConversion: Sendable {
  /// Exists, and is empty.
  let folder: String

  private static let limits = ChildProcess.Limits(time: 60, memory: 3 << 30, output: 1 << 20)

  func docx(of path: String, named name: String) async throws -> [UInt8] {
    try await convert(path, named: name, as: "doc", to: "docx", by: "MS Word 2007 XML")
  }

  func xlsx(of path: String, named name: String) async throws -> [UInt8] {
    try await convert(path, named: name, as: "xls", to: "xlsx", by: "Calc MS Excel 2007 XML")
  }

  func pptx(of path: String, named name: String) async throws -> [UInt8] {
    try await convert(path, named: name, as: "ppt", to: "pptx", by: "Impress MS PowerPoint 2007 XML")
  }

  private func convert(
    _ path: String, named name: String, as old: String, to new: String, by filter: String
  ) async throws -> [UInt8] {
    let program = ["xlsx": "Excel", "pptx": "PowerPoint"][new] ?? "Word"
    let refusal = Fault.invalid(
      "file", "“\(name.prefix(60))”打不开：文件已损坏或加了密码，请用 \(program) 或 WPS 打开，另存为 \(new.uppercased())（不加密码）后再上传。")
    let source = folder + "/source.\(old)"
    try FileManager.default.copyItem(atPath: path, toPath: source)
    try prepareProfile()
    do {
      _ = try await ChildProcess.run(
        "/usr/bin/soffice",
        [
          "-env:UserInstallation=file://\(folder)/profile", "--headless", "--norestore", "--nolockcheck",
          "--convert-to", "\(new):\(filter)", "--outdir", folder + "/made", source,
        ], folder: folder, limits: Self.limits)
    } catch let failure as ChildProcess.Failure {
      switch failure {
      case .failed, .killed: throw refusal
      default: throw Fault.invalid("file", "“\(name.prefix(60))”没有读成：\(failure.sentence)")
      }
    }
    guard let made = FileManager.default.contents(atPath: folder + "/made/source.\(new)"), made.count <= 64 << 20 else {
      throw refusal
    }
    return [UInt8](made)
  }

  /// No macros, no linked pictures or sections from elsewhere.
  private func prepareProfile() throws {
    try FileManager.default.createDirectory(atPath: folder + "/profile/user", withIntermediateDirectories: true)
    let items = [
      ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
      ("Common/Security/Scripting", "MacroSecurityLevel", "3"),
      ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
      ("Writer/Content/Update", "Link", "0"),
    ].map { place, name, value in
      """
      <item oor:path="/org.openoffice.Office.\(place)"><prop oor:name="\(name)" oor:op="fuse">\
      <value>\(value)</value></prop></item>
      """
    }
    let settings = """
      <?xml version="1.0" encoding="UTF-8"?>
      <oor:items xmlns:oor="http://openoffice.org/2001/registry">\(items.joined())</oor:items>
      """
    try Data(settings.utf8).write(to: URL(filePath: folder + "/profile/user/registrymodifications.xcu"))
  }
}
