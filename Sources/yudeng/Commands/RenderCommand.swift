import ArgumentParser
import Foundation
import Kernel
import Rendering

/// `yudeng render`: makes the forms of files, without a town and without a database.
struct RenderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render", abstract: "把 Word、网页或文本文件做成各种形式（不需要数据库）。",
    discussion: "形式：\(Form.allCases.map { "\($0.rawValue)（\($0.name)）" }.joined(separator: "、"))。")

  @Argument(help: "文件，.docx、.html、.htm 或 .txt，可以写几个。") var files: [String]
  @Option(help: "要做的形式，用逗号隔开；不写就是全部。") var to: String?
  @Option(help: "放在哪个文件夹；没有就新建。") var out: String
  @Option(help: "版式：official（公文版式）、red-head（红头）、plain（普通）。") var style = "official"
  @Option(help: "标题；不写就用文件里的。") var title: String?
  @Option(help: "文号，如 呈政〔2026〕3号。") var number: String?
  @Option(help: "红头上的发文机关标志，如 某某镇人民政府文件。") var issuer: String?
  @Option(help: "签发人，可写多次。") var signer: [String] = []
  @Option(help: "份号，只写数字，印成 6 位。") var copy: Int?
  @Option(help: "紧急程度：特急、加急。") var urgency: String?
  @Option(help: "网页地址，印成二维码。") var address: String?
  @Option(help: "监督电话。") var phone: String?

  func run() throws {
    guard let style = Style(rawValue: style) else {
      throw Fault.invalid("style", "没有“\(self.style)”这种版式，可用的有：\(Style.allCases.map(\.rawValue).joined(separator: "、"))。")
    }
    let renderer = Renderer(shelf: InstalledFonts.shelf())
    let forms = try chosenForms(renderer)
    for file in files { try render(file, as: forms, style, renderer) }
  }

  private func render(_ file: String, as forms: [Form], _ style: Style, _ renderer: Renderer) throws {
    var document = try SourceFile(path: file).document(title: title)
    document.number = number ?? document.number
    document.address = address
    document.phone = phone
    document.head = try head(for: document, style)
    let folder = URL(filePath: out, directoryHint: .isDirectory)
    let name = URL(filePath: file).deletingPathExtension().lastPathComponent
    for form in forms {
      for made in try renderer.files(of: document, as: form, style: style, named: name) {
        try write(made, into: folder)
      }
    }
  }

  private func chosenForms(_ renderer: Renderer) throws -> [Form] {
    guard let to else { return renderer.offered }
    let names = to.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
    guard !names.isEmpty else { throw Fault.invalid("to", "没有写要做哪种形式，请在 --to 后写，如 pdf,docx。") }
    return try names.map { name in
      guard let form = Form(rawValue: name) else {
        throw Fault.invalid("to", "没有“\(name)”这种形式，可用的有：\(Form.allCases.map(\.rawValue).joined(separator: "、"))。")
      }
      return form
    }
  }

  /// The head says who issues; a text that is signed says so itself.
  private func head(for document: Document, _ style: Style) throws -> Document.Head? {
    guard style == .redHead else { return nil }
    guard let issuer = issuer ?? document.signature.map({ $0 + "文件" }) else {
      throw Fault.invalid("issuer", "红头上要写发文机关，文件里没有落款，请用 --issuer 写明，如 --issuer 某某镇人民政府文件。")
    }
    if let copy, !(1...999_999).contains(copy) { throw Fault.invalid("copy", "份号请写 1 至 999999 的数字。") }
    if let urgency, !["特急", "加急"].contains(urgency) { throw Fault.invalid("urgency", "紧急程度只有特急、加急，请改正。") }
    return Document.Head(
      issuer: issuer, signers: signer, copy: copy.map(Document.Head.copyNumber), urgency: urgency)
  }

  private func write(_ made: RenderedFile, into folder: URL) throws {
    let place = folder.appending(path: made.name)
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try made.bytes.withUnsafeBytes { bytes in
        guard let start = bytes.baseAddress else { return try Data().write(to: place, options: .atomic) }
        let whole = Data(bytesNoCopy: UnsafeMutableRawPointer(mutating: start), count: bytes.count, deallocator: .none)
        try whole.write(to: place, options: .atomic)
      }
    } catch {
      throw Fault.invalid("out", "写不进“\(folder.path)”，请检查这个位置是不是文件夹、有没有权限和空间。")
    }
    FileHandle.standardOutput.write(Data((place.path + "\n").utf8))
  }
}
