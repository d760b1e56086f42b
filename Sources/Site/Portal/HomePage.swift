/// `/TOWN/`: the home of a town's openness section (政府信息公开专栏首页).
package struct HomePage: Page {
  package var frame: PublicFrame
  /// The four fixed parts and the entry of 依申请公开.
  package var parts: [Part]
  package var newest: [ItemRow]
  /// 通知公告, 政策文件, 政策解读.
  package var lists: [List]
  /// The statutory categories, by article of the regulation.
  package var groups: [Group]
  package var office: OfficeCard
  package init(
    frame: PublicFrame, parts: [Part], newest: [ItemRow], lists: [List], groups: [Group], office: OfficeCard
  ) {
    self.frame = frame
    self.frame.hasSearch = false
    (self.parts, self.newest) = (parts, newest)
    (self.lists, self.groups, self.office) = (lists, groups, office)
  }

  package var view: HTML {
    let name = frame.town?.name ?? frame.settings.siteName
    return frame.page(
      PageHead(
        title: name, description: "\(name)政府信息公开专栏：指南、制度、法定主动公开内容、年报和依申请公开。",
        feed: frame.town?.feed),
      """
      <div class="wide page">
        \(hero)
        <div class="columns">\(newestSection)\(each: lists, \.view)</div>
        \(each: groups, \.view)
        \(contact)
      </div>
      """)
  }

  private var hero: HTML {
    """
    <section class="hero">
      <h1>政府信息公开</h1>
      <p class="lead">\(frame.town?.name ?? "")依法公开的文件、办事结果和资金使用情况，都可以在这里查阅、检索和下载。</p>
      \(frame.town?.searchBox() ?? HTML())
      <ul class="parts">\(each: parts, \.view)</ul>
    </section>
    """
  }

  private var newestSection: HTML {
    List(title: "最新公开", address: frame.town?.search, rows: newest, more: "查找全部").view
  }

  private var contact: HTML {
    """
    <section class="contact" aria-labelledby="office">
      <h2 id="office">政府信息公开工作机构</h2>
      \(office.view)
    </section>
    """
  }
}
