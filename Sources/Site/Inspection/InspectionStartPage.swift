import Hummingbird
import Kernel
import Store
import Villages

/// `/desk/inspections/new`: which village one is at (选村). With this page every village's form is laid up in the phone.
struct InspectionStartPage: Page {
  var frame: DeskFrame
  var villages: [NavLink]
  var script: Address

  var view: HTML {
    frame.page(
      "开始检查", trail: [Crumb("检查整改", DeskAddress.inspections()), Crumb("开始检查")],
      """
      <h1>开始检查</h1>
      \(InspectionFormPage.waiting)
      <p>请选择要检查的村。打开这一页以后，没有网也能填表、拍照，有网时自动发送。</p>
      <p class="quiet" id="ready" role="status"></p>
      \(if: villages.isEmpty, "<p role=\"status\">还没有可以检查的村，请联系系统管理员登记村。</p>")
      <ul class="ways villages-to-inspect">\(each: villages, { "<li><a data-warm=\"1\" href=\"\($0.address)\">\($0.name)</a></li>" })</ul>
      <script src="\(script)" defer></script>
      """)
  }

  static var samples: [(name: String, page: InspectionStartPage)] {
    [
      ("desk-inspection-start", InspectionStartPage(
        frame: SampleDesk.frame(DeskAddress.newInspection),
        villages: [NavLink("呈坎村", DeskAddress.newInspection("chengkan-cun")), NavLink("灵山村", DeskAddress.newInspection("lingshan"))],
        script: Address("assets", "sample", "inspection.js")))
    ]
  }

  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let today = site.store.today()
    let villages = try await site.seenVillages(visit).filter { visit.actor.mayInspect($0.id) && $0.stands(on: today) }
    let page = InspectionStartPage(
      frame: try await site.deskFrame(visit, at: DeskAddress.newInspection),
      villages: villages.map { NavLink($0.name, DeskAddress.newInspection($0.slug)) },
      script: AssetAddresses(hash: site.assets.hash).script("inspection.js"))
    return .page(page.view, visit.visit)
  }
}
