/// The grid of the official page, as another program lays out our Word file.
import Foundation
import Manuscript
import Rendering
import TestKit
import Testing

@Suite struct WordGridTests {
  /// The fonts that stand in for the ones our files name: `YUDENG_FONTS`, otherwise the folder `fonts`.
  static let fonts = ProcessInfo.processInfo.environment["YUDENG_FONTS"] ?? Outside.root.appending(path: "fonts").path
  static let hasFonts = FileManager.default.fileExists(atPath: fonts + "/FandolFang-Regular.otf")

  @Test(.enabled(if: Outside.hasOffice && hasFonts, "LibreOffice or the fonts are not here: run bin/setup --tests"))
  func `LibreOffice sets 22 lines of 28 characters on a page`() throws {
    let folder = try TemporaryFolder()
    // Commas of a full line hung over the edge and were lost with another recipe, so there are many.
    let sentence = "各村民委员会要认真落实防汛责任制，加强巡查值守，及时报送信息，确保群众生命财产安全，"
    let paragraphs = (0..<6).map { _ in
      Block.paragraph(Paragraph([.text(String(repeating: sentence, count: 10))], indented: true))
    }
    let document = Document(title: "关于防汛的通知", manuscript: Manuscript(blocks: paragraphs))
    let file = folder.path + "/a.docx"
    try Data(WordForm.bytes(document)).write(to: URL(filePath: file))
    let settings = folder.path + "/fonts.conf"
    try Self.configuration(folder.path).write(toFile: settings, atomically: true, encoding: .utf8)
    _ = try Outside.run(
      Outside.office,
      ["-env:UserInstallation=file://\(folder.path)/profile", "--headless", "--convert-to", "pdf", "--outdir", folder.path, file],
      environment: ["FONTCONFIG_FILE": settings])
    let said = try Outside.judge("grid.py", [folder.path + "/a.pdf"])
    let pages = said.split(separator: "\n").map { $0.split(separator: " ").compactMap { Int($0) } }
    // Lines, characters in the longest line, characters in the shortest full line; the page number is not counted.
    #expect(pages.count == 5, "\(said)")
    for page in pages.dropFirst().dropLast() { #expect(page[0] == 22, "\(said)") }
    for page in pages { #expect(page[1] <= 29 && page[1] >= 28, "\(said)") }
    let commas = try Outside.run("/usr/bin/pdftotext", [folder.path + "/a.pdf", "-"]).output.count { $0 == "，" }
    #expect(commas == 6 * 10 * 4)
  }

  /// Programs find our fonts by the names that Word's templates use.
  private static func configuration(_ folder: String) -> String {
    let names = [
      ("仿宋_GB2312", "FandolFang R"), ("楷体_GB2312", "FandolKai"), ("黑体", "FandolHei"), ("宋体", "FandolSong"),
      ("方正小标宋简体", "Noto Serif CJK SC"), ("Times New Roman", "Liberation Serif"),
    ].map { name, ours in
      "<alias binding=\"same\"><family>\(name)</family><prefer><family>\(ours)</family></prefer></alias>"
    }
    return """
      <?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd"><fontconfig><dir>\(fonts)</dir>\
      <dir>/usr/share/fonts</dir><cachedir>\(folder)/cache</cachedir>\(names.joined())</fontconfig>
      """
  }
}
