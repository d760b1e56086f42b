/// The guide to government information (政府信息公开指南), made from data, with every field of 条例 第十二条.
package struct GuidePage: Page {
  package var frame: PublicFrame
  package var trail: [Crumb]
  package var column: ColumnTags
  package var menu: SideMenu
  /// 信息的分类: the columns with what they hold.
  package var classification: [Kind]
  /// 编排体系, in paragraphs.
  package var arrangement: [String]
  /// 获取方式, in paragraphs.
  package var access: [String]
  package var office: OfficeCard
  /// The day the facts were last changed, `YYYY-MM-DD`.
  package var updated: String
  package var catalogue: Address
  package var apply: Address
  package init(
    frame: PublicFrame, trail: [Crumb], column: ColumnTags, menu: SideMenu, classification: [Kind],
    arrangement: [String], access: [String], office: OfficeCard, updated: String, catalogue: Address, apply: Address
  ) {
    (self.frame, self.trail, self.column, self.menu) = (frame, trail, column, menu)
    (self.classification, self.arrangement, self.access) = (classification, arrangement, access)
    (self.office, self.updated, self.catalogue, self.apply) = (office, updated, catalogue, apply)
  }

  /// One class of information.
  package struct Kind: Sendable, Equatable {
    package var name: String
    package var address: Address
    package var description: String
    package init(_ name: String, _ address: Address, _ description: String) {
      (self.name, self.address, self.description) = (name, address, description)
    }
    var view: HTML { "<li><a href=\"\(address)\">\(name)</a>：\(description)</li>" }
  }

  package var view: HTML {
    frame.page(
      PageHead(title: column.name, description: column.description, trail: trail, column: column),
      """
      <div class="wide page split">
        <article class="content guide">
          <h1>\(frame.town?.name ?? "")政府信息公开指南</h1>
          <p class="source-line"><span>更新日期：<time datetime="\(updated)">\(updated)</time></span></p>
          \(sections)
          <h2>五、政府信息公开工作机构</h2>
          \(office.view)
        </article>
        \(menu.view)
      </div>
      """)
  }

  private var sections: HTML {
    """
    <p>根据《中华人民共和国政府信息公开条例》第十二条编制本指南，方便公民、法人和其他组织获取政府信息。</p>
    <h2>一、信息的分类</h2>
    <ul>\(each: classification, \.view)</ul>
    <h2>二、信息的编排体系</h2>
    \(each: arrangement, Self.paragraph)
    <h2>三、信息的获取方式</h2>
    \(each: access, Self.paragraph)
    <p><a class="button" href="\(catalogue)">查看政府信息公开目录</a></p>
    <h2>四、依申请公开</h2>
    <p>没有主动公开、而您需要的信息，可以向我们提出申请，我们依法答复。</p>
    <p><a class="button" href="\(apply)">怎样申请公开</a></p>
    """
  }

  private static func paragraph(_ text: String) -> HTML { "<p>\(text)</p>" }
}
