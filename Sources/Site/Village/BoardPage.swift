import Kernel

/// `/desk/boards/villages/:village/boards/:board`: one board, how it looks, what was found wrong with it, and correcting what
/// is said of it (公开栏).
struct BoardPage: Page {
  var frame: DeskFrame
  var village: NavLink
  var name: String
  var facts: DeskFacts
  var photo: Address?
  var findings: [NavLink]
  var correcting: DeskForm?

  var view: HTML {
    frame.page(
      "\(village.name)：\(name)", trail: [Crumb("村级公开", DeskAddress.boards()), Crumb(village.name, village.address), Crumb(name)],
      issues: correcting?.issues.count ?? 0,
      """
      <h1>\(village.name)：\(name)</h1>
      \(facts.view)
      \(photo.map(picture) ?? "<p role=\"status\">还没有这块公开栏的照片。</p>")
      \(correcting.map { "<section class=\"panel\"><h2>更正</h2>\($0.view(frame.csrf))</section>" })
      \(if: !findings.isEmpty, found)
      """)
  }

  private func picture(_ photo: Address) -> HTML {
    """
    <section class="panel"><h2>照片</h2><ul class="album">\
    <li><a href="\(photo)"><img src="\(photo)" alt="\(name)的照片" loading="lazy"></a></li></ul></section>
    """
  }

  private var found: HTML {
    """
    <section class="panel"><h2>检查发现过的问题</h2>\
    <ul class="linked">\(each: findings, { "<li><a href=\"\($0.address)\">\($0.name)</a></li>" })</ul></section>
    """
  }

  static var samples: [(name: String, page: BoardPage)] {
    let form = DeskForm(
      action: DeskAddress.board("lingshan", 1), fields: BoardForm().fields(photo: "换一张照片"), button: "保存", look: .main,
      isUpload: true, hidden: [BoardForm.mark])
    let page = BoardPage(
      frame: SampleDesk.frame(DeskAddress.board("lingshan", 1)), village: NavLink("灵山村", DeskAddress.villageSetup("lingshan")),
      name: "村务公开栏", facts: DeskFacts([.init("位置", "村委会门口东墙"), .init("尺寸", "480×120 厘米")]), photo: nil,
      findings: [NavLink("2026-03-09 公开栏破损、位置不当", DeskAddress.inspection(3))], correcting: form)
    var plain = page
    (plain.correcting, plain.findings) = (nil, [])
    return [("desk-board", page), ("desk-board-plain", plain)]
  }
}
