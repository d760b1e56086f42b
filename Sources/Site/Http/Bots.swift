/// Which visitors are machines (机器访问): not counted as visits. The one list in the house.
package enum Bots {
  /// Lower-case parts of user agents.
  static let marks = [
    "bot", "spider", "crawl", "slurp", "curl/", "wget/", "python-", "monitor", "headless", "httpclient", "scrapy",
    "go-http", "java/", "libwww", "uptime", "feedfetcher", "preview", "lighthouse",
  ].map { Array($0.utf8) }

  /// An absent or empty user agent is a machine's.
  package static func isBot(_ userAgent: String?) -> Bool {
    guard let userAgent else { return true }
    return Array(userAgent.utf8).withUnsafeBytes(isBot)
  }

  static func isBot(_ agent: UnsafeRawBufferPointer) -> Bool {
    guard agent.contains(where: { $0 > 32 }) else { return true }
    return marks.contains { contains(agent, $0) }
  }

  private static func contains(_ text: UnsafeRawBufferPointer, _ mark: [UInt8]) -> Bool {
    guard text.count >= mark.count else { return false }
    for start in 0...(text.count - mark.count) where lower(text[start]) == mark[0] {
      var index = 1
      while index < mark.count, lower(text[start + index]) == mark[index] { index += 1 }
      if index == mark.count { return true }
    }
    return false
  }

  private static func lower(_ byte: UInt8) -> UInt8 { byte >= 65 && byte <= 90 ? byte | 32 : byte }
}
