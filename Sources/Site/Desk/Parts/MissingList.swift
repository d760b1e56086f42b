/// What still keeps an item from going on (还缺什么): each sentence leads to where it is mended.
struct MissingList: Sendable, Equatable {
  var beforeSubmitting: [Line] = []
  var beforePublishing: [Line] = []

  /// One thing that is missing.
  struct Line: Sendable, Equatable {
    var sentence: String
    /// Nil for who cannot mend it now.
    var address: Address?

    var view: HTML { address.map { "<li><a href=\"\($0)\">\(sentence)</a></li>" } ?? "<li>\(sentence)</li>" }
  }

  var view: HTML {
    guard !beforeSubmitting.isEmpty || !beforePublishing.isEmpty else { return HTML() }
    return """
      <section class="panel missing" id="missing" tabindex="-1">\
      \(part("提交审核前还缺 \(beforeSubmitting.count) 处", beforeSubmitting))\
      \(part("发布前还缺 \(beforePublishing.count) 处", beforePublishing))</section>
      """
  }

  private func part(_ title: String, _ lines: [Line]) -> HTML {
    lines.isEmpty ? HTML() : "<h2>\(title)</h2><ul class=\"dots\">\(each: lines, \.view)</ul>"
  }
}
