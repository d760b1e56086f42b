/// Links that lead elsewhere than they say (链接与文字不符), run a script, or leave the government's hosts; the same for
/// addresses that are written out.
struct LinkTargets: Rule {
  let name = "links.target"
  let title = "链接的去处"
  let level = Level.standard
  let examples = [
    RuleExample("登录http://192.0.2.7/a查询。", "登录http://192.0.2.7/a查询。"),
    RuleExample("登录https://www.huangshan.gov.cn查询。", "登录https://www.huangshan.gov.cn查询。"),
  ]

  func findings(in text: ProofText, context: ProofContext) -> [Finding] {
    let links = context.facts.links
    let written = WebAddress.all(in: text).filter { address in
      !links.contains { $0.range.overlaps(address.range) }
    }
    return (links.compactMap { linked($0, text) } + written.compactMap { finding($0.host, $0.range) })
      .sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  private func linked(_ link: ProofLink, _ text: ProofText) -> Finding? {
    let address = link.address.lowercased()
    if ["javascript:", "data:", "vbscript:", "file:"].contains(where: address.hasPrefix) {
      return say(.error, "这个链接会运行脚本或者打开本机文件，不能公开，请删去。", link.range)
    }
    guard let host = WebAddress.host(of: address) else { return nil }
    let words = text.string(link.range).lowercased()
    if let said = WebAddress.host(of: words), said != host, "www." + said != host, said != "www." + host {
      return say(.error, "链接的文字写的是\(said)，实际打开的是\(host)，请改成一致。", link.range)
    }
    return finding(host, link.range)
  }

  private func finding(_ host: String, _ range: Range<Int>) -> Finding? {
    if WebAddress.isNumeric(host) { return say(.warn, "这个网址是一串数字（\(host)），看不出是哪个单位的，请核对。", range) }
    guard !host.hasSuffix(".gov.cn"), host != "gov.cn" else { return nil }
    return say(.info, "\(host)不是政府网站，请确认经过审核，并且还能打开。", range)
  }

  private func say(_ severity: Finding.Severity, _ message: String, _ range: Range<Int>) -> Finding {
    Finding(range: range, rule: name, severity: severity, message: message, evidence: "政府网站发展指引（国办发〔2017〕47号）")
  }
}

/// Web addresses in a text (网址).
enum WebAddress {
  static func all(in text: ProofText) -> [(host: String, range: Range<Int>)] {
    ["http://", "https://"].flatMap { text.places(of: $0) }.compactMap { place in
      var end = place.upperBound
      while let scalar = text.at(end), scalar.isASCII, scalar.value > 0x20, !"\"<>()，。".unicodeScalars.contains(scalar) {
        end += 1
      }
      return host(of: text.string(place.lowerBound..<end)).map { ($0, place.lowerBound..<end) }
    }.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// The host of an address that is written whole, or as `www.…`; nil for anything else.
  static func host(of address: String) -> String? {
    let address = address.trimmingPrefix { $0 == " " }
    let rest = ["http://", "https://"].first { address.hasPrefix($0) }.map { address.dropFirst($0.count) }
      ?? (address.hasPrefix("www.") ? address : "")
    let host = rest.prefix { !"/?#".contains($0) }
    let bare = host.split(separator: "@").last.map { $0.prefix { $0 != ":" } } ?? ""
    let isHost = bare.contains(".") && bare.utf8.allSatisfy { byte in
      (97...122).contains(byte) || (65...90).contains(byte) || (48...57).contains(byte) || byte == 45 || byte == 46
    }
    return isHost ? bare.lowercased() : nil
  }

  static func isNumeric(_ host: String) -> Bool { host.utf8.allSatisfy { (48...57).contains($0) || $0 == 46 } }
}
