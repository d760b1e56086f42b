/// Files made to break readers: each ends in a clear refusal or in safe content, within bounds.
import Foundation
import Manuscript
import TestKit
import Testing

@Suite struct HostileInputTests {
  /// Reads the bytes in every way there is, and judges what comes out.
  private func survive(_ bytes: [UInt8], _ name: String) {
    judge(name) { () throws(Refusal) in try HTMLReader.read(bytes) }
    judge(name) { () throws(Refusal) in try TextReader.read(bytes) }
    judge(name) { () throws(Refusal) in try DOCXReader.read(bytes) }
  }

  private func judge(_ name: String, _ read: () throws(Refusal) -> Reading) {
    do throws(Refusal) {
      let reading = try read()
      #expect(SafeFragment(reading.manuscript.html()).complaints == [], "\(name)")
      #expect(reading.omissions.allSatisfy { $0.sample.count <= 60 }, "\(name)")
    } catch {
      #expect(error.sentence.hasSuffix("。"), "\(name)")
    }
  }

  @Test(.enabled(if: SharedData.isPresent, "needs the shared data"))
  func `every bad file ends in a refusal or in safe content`() throws {
    let folder = SharedData.url("7_badinput")
    var count = 0
    let walk = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
    for case let file as URL in walk where !file.hasDirectoryPath {
      survive([UInt8](try Data(contentsOf: file)), file.lastPathComponent)
      count += 1
    }
    #expect(count > 600)
  }

  @Test(.enabled(if: SharedData.isPresent, "needs the shared data"))
  func `every line of the attack lists is safe on its own`() throws {
    for name in try FileManager.default.contentsOfDirectory(atPath: SharedData.url("7_badinput/xss").path) {
      let text = String(decoding: try Data(contentsOf: SharedData.url("7_badinput/xss/\(name)")), as: UTF8.self)
      for line in text.split(whereSeparator: \.isNewline) {
        judge(String(line)) { () throws(Refusal) in try HTMLReader.read(String(line)) }
      }
    }
  }

  @Test(.enabled(if: SharedData.isPresent, "needs the shared data"))
  func `what sanitisers are tested with runs no script here`() throws {
    for name in ["bleach_cases.json", "dompurify_expect.json"] {
      let data = try Data(contentsOf: SharedData.url("7_badinput/sanitizer/\(name)"))
      for text in strings(in: try JSONSerialization.jsonObject(with: data)) {
        judge(text) { () throws(Refusal) in try HTMLReader.read(text) }
      }
    }
  }

  private func strings(in value: Any) -> [String] {
    if let text = value as? String { return [text] }
    if let list = value as? [Any] { return list.flatMap(strings) }
    if let map = value as? [String: Any] { return map.values.flatMap(strings) }
    return []
  }

  @Test(arguments: ["div", "font", "table><tr><td", "ul><li", "b", "p"])
  func `a hundred thousand nested elements neither crash nor hang`(_ tag: String) {
    let open = String(repeating: "<\(tag)>", count: 100_000)
    let time = ContinuousClock().measure {
      judge(tag) { () throws(Refusal) in try HTMLReader.read(open + "字") }
      judge(tag) { () throws(Refusal) in try HTMLReader.read(open + String(repeating: "</i>", count: 500_000)) }
    }
    #expect(time < .seconds(30))
  }

  @Test func `deep but honest nesting keeps its text`() throws {
    let html = String(repeating: "<div><span>", count: 400) + "中间的字" + String(repeating: "</span></div>", count: 400)
    let reading = try HTMLReader.read(html)
    #expect(reading.manuscript.plainText == "中间的字")
    #expect(reading.omissions.map(\.kind) == [.deep])
  }

  @Test func `spans that claim a million cells cost nothing`() throws {
    let cells = String(repeating: "<td colspan=1000 rowspan=65000>格</td>", count: 400)
    let html = "<table>" + String(repeating: "<tr>\(cells)</tr>", count: 20) + "</table>"
    let time = try ContinuousClock().measure { _ = try HTMLReader.read(html) }
    #expect(time < .seconds(30))
  }

  @Test func `random bytes and random tags never crash`() {
    var generator = Seeded(seed: 7)
    let tags = [
      "<table>", "<tr>", "<td>", "</td>", "</table>", "<p style='display:none", "\">", "<a href='j", "&#0;", "<ul>",
      "<li>", "<h1>", "字", "</p>", "<!--", "-->", "<![CDATA[", "<script>", "</script>", "\u{0}", "<svg>",
      "<th colspan=-1>",
    ]
    for _ in 0..<300 {
      let bytes = (0..<400).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
      survive(bytes, "random bytes")
      let soup = (0..<120).map { _ in tags.randomElement(using: &generator) ?? "" }.joined()
      survive([UInt8](soup.utf8), soup)
    }
  }
}
