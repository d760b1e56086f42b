import Foundation
import Site
import Testing

/// What every public page owes: the exact tags of a government page, visible placeholders, and no markup from data.
@Suite struct PortalPageTests {
  /// The contents of a tag, in the order of the page, as escaped in the source.
  private func tags(_ name: String, in html: String) -> [String] {
    html.split(separator: "\n").compactMap { line in
      let front = "<meta name=\"\(name)\" content=\""
      guard line.hasPrefix(front), line.hasSuffix("\">") else { return nil }
      return String(line.dropFirst(front.count).dropLast(2))
    }
  }

  private func html(_ name: String) throws -> String {
    try #require(Gallery.pages.first { $0.name == name }).html.text
  }

  @Test func `names of samples are their own`() {
    #expect(Set(Gallery.pages.map(\.name)).count == Gallery.pages.count)
    #expect(Gallery.pages.count > 25)
  }

  @Test func `every page carries the three site tags once`() {
    for page in Gallery.portal {
      for name in ["SiteName", "SiteDomain", "SiteIDCode"] {
        #expect(tags(name, in: page.html.text).count == 1, "\(page.name): \(name)")
      }
    }
  }

  @Test func `every page of the desk has one heading, a skip link and only scripts of our own`() {
    let desk = Gallery.pages.dropFirst(Gallery.portal.count)
    #expect(desk.count > 40)
    for page in desk {
      let text = page.html.text
      #expect(text.ranges(of: "<h1").count == 1, "\(page.name)")
      #expect(text.contains("href=\"#main\""), "\(page.name)")
      #expect(!text.contains(" style=") && !text.contains("<script>"), "\(page.name)")
    }
  }

  @Test(arguments: ["column", "item", "guide", "apply"])
  func `column pages and items carry the column tags`(name: String) throws {
    let page = try html(name)
    for tag in ["ColumnName", "ColumnDescription", "ColumnKeywords", "ColumnType"] {
      #expect(tags(tag, in: page).count == 1, "\(tag)")
    }
  }

  @Test(arguments: ["home", "towns", "search", "map", "error-404", "withdrawn"])
  func `other pages carry neither column nor article tags`(name: String) throws {
    let page = try html(name)
    for tag in ["ColumnName", "ArticleTitle", "PubDate", "ContentSource"] { #expect(tags(tag, in: page).isEmpty) }
  }

  @Test func `an article's tags say word for word what is seen`() throws {
    let page = try html("item")
    let title = try #require(tags("ArticleTitle", in: page).first)
    let published = try #require(tags("PubDate", in: page).first)
    let source = try #require(tags("ContentSource", in: page).first)
    #expect(page.contains("<h1>\(title)</h1>"))
    #expect(published.wholeMatch(of: #/\d{4}-\d{2}-\d{2} \d{2}:\d{2}/#) != nil)
    #expect(page.contains("发布时间：<time datetime=\"\(published)\">\(published)</time>"))
    #expect(page.contains("来源：\(source)"))
    #expect(tags("Url", in: page) == ["https://www.example.gov.cn/chengkan/policy/41"])
    #expect(tags("Keywords", in: page) == ["传统村落,消防安全"])
  }

  @Test func `a quote with a combining mark, and markup, run nothing anywhere`() throws {
    for name in ["item-hostile", "search-hostile"] {
      // By bytes: as characters, a quote with a mark is no quote.
      let bytes = try Data(html(name).utf8)
      let (open, script, escaped) = ("\"\u{301}", "<script>alert", "&quot;\u{301} autofocus")
      #expect(bytes.range(of: Data(open.utf8)) == nil, "\(name)")
      #expect(bytes.range(of: Data(script.utf8)) == nil, "\(name)")
      #expect(bytes.range(of: Data(escaped.utf8)) != nil, "\(name)")
    }
  }

  @Test func `no page holds an inline style or script or handler`() {
    for page in Gallery.portal {
      let text = page.html.text
      #expect(!text.contains(" style="), "\(page.name)")
      #expect(!text.contains("<script>") && !text.contains("javascript:"), "\(page.name)")
      // One for every page, and at most one of its own; each is a file of ours.
      #expect((1...2).contains(text.ranges(of: "<script").count), "\(page.name)")
      #expect(text.ranges(of: "<script").count == text.ranges(of: "<script src=\"/assets/").count, "\(page.name)")
    }
  }

  @Test func `every page has one heading of the first level, a skip link and the marks of the foot`() {
    for page in Gallery.portal {
      let text = page.html.text
      #expect(text.ranges(of: "<h1").count == 1, "\(page.name)")
      for mark in ["href=\"#main\"", "网站标识码", "ICP备案号", "公安备案", "党政机关网站标识", "我为政府网站找错", "主办单位"] {
        #expect(text.contains(mark), "\(page.name): \(mark)")
      }
    }
  }

  @Test func `a mark that is not known is a visible placeholder, never a code`() throws {
    let page = try html("home")
    #expect(page.contains("网站标识码：<span class=\"pending\">待填</span>"))
    #expect(tags("SiteIDCode", in: page) == ["待填"])
  }

  @Test func `a repealed document says so on its page and in every list`() throws {
    let notice = "<p class=\"notice notice-past\"><span class=\"badge badge-past\">废止</span>"
    #expect(try html("item-repealed").contains(notice))
    for name in ["column", "home", "catalogue"] {
      #expect(try html(name).contains("<span class=\"badge badge-past\">废止</span>"), "\(name)")
    }
  }

  @Test func `the large variant is marked, and each variant links to the other`() throws {
    #expect(try html("home-large").contains("<html lang=\"zh-CN\" class=\"large\">"))
    #expect(try html("home-large").contains("/view/normal?to=%2Fchengkan%2F"))
    #expect(try html("home").contains("/view/large?to=%2Fchengkan%2F"))
  }
}

extension [UInt8] {
  fileprivate func contains(_ text: String) -> Bool {
    let wanted = Array(text.utf8)
    return indices.dropLast(wanted.count - 1).contains { self[$0...].starts(with: wanted) }
  }
}
