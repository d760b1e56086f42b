import Foundation
import Manuscript
import Sheets
import TestKit
import Testing

/// Files of strangers: refused in a sentence, or read within bounds.
@Suite struct HostileTests {
  private func workbook(_ sheet: String) -> [UInt8] {
    var zip = ZipWriter()
    func add(_ name: String, _ text: String) { zip.add(name, Array(text.utf8)) }
    add("xl/workbook.xml", "<workbook><sheets><sheet name='a' id='r1'/></sheets></workbook>")
    add("xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id='r1' Type='x/worksheet' Target='s.xml'/></Relationships>")
    add("xl/s.xml", sheet)
    return zip.finished()
  }

  private func refusal(_ bytes: [UInt8]) -> String? {
    do throws(Refusal) {
      _ = try Workbook.read(bytes)
      return nil
    } catch { return error.sentence }
  }

  @Test func `a used range of 65,000 empty rows costs nothing that stays`() throws {
    let cells = (0..<20).map { "<c r=\"\(Character(Unicode.Scalar(UInt8(65 + $0))))ROW\" s=\"1\"/>" }.joined()
    let rows = (1...65_000).map { "<row r=\"\($0)\">\(cells.replacing("ROW", with: String($0)))</row>" }.joined()
    let began = ContinuousClock.now
    let sheet = try Workbook.read(workbook("<worksheet><sheetData>\(rows)</sheetData></worksheet>")).sheets[0]
    #expect(sheet.rows.isEmpty)
    #expect(ContinuousClock.now - began < .seconds(60))
  }

  @Test(arguments: [
    "<row r='999999999'><c r='A999999999'><v>1</v></c></row>",
    "<row r='1'><c r='XFD1'><v>1</v></c></row>",
    "<row r='-5'><c><v>1</v></c></row>",
  ])
  func `a cell far away is refused, not reached for`(row: String) {
    #expect(refusal(workbook("<worksheet><sheetData>\(row)</sheetData></worksheet>")) != nil)
  }

  @Test func `a document type, a foreign package and broken XML are refused`() {
    #expect(refusal(workbook("<!DOCTYPE a [<!ENTITY b 'c'>]><worksheet/>"))?.contains("DTD") == true)
    #expect(refusal(workbook("<worksheet><sheetData>")) != nil)
    #expect(refusal([0x50, 0x4B, 3, 4]) != nil)
    #expect(refusal([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1])?.contains("XLSX") == true)
    #expect(refusal([0, 1, 2, 3]) != nil)
  }

  @Test(.enabled(if: SharedData.isPresent, "the shared data folder is not here (YUDENG_DATA)"))
  func `none of the bad files of the collection does harm`() throws {
    let root = SharedData.path + "/7_badinput"
    var seen = 0
    for name in FileManager.default.subpaths(atPath: root) ?? [] {
      guard let data = FileManager.default.contents(atPath: root + "/" + name), data.count < 8 << 20 else { continue }
      seen += 1
      if let sentence = refusal(Array(data)) { #expect(sentence.hasSuffix("。"), "\(name): \(sentence)") }
    }
    #expect(seen > 500)
  }
}
