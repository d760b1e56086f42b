/// One key for the official form: what it changes, what it must leave alone, and that once is enough.
import Foundation
import Manuscript
import TestKit
import Testing

@Suite struct TypesettingTests {
  private func typeset(_ text: String) throws -> String {
    Typesetting.apply(try TextReader.read(text, title: "（另有）").manuscript).manuscript.plainText
  }

  @Test(arguments: [
    ("请各村认真落实,按时上报.", "请各村认真落实，按时上报。"),
    ("设有网球场、健身房…等。", "设有网球场、健身房……等。"),
    ("目录…………………3", "目录…………………3"),
    ("根据歙政办[2026]3号文件,现通知如下:", "根据歙政办〔2026〕3号文件，现通知如下："),
  ])
  func `marks become full-width and brackets of a number become hexagonal`(typed: String, meant: String) throws {
    #expect(try typeset(typed) == meant)
  }

  @Test(arguments: [
    "面积3.5公顷，比例1:500，网址https://www.example.gov.cn/a,b.html?x=1。", "每户补助1,200.50元。", "GDP增长5.2%，PM2.5下降。",
    "自2026年3月9日9:30起施行。",
  ])
  func `numbers, times, addresses and foreign words stay as they are`(text: String) throws {
    #expect(try typeset(text) == text)
  }

  @Test(.enabled(if: SharedData.isPresent, "needs the shared data"))
  func `doing it twice changes nothing more, and no word of any real document is lost`() throws {
    struct Record: Decodable {
      var id: String
      var title: String
      var html: String?
    }
    var (changing, losing) = ([String](), [String]())
    for line in try SharedData.lines("1_policies/documents.jsonl") {
      let record = try JSONDecoder().decode(Record.self, from: Data(line.utf8))
      guard let html = record.html else { continue }
      let manuscript = try HTMLReader.read(html, title: record.title).manuscript
      let once = Typesetting.apply(manuscript)
      if Typesetting.apply(once.manuscript).manuscript != once.manuscript { changing.append(record.id) }
      if words(once.manuscript) != words(manuscript) { losing.append(record.id) }
    }
    #expect(changing == [])
    #expect(losing == [], "\(losing.count)")
  }

  /// Han characters, letters and digits, whatever their width; a date's figures may gain 年月日.
  private func words(_ manuscript: Manuscript) -> String {
    let folded = manuscript.plainText.precomposedStringWithCompatibilityMapping
    return String(
      String.UnicodeScalarView(
        folded.unicodeScalars.filter { $0.properties.isAlphabetic || $0.properties.numericType != nil }
      )).replacing("年", with: "").replacing("月", with: "").replacing("日", with: "")
  }
}
