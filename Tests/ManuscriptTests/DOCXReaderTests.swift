/// What the reader makes of small Word files, packed here by hand.
import Foundation
import Manuscript
import TestKit
import Testing

/// Packs files without compression, as the simplest honest ZIP writer would.
struct ZipFixture {
  private(set) var bytes: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  mutating func add(_ name: String, _ content: [UInt8], claims size: Int? = nil, checksum: UInt32? = nil) {
    let sum = checksum ?? Self.checksum(content)
    var fields: [UInt8] = [20, 0, 0, 8, 0, 0, 0, 0, 0x21, 0]
    for value in [Int(sum), content.count, size ?? content.count] { fields += long(value) }
    fields += word(name.utf8.count)
    fields += [0, 0]
    directory += [0x50, 0x4B, 1, 2, 20, 0]
    directory += fields
    directory += [UInt8](repeating: 0, count: 10)
    directory += long(bytes.count)
    directory += Array(name.utf8)
    bytes += [0x50, 0x4B, 3, 4]
    bytes += fields
    bytes += Array(name.utf8)
    bytes += content
    count += 1
  }

  func packed() -> [UInt8] {
    var end: [UInt8] = [0x50, 0x4B, 5, 6, 0, 0, 0, 0]
    end += word(count)
    end += word(count)
    end += long(directory.count)
    end += long(bytes.count)
    end += [0, 0]
    return bytes + directory + end
  }

  private func word(_ value: Int) -> [UInt8] {
    [UInt8(truncatingIfNeeded: value), UInt8(truncatingIfNeeded: value >> 8)]
  }

  private func long(_ value: Int) -> [UInt8] { word(value) + word(value >> 16) }

  static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var sum = ~UInt32(0)
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 {
        let carries = sum & 1 == 1
        sum >>= 1
        if carries { sum ^= 0xEDB8_8320 }
      }
    }
    return ~sum
  }
}

@Suite struct DOCXReaderTests {
  private static let spaces = """
    xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" \
    xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" \
    xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
    """

  private func docx(
    _ body: String, parts: [String: String] = [:], prolog: String = "", image: [UInt8]? = nil
  ) -> [UInt8] {
    var zip = ZipFixture()
    let document = "\(prolog)<w:document \(Self.spaces)><w:body>\(body)</w:body></w:document>"
    zip.add("word/document.xml", Array(document.utf8))
    var relations = #"<Relationship Id="link" Type="x/hyperlink" Target="https://a.gov.cn/" TargetMode="External"/>"#
    for (name, content) in parts.sorted(by: { $0.key < $1.key }) {
      zip.add("word/\(name).xml", Array("<w:\(name) \(Self.spaces)>\(content)</w:\(name)>".utf8))
      relations += #"<Relationship Id="\#(name)" Type="x/\#(name)" Target="\#(name).xml"/>"#
    }
    if let image {
      zip.add("word/media/i.png", image)
      relations += #"<Relationship Id="pic" Type="x/image" Target="media/i.png"/>"#
    }
    let space = "http://schemas.openxmlformats.org/package/2006/relationships"
    let list = #"<Relationships xmlns="\#(space)">\#(relations)</Relationships>"#
    zip.add("word/_rels/document.xml.rels", Array(list.utf8))
    return zip.packed()
  }

  private func html(_ body: String, parts: [String: String] = [:]) throws -> String {
    try DOCXReader.read(docx(body, parts: parts)).manuscript.html().replacing("\n", with: "")
  }

  private func p(_ text: String, _ properties: String = "") -> String {
    "<w:p><w:pPr>\(properties)</w:pPr><w:r><w:t>\(text)</w:t></w:r></w:p>"
  }

