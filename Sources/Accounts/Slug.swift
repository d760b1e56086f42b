import Kernel

/// An organisation's part of an address (网址名), such as `chengkan`.
package enum Slug {
  /// What is wrong with it, if anything.
  package static func issue(_ slug: String) -> Issue? {
    let bytes = Array(slug.utf8)
    guard (2...40).contains(bytes.count), let first = bytes.first, isLetter(first),
      bytes.allSatisfy({ isLetter($0) || isDigit($0) || $0 == hyphen }),
      bytes.last != hyphen, !slug.contains("--")
    else {
      return Issue("slug", "网址名应为 2 至 40 个小写字母、数字或连字符，以字母开头，例如 chengkan，请修改。")
    }
    if reserved.contains(slug) { return Issue("slug", "网址名“\(slug)”由系统保留，请换一个。") }
    return nil
  }

  /// First parts of addresses that are, or may become, the program's own.
  static let reserved: Set<String> = [
    "about", "account", "accounts", "admin", "api", "app", "assets", "audit", "blob", "blobs", "calendars", "css", "data",
    "demo", "desk", "district", "download", "downloads", "error", "favicon", "feed", "feeds", "file", "files", "fonts", "health",
    "help", "home", "image", "images", "img", "index", "js", "kiosk", "login", "logout", "media", "metrics", "opinion", "public",
    "robots", "root", "search", "session", "sign-in", "sign-out", "site", "sitemap", "static", "status", "system",
    "town", "towns", "upload", "uploads", "village", "visit", "visits", "well-known", "www", "yudeng",
  ]

  private static let hyphen = UInt8(ascii: "-")
  private static func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) }
  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
