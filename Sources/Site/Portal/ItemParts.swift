/// The pieces an item page is given (信息页的组成): facts, notice, contents, attachments, relations.
extension ItemPage {
  /// One line of the metadata table, such as 索引号.
  package struct Fact: Sendable, Equatable {
    package var name: String
    package var value: String
    package init(_ name: String, _ value: String) { (self.name, self.value) = (name, value) }
    var view: HTML { OfficeCard.pair(name, value) }
  }

  /// What has become of the document: 废止, 失效, 已修改. Printed with the page.
  package struct Notice: Sendable, Equatable {
    package var mark: ValidityMark
    package var text: String
    /// The document that did it.
    package var by: NavLink?
    package init(_ mark: ValidityMark, _ text: String, by: NavLink? = nil) {
      (self.mark, self.text, self.by) = (mark, text, by)
    }

    var view: HTML {
      """
      <p class="notice\(if: mark.isPast, " notice-past")">\(mark.badge) \(text)\
      \(by.map { "依据：<a href=\"\($0.address)\">\($0.name)</a>" })</p>
      """
    }
  }

  /// A heading of the text, for the contents list. `id` is the heading's own.
  package struct Heading: Sendable, Equatable {
    package var level: Int
    package var text: String
    package var id: String
    package init(level: Int, text: String, id: String) { (self.level, self.text, self.id) = (level, text, id) }
    var view: HTML {
      "<li class=\"depth-\(min(max(level - 1, 0), 2))\"><a href=\"\(Address(fragment: id))\">\(text)</a></li>"
    }
  }

  /// A file to download (附件).
  package struct Attachment: Sendable, Equatable {
    package var name: String
    package var address: Address
    /// In capitals, such as `PDF`.
    package var type: String
    /// In words, such as `1.2 MB`.
    package var size: String
    package init(name: String, address: Address, type: String, size: String) {
      (self.name, self.address, self.type, self.size) = (name, address, type, size)
    }

    var view: HTML {
      """
      <li><a href="\(address)" download><span class="file-type">\(type)</span> <span class="file-name">\(name)</span>\
       <span class="file-size">\(size)</span></a></li>
      """
    }
  }

  /// What a later version changed (更新说明), for those who read the earlier one.
  package struct Update: Sendable, Equatable {
    /// `YYYY-MM-DD`.
    package var day: String
    /// Such as 第 2 版.
    package var version: String
    package var note: String
    package init(day: String, version: String, note: String) {
      (self.day, self.version, self.note) = (day, version, note)
    }
    var view: HTML { "<li><p class=\"quiet\"><time>\(day)</time> \(version)</p><p>\(note)</p></li>" }
  }

  /// The other side of 政策文件 ↔ 政策解读, and whatever else belongs together.
  package struct Related: Sendable, Equatable {
    package var title: String
    package var rows: [ItemRow]
    package init(title: String, rows: [ItemRow]) { (self.title, self.rows) = (title, rows) }
    var view: HTML {
      guard !rows.isEmpty else { return HTML() }
      return """
        <section class="related"><h2>\(title)</h2><ul class="rows rows-brief">\(each: rows, \.brief)</ul></section>
        """
    }
  }
}