  @Test func `numbers that Word makes become text`() throws {
    let levels = [("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3.")].enumerated().map {
      #"<w:lvl w:ilvl="\#($0)"><w:start w:val="1"/><w:numFmt w:val="\#($1.0)"/><w:lvlText w:val="\#($1.1)"/></w:lvl>"#
    }.joined()
    let numbering = #"<w:abstractNum w:abstractNumId="0">\#(levels)</w:abstractNum>"#
      + #"<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>"#
    let at = { (level: Int) in #"<w:numPr><w:ilvl w:val="\#(level)"/><w:numId w:val="1"/></w:numPr>"# }
    let body = p("甲", at(0)) + p("乙", at(1)) + p("丙。", at(2)) + p("丁。", at(2)) + p("戊", at(0)) + p("己。", at(1))
    let text = try DOCXReader.read(docx(body, parts: ["numbering": numbering])).manuscript.plainText
    #expect(text == "一、甲\n（一）乙\n1. 丙。\n2. 丁。\n二、戊\n（一）己。")
  }

  @Test func `styles make headings, runs are joined, links are kept`() throws {
    let styles = #"<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/></w:style>"#
    let body = p("标题", #"<w:pStyle w:val="2"/>"#)
      + #"<w:p><w:r><w:t>甲</w:t></w:r><w:r><w:t>乙</w:t></w:r>"#
      + #"<w:hyperlink r:id="link"><w:r><w:t>网</w:t></w:r></w:hyperlink></w:p>"#
    #expect(try html(body, parts: ["styles": styles])
      == #"<h3 id="h-1">标题</h3><p>甲乙<a href="https://a.gov.cn/" rel="noopener">网</a></p>"#)
  }

  @Test func `cells merged across and down come out as spans`() throws {
    let cell = { (text: String, more: String) in "<w:tc><w:tcPr>\(more)</w:tcPr>\(p(text))</w:tc>" }
    let (start, wide) = (#"<w:vMerge w:val="restart"/>"#, #"<w:gridSpan w:val="2"/>"#)
    let body = "<w:tbl><w:tr>\(cell("甲", start))\(cell("乙", wide))</w:tr>"
      + "<w:tr>\(cell("", "<w:vMerge/>"))\(cell("丙", ""))\(cell("丁", ""))</w:tr></w:tbl>"
    #expect(try html(body).contains(#"<td rowspan="2">甲</td><td colspan="2">乙</td></tr><tr><td>丙</td><td>丁</td>"#))
  }

  @Test func `tracked changes, comments, headers and footnotes are accounted for`() throws {
    let body = #"<w:p><w:ins><w:r><w:t>新</w:t></w:r></w:ins><w:del><w:r><w:delText>旧</w:delText></w:r></w:del>"#
      + #"<w:r><w:footnoteReference w:id="2"/><w:commentReference w:id="0"/></w:r></w:p>"#
    let reading = try DOCXReader.read(docx(body, parts: [
      "footnotes": #"<w:footnote w:id="2">\#(p("脚注"))</w:footnote>"#, "comments": p("批注"), "header": p("页眉"),
    ]))
    #expect(reading.manuscript.plainText == "新[1]\n[1] 脚注")
    #expect(reading.omissions.map(\.kind) == [.deleted, .comment, .header])
    #expect(reading.omissions.map(\.sample) == ["旧", "批注", "页眉"])
  }

  @Test func `pictures come out as media, other files do not`() throws {
    let body = #"<w:p><w:r><w:drawing><a:blip r:embed="pic"/></w:drawing></w:r></w:p>"#
    let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    let reading = try DOCXReader.read(docx(body, image: png))
    #expect(reading.media == ["i.png": png])
    let html = reading.manuscript.html { $0 == "media:i.png" ? "/files/1" : nil }
    #expect(html.contains(#"<img src="/files/1" alt="">"#))
    let script = try DOCXReader.read(docx(body, image: Array("<svg onload=alert(1)>".utf8)))
    #expect(script.media.isEmpty && script.omissions.map(\.kind) == [.media])
  }

  @Test(arguments: [
    #"<!DOCTYPE x [<!ENTITY a "b">]>"#, #"<!DOCTYPE x SYSTEM "file:///etc/passwd">"#,
    #"<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1/"> %p;]>"#,
  ])
  func `document types and entities are refused`(_ prolog: String) {
    let error = #expect(throws: Refusal.self) { try DOCXReader.read(docx(p("甲"), prolog: prolog)) }
    #expect(error?.sentence.contains("DTD") == true)
  }

  @Test func `a field's code is no text but its result is`() throws {
    let mark = { (type: String) in #"<w:r><w:fldChar w:fldCharType="\#(type)"/></w:r>"# }
    let body = "<w:p>\(mark("begin"))<w:r><w:instrText>PAGE</w:instrText></w:r>"
      + "\(mark("separate"))<w:r><w:t>7</w:t></w:r>\(mark("end"))<w:r><w:t>页</w:t></w:r></w:p>"
    #expect(try html(body) == "<p>7页</p>")
  }
}
