import Kernel

/// `/desk/rectifications/:rectification`: an order, its arithmetic, and all that happened to it (整改通知). It prints as the
/// notice that the village is given.
struct RectificationPage: Page {
  var frame: DeskFrame
  var number: String
  var village: String
  var town: String
  var issuedOn: String
  var basis: String
  var due: String
  var responsible: String
  var mark: DeskMark
  var inspection: NavLink
  var findings: [String]
  var arithmetic: [String]
  var events: Timeline
  var photos: [Address]
  var forms: [DeskForm]

  var view: HTML {
    frame.page(
      number, trail: [Crumb("检查整改", DeskAddress.inspections()), Crumb(number)], issues: forms.map(\.issues.count).reduce(0, +),
      """
      <h1>\(number) \(mark.view)</h1>
      <article class="panel notice-sheet"><h2>整改通知</h2>
      <p>\(village)村民委员会：</p>
      <p>\(issuedOn)检查发现你村村务公开有下列问题（<a href="\(inspection.address)">\(inspection.name)</a>）：</p>
      <ol class="numbered">\(each: findings, { "<li>\($0)</li>" })</ol>
      <p>依照\(basis)，请于<strong>\(due)</strong>前整改完毕，由\(responsible)负责，并把整改情况（附照片）报镇里复查。</p>
      <p class="signed">\(town)<br>\(issuedOn)</p></article>
      <details class="fold"><summary>期限怎么算的</summary><ul class="dots">\(each: arithmetic, { "<li>\($0)</li>" })</ul></details>
      \(if: !forms.isEmpty, "<section class=\"panel acting\"><h2>办理</h2>\(each: forms, show)</section>")
      \(if: !photos.isEmpty, InspectionPage.album(photos))
      <section class="panel"><h2>办理经过</h2>\(events.view)</section>
      """)
  }

  private func show(_ form: DeskForm) -> HTML { form.look == .main ? form.view(frame.csrf) : form.folded(frame.csrf) }

  static var samples: [(name: String, page: RectificationPage)] {
    [
      ("desk-rectification", RectificationPage(
        frame: SampleDesk.frame(DeskAddress.rectification(3)), number: "整改〔2026〕3号", village: "灵山村", town: "呈坎镇人民政府",
        issuedOn: "2026年3月9日", basis: "《中华人民共和国村民委员会组织法》第三十六条、第四十一条，《中华人民共和国政府信息公开条例》第四十七条", due: "2026年3月16日",
        responsible: "村主任", mark: DeskMark("整改中", .waiting), inspection: NavLink("检查〔2026〕12号", DeskAddress.inspection(12)),
        findings: ["更新不及时：2026年2月高龄津贴发放名单（还没有换下来）"], arithmetic: ["期限 5个工作日。"],
        events: Timeline([.init(time: "2026-03-09 10:00", who: "甲一", act: "发出整改通知", note: "1 个问题，期限 5个工作日")]),
        photos: [], forms: []))
    ]
  }
}
