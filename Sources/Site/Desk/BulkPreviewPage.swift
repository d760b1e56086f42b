/// `/desk/bulk/12` when the words have been looked for: every hit in its place, to be ticked or not (替换预览).
struct BulkPreviewPage: Page {
  var frame: DeskFrame
  var number: Int64
  var words: String
  var replacement: String
  /// 共 64 处，在 30 条信息里，已勾选 62 处。
  var counts: String
  /// What will happen to those that are public.
  var consequence: String
  var problem: String?
  var groups: [Group]
  var page: Int
  var pages: Int

  /// One item with its hits (一条信息的命中).
  struct Group: Sendable, Equatable {
    var title: String
    var address: Address
    var hits: [Hit]
  }

  /// One hit (命中).
  struct Hit: Sendable, Equatable {
    var position: Int
    var field: String
    var lead: String
    var found: String
    var trail: String
    var isChosen: Bool
  }

  var view: HTML {
    frame.page(
      "替换预览", trail: [Crumb("批量处理", DeskAddress.bulks), Crumb("第 \(number) 号")], issues: problem == nil ? 0 : 1,
      """
      <h1>替换预览</h1>
      <p>把“<strong>\(words)</strong>”\(if: replacement.isEmpty, "删去", else: "改为“<strong>\(replacement)</strong>”")。\
      <span role="status">\(counts)</span></p>
      <p class="quiet">\(consequence)</p>
      \(problem.map { "<p class=\"flash flash-problem\" role=\"alert\">\($0)</p>" })
      <form method="post" action="\(DeskAddress.bulkTicks(number))" class="bulk-preview">
      \(frame.csrf)<input type="hidden" name="page" value="\(page)">
      \(each: groups, group)
      \(turning)
      <div class="action-bar">
        <button class="plain" name="go" value="all">全部勾选</button>
        <button class="plain" name="go" value="none">全部不选</button>
        <button class="plain" name="go" value="save">保存勾选</button>
        <button name="go" value="run">替换勾选的各处</button>
      </div>
      </form>
      """)
  }

  private var turning: HTML {
    guard pages > 1 else { return HTML() }
    return """
      <p class="buttons">\
      \(if: page > 1, "<button class=\"plain\" name=\"go\" value=\"previous\">上一页</button>")\
      <span class="quiet">第 \(page) 页，共 \(pages) 页；翻页时自动保存勾选</span>\
      \(if: page < pages, "<button class=\"plain\" name=\"go\" value=\"next\">下一页</button>")</p>
      """
  }

  private func group(_ group: Group) -> HTML {
    """
    <fieldset class="panel"><legend><a href="\(group.address)">\(group.title)</a></legend>
    \(each: group.hits, hit)
    </fieldset>

    """
  }

  private func hit(_ hit: Hit) -> HTML {
    """
    <div class="tick"><input type="checkbox" id="hit-\(hit.position)" name="hit" value="\(hit.position)"\
    \(if: hit.isChosen, " checked")><label for="hit-\(hit.position)"><span><span class="mark">\(hit.field)</span> \
    \(hit.lead)<del>\(hit.found)</del>\(if: !replacement.isEmpty, "<ins>\(replacement)</ins>")\(hit.trail)</span></label></div>
    """
  }
}
