/// What became of each line that was ticked (批量通过结果): passed, or left alone and why.
struct BatchReportPage: Page {
  var frame: DeskFrame
  var passed: [Line]
  var skipped: [Line]

  struct Line: Sendable, Equatable {
    var title: String
    var address: Address?
    /// 已发布, 转到复审; or the reason.
    var sentence: String
  }

  var view: HTML {
    frame.page(
      "批量通过的结果", trail: [Crumb("批量通过的结果")],
      """
      <h1>批量通过的结果</h1>
      <p class="flash\(if: passed.isEmpty, " flash-problem")" role="status">通过 \(passed.count) 条，跳过 \(skipped.count) 条。</p>
      \(if: !skipped.isEmpty, section("跳过的", skipped, "没有改动，原因如下。", "skipped"))
      \(if: !passed.isEmpty, section("通过的", passed, "每一条都各自记入日志。", "passed"))
      <p class="buttons"><a class="button" href="\(DeskAddress.home)">回到待办</a></p>
      """)
  }

  private func section(_ title: String, _ lines: [Line], _ note: String, _ id: String) -> HTML {
    """
    <section class="panel" aria-labelledby="h-\(id)"><h2 id="h-\(id)">\(title)（\(lines.count)）</h2>
    <p class="quiet">\(note)</p><ul class="rows">\(each: lines, line)</ul></section>
    """
  }

  private func line(_ line: Line) -> HTML {
    """
    <li>\(line.address.map { "<a href=\"\($0)\">\(line.title)</a>" } ?? "<span>\(line.title)</span>")\
    <p class="remark">\(line.sentence)</p></li>

    """
  }
}
