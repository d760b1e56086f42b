import Foundation
import Proofing

/// A text with its findings as a page (校对稿): each place marked and numbered, the sentences below. It needs nothing
/// else and can be printed.
enum ProofPage {
  static func html(_ name: String, _ text: ProofText, _ findings: [Finding]) -> String {
    let notes = findings.enumerated().map { number, finding in
      """
      <li id="n\(number + 1)"><a href="#p\(number + 1)">\(escaped(quoted(finding, text)))</a> \(escaped(finding.message))\
      <small>\(escaped([finding.rule, finding.evidence].compactMap(\.self).joined(separator: "，")))</small></li>
      """
    }
    return """
      <!DOCTYPE html>
      <html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
      <title>校对稿：\(escaped(name))</title>
      <style>body{max-width:42em;margin:2em auto;padding:0 1em;font:1.1em/1.9 serif}
      .text{white-space:pre-wrap;overflow-wrap:anywhere}mark{background:#fde9a8}
      mark a{font-size:.7em;vertical-align:super}
      small{color:#555;margin-left:.5em}li{margin:.4em 0}</style></head>
      <body><h1>校对稿：\(escaped(name))</h1>
      <p>\(findings.isEmpty ? "没有发现问题。" : "共 \(findings.count) 条意见，点编号看说明。")</p>
      <div class="text">\(marked(text, findings))</div>
      <h2>意见</h2><ol>\(notes.joined(separator: "\n"))</ol></body></html>

      """
  }

  private static func marked(_ text: ProofText, _ findings: [Finding]) -> String {
    var (html, place) = ("", 0)
    for (number, finding) in findings.enumerated() {
      html += escaped(text.string(place..<finding.range.lowerBound))
      let link = "<a href=\"#n\(number + 1)\">\(number + 1)</a>"
      html += "<mark id=\"p\(number + 1)\">\(escaped(text.string(finding.range)))\(link)</mark>"
      place = finding.range.upperBound
    }
    return html + escaped(text.string(place..<text.count))
  }

  private static func quoted(_ finding: Finding, _ text: ProofText) -> String {
    let wrong = text.string(finding.range).trimmingCharacters(in: .newlines)
    guard let fix = finding.fixes.first else { return "“\(wrong)”" }
    return fix.isEmpty ? "删去“\(wrong)”" : wrong.isEmpty ? "加上" : "“\(wrong)”→“\(fix)”"
  }

  private static func escaped(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { html, scalar in
      switch scalar {
      case "&": html += "&amp;"
      case "<": html += "&lt;"
      case ">": html += "&gt;"
      case "\"": html += "&quot;"
      case "\n", "\t": html.unicodeScalars.append(scalar)
      default: if scalar.value >= 0x20, scalar.value != 0x7F { html.unicodeScalars.append(scalar) }
      }
    }
  }
}
