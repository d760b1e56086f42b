/// One piece of work in a list (待办条目): what, where, whose, since when, and what was said about it.
struct WorkRow: Sendable, Equatable {
  var title: String
  var address: Address
  var state: DeskMark
  var marks: [DeskMark] = []
  /// Column, author, time: in that order, in words.
  var notes: [String] = []
  /// Why it came back, or what is asked.
  var remark: String?

  var view: HTML { "<li>\(inner)</li>\n" }

  /// What stands inside the list's element.
  var inner: HTML {
    """

      <a href="\(address)">\(title)</a>
      <p class="row-notes">\(state.view)\(each: marks, \.view)\(each: notes, { "<span>\($0)</span>" })</p>
      \(remark.map { "<p class=\"remark\">\($0)</p>" })

    """
  }
}
