/// The pieces of the section's home (首页版块): entries, short lists, statutory categories.
extension HomePage {
  /// One of the five entries.
  package struct Part: Sendable, Equatable {
    package var name: String
    package var hint: String
    package var address: Address
    package init(_ name: String, hint: String, _ address: Address) {
      (self.name, self.hint, self.address) = (name, hint, address)
    }

    var view: HTML {
      "<li><a href=\"\(address)\"><strong>\(name)</strong> <span>\(hint)</span></a></li>"
    }
  }

  /// A short list with a link to the whole column.
  package struct List: Sendable, Equatable {
    package var title: String
    package var address: Address?
    package var rows: [ItemRow]
    package var more: String
    package init(title: String, address: Address?, rows: [ItemRow], more: String = "更多") {
      (self.title, self.address, self.rows, self.more) = (title, address, rows, more)
    }

    var view: HTML {
      """
      <section class="panel">
        <div class="panel-head"><h2>\(title)</h2>\(address.map(link))</div>
        \(content)
      </section>
      """
    }

    /// “更多”, which names its list to those who hear it alone.
    private func link(_ address: Address) -> HTML {
      "<a href=\"\(address)\">\(more)<span class=\"unseen\">：\(title)</span></a>"
    }

    private var content: HTML {
      if rows.isEmpty { return "<p class=\"empty\">这里还没有信息。发布后会第一时间列在这里。</p>" }
      return "<ul class=\"rows rows-brief\">\(each: rows, \.brief)</ul>"
    }
  }

  /// The categories of one article of the regulation.
  package struct Group: Sendable, Equatable {
    package var title: String
    /// The article, in words.
    package var basis: String
    package var categories: [Category]
    package init(title: String, basis: String, categories: [Category]) {
      (self.title, self.basis, self.categories) = (title, basis, categories)
    }

    var view: HTML {
      """
      <section class="group">
        <div class="panel-head"><h2>\(title)</h2><p>\(basis)</p></div>
        <ul class="tiles">\(each: categories, \.view)</ul>
      </section>
      """
    }
  }

  /// A statutory category with how much is in it.
  package struct Category: Sendable, Equatable {
    package var name: String
    package var address: Address
    package var count: Int
    package var newest: String?
    package init(_ name: String, _ address: Address, count: Int, newest: String? = nil) {
      (self.name, self.address, self.count, self.newest) = (name, address, count, newest)
    }

    var view: HTML {
      """
      <li><a class="tile" href="\(address)"><strong>\(name)</strong> <span>\(count) 条\
      \(newest.map { "，\($0) 更新" })</span></a></li>
      """
    }
  }
}
