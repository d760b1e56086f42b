/// What a search page says below its form: hits, nothing found, or nothing asked yet (检索结果).
extension SearchPage {
  var outcome: HTML {
    if !results.isEmpty { return found }
    return form.isAsked ? notFound : HTML()
  }

  private var found: HTML {
    """
    <div class="outcome">
      <div class="title-row"><p class="count" role="status">找到 \(count) 条信息</p>
      \(if: !sorts.isEmpty, "<ul class=\"sorts\" aria-label=\"排序\">\(each: sorts, \.view)</ul>")</div>
      <ol class="results">\(each: results, \.view)</ol>
      \(pager.view)
    </div>
    """
  }

  private var notFound: HTML {
    """
    <div class="outcome empty">
      <p role="status"><strong>没有找到符合条件的信息。</strong></p>
      <ul>
        <li>换一个更短的词，例如只写“低保”而不是一整句话；</li>
        <li>去掉栏目、日期等条件再试；</li>
        <li>文号可以只写年份和序号，也可以写拼音首字母。</li>
      </ul>
      \(links("试试这些词", suggestions))
      \(links("还可以这样问", ways))
    </div>
    """
  }

  private func links(_ title: String, _ links: [NavLink]) -> HTML {
    guard !links.isEmpty else { return HTML() }
    return """
      <h2>\(title)</h2>
      <ul class="ways">\(each: links, Self.link)</ul>
      """
  }

  private static func link(_ link: NavLink) -> HTML { "<li><a href=\"\(link.address)\">\(link.name)</a></li>" }
}
