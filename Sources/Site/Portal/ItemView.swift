/// How an item page places its pieces (信息页的版式).
extension ItemPage {
  var factsTable: HTML {
    guard !facts.isEmpty else { return HTML() }
    return "<dl class=\"facts\" aria-label=\"信息属性\">\(each: facts, \.view)</dl>"
  }

  var heading: HTML {
    """
    <header class="item-head">
      <h1>\(title)</h1>
      \(documentNumber.map { "<p class=\"document-number\">\($0)</p>" })
      <p class="source-line"><span>来源：\(source)</span> \
    <span>发布时间：\(moment)</span> \
    <span>浏览 \(visits) 人次</span></p>
      <p class="item-tools"><button type="button" data-print hidden>打印本页</button>\
    <button type="button" data-copy hidden>复制网址</button></p>
    </header>
    """
  }

  /// A draft has no moment yet.
  private var moment: HTML {
    published.isEmpty ? "发布时生成" : "<time datetime=\"\(published)\">\(published)</time>"
  }

  var contentsList: HTML {
    guard !contents.isEmpty else { return HTML() }
    return """
      <nav class="contents" aria-labelledby="contents-head">
        <h2 id="contents-head">本文目录</h2>
        <ol>\(each: contents, \.view)</ol>
      </nav>
      """
  }

  var attachmentsList: HTML {
    guard !attachments.isEmpty else { return HTML() }
    return """
      <section class="attachments"><h2>附件下载</h2><ul>\(each: attachments, \.view)</ul></section>
      """
  }

  var formsList: HTML {
    guard !forms.isEmpty else { return HTML() }
    return """
      <section class="attachments forms"><h2>下载本文</h2><ul>\(each: forms, \.view)</ul></section>
      """
  }

  var updatesList: HTML {
    guard !updates.isEmpty else { return HTML() }
    return """
      <section class="updates"><h2>更新说明</h2><ul>\(each: updates, \.view)</ul></section>
      """
  }

  var neighbours: HTML {
    guard previous != nil || next != nil else { return HTML() }
    return """
      <nav class="neighbours" aria-label="相邻信息">
        \(previous.map { "<p>上一篇：<a rel=\"prev\" href=\"\($0.address)\">\($0.name)</a></p>" })
        \(next.map { "<p>下一篇：<a rel=\"next\" href=\"\($0.address)\">\($0.name)</a></p>" })
      </nav>
      """
  }

  /// What paper needs and a screen does not: where it came from, and when it was printed.
  var printed: HTML {
    """
    <p class="on-paper">网址：\(url)<br>来源：\(source)<br>打印日期：<span data-today>________________</span></p>
    """
  }
}
