/// QR codes that others read.
import Foundation
import Rendering
import TestKit
import Testing

@Suite struct QRCodeTests {
  private static let address = "https://www.example.gov.cn/chengkan/items/2026-00003"

  @Test func `the three finders and the dark module stand where readers look for them`() throws {
    let code = try #require(QRCode(Self.address))
    #expect(code.size == 33)
    for (x, y) in [(0, 0), (code.size - 7, 0), (0, code.size - 7)] {
      #expect((0..<7).allSatisfy { code.isDark(x + $0, y) && code.isDark(x, y + $0) })
      #expect(!code.isDark(x + 1, y + 1) && code.isDark(x + 3, y + 3))
    }
    #expect(code.isDark(8, code.size - 8))
    #expect(!code.isDark(-1, 0) && !code.isDark(code.size, 0))
  }

  @Test func `2,331 bytes fit and one more does not`() {
    #expect(QRCode(String(repeating: "a", count: 2331))?.size == 177)
    #expect(QRCode(String(repeating: "a", count: 2332)) == nil)
  }

  @Test func `the bars draw each dark module once`() throws {
    let code = try #require(QRCode("呈坎镇"))
    let drawn = code.bars.reduce(0) { $0 + $1.width }
    let dark = (0..<code.size * code.size).count { code.isDark($0 % code.size, $0 / code.size) }
    #expect(drawn == dark)
    #expect(code.svg(label: "扫一扫 \"看\" 网页").contains("aria-label=\"扫一扫 &quot;看&quot; 网页\""))
  }

  @Test(.enabled(if: Outside.hasModule("zxingcpp"), "no zxing-cpp in .venv: run bin/setup --tests"))
  func `a reader of others reads every version, in whatever language`() throws {
    let folder = try TemporaryFolder()
    var texts = [Self.address, "呈坎镇政务公开", "a"]
    texts += stride(from: 10, to: 2331, by: 60).map { String(repeating: "公a1", count: $0 / 5) }
    var arguments: [String] = []
    for (index, text) in texts.enumerated() {
      let code = try #require(QRCode(text))
      let path = "\(folder.path)/\(index).pbm"
      try picture(of: code).write(toFile: path, atomically: true, encoding: .utf8)
      try text.write(toFile: "\(folder.path)/\(index).txt", atomically: true, encoding: .utf8)
      arguments.append("\(folder.path)/\(index)")
    }
    #expect(try Outside.judge("qr.py", arguments) == "")
  }

  /// The code with its quiet zone, three dots a module.
  private func picture(of code: QRCode) -> String {
    let side = (code.size + 8) * 3
    let rows = (0..<side).map { y in
      (0..<side).map { x in code.isDark(x / 3 - 4, y / 3 - 4) ? "1" : "0" }.joined(separator: " ")
    }
    return "P1\n\(side) \(side)\n" + rows.joined(separator: "\n") + "\n"
  }
}
