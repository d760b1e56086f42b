import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import TestKit
import Testing

@testable import Site

/// The small rules of HTTP, as tables.
@Suite struct HttpRulesTests {
  @Test func `dates are written and read back as HTTP wants them`() {
    #expect(HttpDate.text(second: 784_111_777) == "Sun, 06 Nov 1994 08:49:37 GMT")
    #expect(HttpDate.text(second: 951_782_400) == "Tue, 29 Feb 2000 00:00:00 GMT")
    var random = Seeded(seed: 4)
    for _ in 0..<2000 {
      let second = Int.random(in: 0...4_102_444_800, using: &random)
      #expect(HttpDate.read(HttpDate.text(second: second)) == second)
    }
    #expect(HttpDate.read("Sunday, 06-Nov-94 08:49:37 GMT") == nil)
  }

  @Test(
    arguments: [
      (nil, ByteRange.whole), ("bytes=0-0", .part(0...0)), ("bytes=5-", .part(5...9)), ("bytes=-3", .part(7...9)),
      ("bytes=-30", .part(0...9)), ("bytes=0-99", .part(0...9)), ("bytes=10-", .unsatisfiable),
      ("bytes=-0", .unsatisfiable), ("bytes=3-1", .whole), ("bytes=0-1,3-4", .whole), ("lines=0-1", .whole),
      ("bytes=-", .whole), ("bytes=a-b", .whole), ("bytes=99999999999999999999-", .unsatisfiable),
    ] as [(String?, ByteRange)]) func `a range names a part of a file of ten bytes`(header: String?, range: ByteRange)
  {
    #expect(ByteRange(header, size: 10) == range)
  }

  @Test func `nothing satisfies a range of an empty file`() {
    #expect(ByteRange("bytes=0-", size: 0) == .unsatisfiable)
  }

  @Test(arguments: [
    (
      "年度报告.pdf", "application/pdf",
      "attachment; filename=\"file.pdf\"; filename*=UTF-8''%E5%B9%B4%E5%BA%A6%E6%8A%A5%E5%91%8A.pdf"
    ),
    ("a\"b\r\nX: y.txt", "text/plain", "attachment; filename=\"abX_ y.txt\"; filename*=UTF-8''abX%20y.txt"),
    ("图.png", "image/png", "inline; filename=\"file.png\"; filename*=UTF-8''%E5%9B%BE.png"),
    ("x.svg", "image/svg+xml", "attachment; filename=\"x.svg\"; filename*=UTF-8''x.svg"),
  ]) func `a download is named for old and new programs`(name: String, type: String, header: String) {
    #expect(Disposition.header(name: name, type: type) == header.replacing("X_ y", with: "X y"))
  }

