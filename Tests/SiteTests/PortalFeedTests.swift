import Foundation
import Site
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Feeds and site maps, read back by a real XML parser.
@Suite struct PortalFeedTests {
  private let hostile = "a\u{0}b\u{B}c\u{FFFE} \"\u{301} <script>alert('x')</script> & ]]> 结尾"
  private let moment = "2026-09-01T09:30:00+08:00"

  @Test func `a feed with control characters and markup in it is well formed and keeps the words`() throws {
    let entry = AtomFeed.Entry(
      title: hostile, url: "https://www.example.gov.cn/chengkan/policy/1?a=1&b=2", published: moment, updated: moment,
      summary: hostile, category: hostile)
    let feed = AtomFeed(
      title: hostile, selfURL: "https://www.example.gov.cn/chengkan/feed.atom", pageURL: "https://www.example.gov.cn/",
      author: hostile, updated: moment, entries: [entry])
    let reading = Reading()
    #expect(reading.parse(feed.bytes))
    let kept = "abc \"\u{301} <script>alert('x')</script> & ]]> 结尾"
    #expect(reading.texts["title"] == [kept, kept])
    #expect(reading.texts["updated"] == [moment, moment])
    #expect(reading.names.filter { $0 == "entry" }.count == 1)
  }

  @Test func `an empty feed is well formed`() {
    let feed = AtomFeed(
      title: "空", selfURL: "https://a/f", pageURL: "https://a/", author: "镇", updated: moment, entries: [])
    #expect(Reading().parse(feed.bytes))
  }

  @Test func `a site map escapes its addresses and stops at the limit`() {
    let many = (0...SiteMapXML.limit).map {
      SiteMapXML.Entry("https://www.example.gov.cn/a?b=1&c=\($0)", changed: "2026-09-01")
    }
    let reading = Reading()
    #expect(reading.parse(SiteMapXML(many).bytes))
    #expect(reading.texts["loc"]?.count == SiteMapXML.limit)
    #expect(reading.texts["loc"]?.first == "https://www.example.gov.cn/a?b=1&c=0")
    let index = Reading()
    #expect(index.parse(SiteMapXML([.init("https://www.example.gov.cn/sitemap-1.xml")]).index))
    #expect(index.names.first == "sitemapindex")
  }

  @Test func `robots are kept from the desk and shown the site map`() {
    let robots = RobotsText(siteMapURL: "https://www.example.gov.cn/sitemap.xml\nAllow: /desk/")
    let text = String(decoding: robots.bytes, as: UTF8.self)
    #expect(text.contains("Disallow: /desk/\n"))
    #expect(!text.contains("\nAllow:"))
  }
}

/// The elements of a document in order, with their texts.
private final class Reading: NSObject, XMLParserDelegate {
  var names: [String] = []
  var texts: [String: [String]] = [:]
  private var text = ""

  func parse(_ bytes: [UInt8]) -> Bool {
    let parser = XMLParser(data: Data(bytes))
    parser.delegate = self
    return parser.parse()
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String] = [:]
  ) {
    names.append(name)
    text = ""
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    texts[name, default: []].append(text)
    text = ""
  }
}
