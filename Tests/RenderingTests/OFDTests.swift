/// OFD packages: whole, and saying what the tree says.
import Foundation
import Manuscript
import Rendering
import TestKit
import Testing

@Suite(.enabled(if: Fonts.shelf != nil, "no Chinese fonts: run tools/fonts.sh"))
struct OFDTests {
  @Test func `every reference leads somewhere, every number is given once, and each letter but the last has its step`() throws {
    let shelf = try #require(Fonts.shelf)
    for seed in 0..<10 {
      var random = RandomDocument(seed: UInt64(seed))
      let pages = Layout.pages(seed == 0 ? Sample.notice : random.document(), style: .official, shelf: shelf)
      let bytes = OFDForm.bytes(pages)
      #expect(bytes == OFDForm.bytes(pages))
      let files = try Self.files(bytes)
      let resources = try #require(files["Doc_0/PublicRes.xml"])
      let document = try #require(files["Doc_0/Document.xml"])
      let contents = pages.pages.indices.compactMap { files["Doc_0/Pages/Page_\($0)/Content.xml"] }
      #expect(contents.count == pages.pages.count)
      let all = resources + document + contents.joined()
      let ids = all.matches(of: #/ ID="(\d+)"/#).compactMap { Int($0.1) }
      #expect(Set(ids).count == ids.count)
      let most = document.firstMatch(of: #/<ofd:MaxUnitID>(\d+)</#).flatMap { Int($0.1) }
      #expect(ids.max() ?? 0 <= most ?? 0)
      let resourceIDs = Set(resources.matches(of: #/ ID="(\d+)"/#).map { String($0.1) })
      for content in contents {
        for match in content.matches(of: #/ (?:Font|ResourceID)="(\d+)"/#) { #expect(resourceIDs.contains(String(match.1))) }
        for match in content.matches(of: #/DeltaX="([^"]*)">([^<]*)</#) {
          let text = String(match.2).replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
            .replacing("&#39;", with: "'").replacing("&amp;", with: "&")
          #expect(match.1.split(separator: " ").count == text.utf16.count - 1, "\(text)")
        }
      }
      for match in resources.matches(of: #/<ofd:(?:FontFile|MediaFile)>([^<]*)</#) {
        #expect(files["Doc_0/Res/\(match.1)"] != nil)
      }
    }
  }

  /// The files of a package as text.
  private static func files(_ bytes: [UInt8]) throws -> [String: String] {
    let folder = try TemporaryFolder()
    let path = folder.path + "/a.zip"
    try Data(bytes).write(to: URL(filePath: path))
    let names = try Outside.run("/usr/bin/unzip", ["-Z1", path]).output.split(separator: "\n").map(String.init)
    var files: [String: String] = [:]
    for name in names {
      files[name] = name.hasSuffix(".xml") ? try Outside.run("/usr/bin/unzip", ["-p", path, name]).output : ""
    }
    return files
  }
}

@Suite(.enabled(if: Fonts.shelf != nil && Outside.hasPython, "no fonts or no .venv: run bin/setup --tests"))
struct OFDJudgeTests {
  private func write(_ pages: Pages, _ folder: TemporaryFolder, _ name: String = "a") throws -> String {
    let path = folder.path + "/\(name).ofd"
    try Data(OFDForm.bytes(pages)).write(to: URL(filePath: path))
    return path
  }

  @Test func `our judge finds nothing in any package, whatever the text holds`() throws {
    let (shelf, folder) = (try #require(Fonts.shelf), try TemporaryFolder())
    let files = try (0..<12).map { seed in
      var random = RandomDocument(seed: UInt64(seed))
      let document = seed == 0 ? Sample.notice : random.document()
      return try write(Layout.pages(document, style: .official, shelf: shelf), folder, "\(seed)")
    }
    let said = try Outside.judge("ofd.py", files)
    #expect(said == "", "\(said)")
  }

  @Test func `every word stands where it stands in the PDF, as readers of others see both`() throws {
    let (shelf, folder) = (try #require(Fonts.shelf), try TemporaryFolder())
    for seed in 0..<4 as Range<UInt64> {
      var random = RandomDocument(seed: seed)
      let pages = Layout.pages(seed == 0 ? Sample.notice : random.document(), style: .official, shelf: shelf)
      let pdf = folder.path + "/\(seed).pdf"
      try Data(PDFForm.bytes(pages)).write(to: URL(filePath: pdf))
      let said = try Outside.judge("geometry.py", [write(pages, folder, "\(seed)"), pdf])
      #expect(said == "", "\(said)")
    }
  }

  @Test func `the parts of an official document bear their names`() throws {
    let (shelf, folder) = (try #require(Fonts.shelf), try TemporaryFolder())
    let path = try write(Layout.pages(Sample.notice, style: .official, shelf: shelf), folder)
    let tags = try Outside.run("/usr/bin/unzip", ["-p", path, "Doc_0/Tags/OfficialDocument.xml"]).output
    for part in ["标题", "正文", "发文机关署名", "成文日期"] { #expect(tags.contains("<gw:\(part)>"), "\(part)") }
  }

  @Test(arguments: ["reference", "steps", "number", "letter", "page", "largest", "tag", "font", "outside", "action", "attachment", "entity"])
  func `the judge sees each fault`(kind: String) throws {
    let (shelf, folder) = (try #require(Fonts.shelf), try TemporaryFolder())
    let path = try write(Layout.pages(Sample.notice, style: .official, shelf: shelf), folder)
    _ = try Outside.judge("ofd.py", ["--spoil", kind, path, path + ".spoilt"])
    #expect(try Outside.judge("ofd.py", [path]) == "")
    #expect(try Outside.judge("ofd.py", [path + ".spoilt"]) != "")
  }
}
