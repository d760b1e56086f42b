import Foundation
import Kernel
import TestKit
import Testing

@testable import Publishing

/// What an old system's export says is read as it stands: no state, number or damage is taken for something else.
@Suite struct LegacyReadingTests {
  private func prepare(_ line: String) throws -> PreparedRecord {
    try PreparedRecord.prepare(try JSONLine.read(Data(line.utf8), fallback: "第 1 行"))
  }

  private let body = #""title":"关于防汛的通知","text":"各村要认真落实防汛责任，及时报告情况，不得迟报漏报。""#

  @Test(arguments: [#"0"#, #""0""#, #""""#, "null", #""已发布""#])
  func `what was public there is taken`(state: String) throws {
    #expect(try prepare("{\(body),\"state\":\(state)}").title == "关于防汛的通知")
  }

  @Test(arguments: ["3", #""3""#, #""草稿""#, #""待审核""#, "true", "1.5"])
  func `what was hidden there, or in a state nobody knows, stays out`(state: String) throws {
    #expect(throws: RefusedRecord.self) { try prepare("{\(body),\"state\":\(state)}") }
  }

  @Test func `a long number keeps all its digits and a list of texts is joined`() throws {
    let record = try JSONLine.read(
      Data(#"{\#(body),"id":12345678901234567890,"issuer":["某镇人民政府","某局"]}"#.utf8), fallback: "")
    #expect(record.id == "12345678901234567890")
    #expect(record.issuer == "某镇人民政府；某局")
  }

  @Test func `a number out of all bounds makes the line unreadable instead of empty`() {
    #expect(throws: UnreadableRecord.self) {
      try JSONLine.read(Data(#"{\#(body),"index":1e999}"#.utf8), fallback: "第 3 行")
    }
  }

  @Test func `a damaged mapping is an outage, not a mapping that was never chosen`() throws {
    var mapping = FieldMapping()
    mapping.fields["title"] = "bt"
    #expect(try FieldMapping(stored: mapping.stored()) == mapping)
    #expect(throws: (any Error).self) { try FieldMapping(stored: "{\"fields\":") }
  }

  @Test func `files of a folder are found at any depth, links out of it are not followed`() throws {
    let folder = try TemporaryFolder()
    let files = FileManager.default
    try files.createDirectory(atPath: folder.path + "/甲/乙", withIntermediateDirectories: true)
    try Data("一".utf8).write(to: URL(filePath: folder.path + "/甲/乙/一.txt"))
    try Data("二".utf8).write(to: URL(filePath: folder.path + "/二.txt"))
    try files.createSymbolicLink(atPath: folder.path + "/链接.txt", withDestinationPath: "/etc/hostname")
    #expect(try SourceFile.all(in: folder.path).map(\.name) == ["二.txt", "甲/乙/一.txt"])
  }
}
