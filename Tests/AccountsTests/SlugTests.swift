import Accounts
import Kernel
import Testing

@Suite struct SlugTests {
  @Test(arguments: ["chengkan", "lingshan-cun", "qu2", "zhengwu-fuwu"])
  func `a plain address part is taken`(slug: String) { #expect(Slug.issue(slug) == nil) }

  @Test(arguments: ["", "a", "2cun", "-cun", "cun-", "a--b", "Chengkan", "呈坎", "a b", "a/b", "../a", "cun\u{301}"])
  func `an address part that would need escaping, or looks odd, is refused`(slug: String) {
    #expect(Slug.issue(slug)?.sentence.contains("小写字母") == true)
  }

  @Test(arguments: ["desk", "health", "search", "assets", "api", "sitemap"])
  func `the program's own addresses are nobody's`(slug: String) {
    #expect(Slug.issue(slug)?.sentence == "网址名“\(slug)”由系统保留，请换一个。")
  }
}