  @Test func `proxies are believed from the right, as far as they are trusted`() throws {
    let trusted = [try #require(AddressBlock("10.0.0.0/8")), try #require(AddressBlock("::1"))]
    func find(_ peer: String, _ forwarded: String?) -> String {
      ClientAddress.find(peer: peer, forwarded: forwarded, trusted: trusted)
    }
    #expect(find("192.0.2.1", "1.2.3.4") == "192.0.2.1")
    #expect(find("10.1.1.1", "6.6.6.6, 1.2.3.4, 10.2.2.2") == "1.2.3.4")
    #expect(find("::1", "1.2.3.4") == "1.2.3.4")
    #expect(find("10.1.1.1", "1.2.3.4, rubbish") == "10.1.1.1")
    #expect(find("::ffff:10.1.1.1", "1.2.3.4") == "1.2.3.4")
    #expect(AddressBlock("10.0.0.0/33") == nil && AddressBlock("x") == nil && AddressBlock("10.0.0.0/") == nil)
  }

  @Test func `a bucket empties, refills and forgets`() throws {
    let clock = TestClock()
    let limit = RateLimit(burst: 2, seconds: 10, mostKeys: 4, clock: { clock.now })
    try limit.take("a")
    try limit.take("a")
    #expect(throws: TooOften(seconds: 10)) { try limit.take("a") }
    try limit.take("b")
    clock.advance(by: 10)
    try limit.take("a")
    #expect(throws: TooOften.self) { try limit.take("a") }
    for key in 0..<100 { try limit.take("\(key)") }
  }

  @Test func `a page rendered before its town was dropped is not kept`() {
    let cache = PageCache(clock: { monday })
    let page = KeptPage(Array("old".utf8), security: cache.security)
    let ticket = cache.ticket("t")
    cache.drop(town: "other")
    #expect(cache.keep(page, for: PageKey("/t/1"), town: "t", ticket))
    cache.drop(town: "t")
    #expect(cache.page(PageKey("/t/1")) == nil)
    #expect(!cache.keep(page, for: PageKey("/t/1"), town: "t", ticket))
    let other = cache.ticket("t")
    cache.dropAll()
    #expect(!cache.keep(page, for: PageKey("/t/1"), town: "t", other))
    #expect(cache.count == 0 && cache.bytes == 0)
  }

  @Test func `the cache stays within its bytes and keeps what is asked for`() {
    let cache = PageCache(bytes: 200_000, clock: { monday })
    let page = KeptPage(Array(String(repeating: "x", count: 5000).utf8), security: cache.security)
    for number in 0..<200 {
      cache.keep(page, for: PageKey("/\(number)"), town: "t", cache.ticket("t"))
      _ = cache.page(PageKey("/0"))
      #expect(cache.bytes <= 200_000)
    }
    #expect(cache.count > 10)
  }

  @Test func `a kept page carries the date of the second it is sent in`() throws {
    let clock = TestClock()
    let cache = PageCache(clock: { clock.now })
    cache.keep(KeptPage([65], security: cache.security), for: PageKey("/"), town: "t", cache.ticket("t"))
    for _ in 0..<3 {
      let page = try #require(cache.page(PageKey("/")))
      #expect(String(buffer: page.plain.bytes).contains("Date: \(HttpDate.text(clock.now))\r\n"))
      #expect(String(buffer: page.plainUnchanged.bytes).contains("Date: \(HttpDate.text(clock.now))\r\n"))
      clock.advance(by: 1)
    }
  }

  @Test func `addresses find their route`() {
    var table = RouteTable<String>()
    for (method, pattern) in [
      ("GET", "/"), ("GET", "/:town/"), ("GET", "/:town/search"), ("GET", "/:town/:column/"),
      ("GET", "/:town/:column/:number"), ("POST", "/desk/items/:number"), ("GET", "/desk/"),
    ] {
      table.add(method, pattern, pattern)
    }
    func found(_ method: String, _ path: String) -> String {
      switch table.match(method, path) {
      case .found(let target, let values):
        target + " " + values.sorted { $0.key < $1.key }.map(\.value).joined(separator: ",")
      case .wrongMethod(let allowed): "405 " + allowed.joined(separator: ",")
      case .needsSlash: "slash"
      case .none: "none"
      }
    }
    for (method, path, result) in [
      ("GET", "/", "/ "), ("GET", "/ck/", "/:town/ ck"), ("GET", "/ck", "slash"),
      ("HEAD", "/ck/search", "/:town/search ck"),
      ("GET", "/ck/news/12", "/:town/:column/:number news,12,ck"), ("POST", "/ck/search", "405 GET,HEAD"),
      ("GET", "/desk/", "/desk/ "), ("GET", "/desk/a/", "/:town/:column/ a,desk"), ("GET", "//evil/", "none"),
      ("GET", "/ck/..%2f/", "none"), ("GET", "/%2e%2e/", "none"), ("GET", "/ck%00/", "none"),
      ("GET", "/%E5%91%88/", "/:town/ 呈"),
      ("GET", "/a/b/c/d", "none"), ("GET", "/ck/%0d%0a/", "none"),
    ] { #expect(found(method, path) == result, "\(path)") }
  }
}

/// Words that travel sealed with a page.
@Suite struct PassingTokenTests {
  @Test func `a token is read for its purpose and its time only, and nothing can be changed in it`() async throws {
    let kit = try await DeskKit()
    let token = try PassingToken.make(["ZX2026-0001", ""], for: "receipt", seconds: 60, kit.site)
    #expect(PassingToken.read(token, for: "receipt", kit.site) == .fresh(["ZX2026-0001", ""]))
    #expect(PassingToken.read(token, for: "voice", kit.site) == .foreign)
    #expect(PassingToken.read(String(token.dropLast(2)) + "00", for: "receipt", kit.site) == .foreign)
    #expect(PassingToken.read("", for: "receipt", kit.site) == .foreign)
    kit.clock.advance(by: 61)
    #expect(PassingToken.read(token, for: "receipt", kit.site) == .stale)
  }
}
