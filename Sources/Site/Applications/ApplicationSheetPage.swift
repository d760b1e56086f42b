import Casework
import Hummingbird
import Kernel
import Store

/// `/desk/applications/N/form`: the application form filled in (申请表), to print, read out and sign (条例 第二十九条).
struct ApplicationSheetPage: Page {
  var frame: DeskFrame
  var number: String
  var town: String
  var facts: DeskFacts
  var content: String
  var matter = ApplicationMatter.disclosure
  var isOral: Bool
  /// 查询码, for the part that the applicant takes with him.
  var code: String
  var follow: Address

  var view: HTML {
    frame.page(
      "申请表 \(number)", trail: [Crumb("依申请公开", DeskAddress.applications), Crumb("申请表")],
      """
      <h1>\(town)\(matter.chinese)表</h1>
      <p class="quiet screen-only">按 Ctrl+P 打印，请申请人核对签字。证件号码是打码的，由本人签字时当面核对原件。</p>
      <section class="panel">\(facts.view)<h2>\(matter == .disclosure ? "申请公开的信息" : "要更正的记录")</h2><p class="remark">\(content)</p>
      \(if: isOral, "<p>以上内容由工作人员按申请人口述代为填写，已经向申请人读过，申请人没有异议。</p>")
      <p class="signing">申请人签字：　　　　　　　　　　日期：　　　　年　　月　　日</p>
      <p class="signing">代填（经办）人签字：　　　　　　　　日期：　　　　年　　月　　日</p></section>
      <section class="panel" aria-labelledby="h-stub"><h2 id="h-stub">回执联（交申请人）</h2>
      <p>登记编号 <strong>\(number)</strong>，查询码 <strong>\(code)</strong>。在本网站“依申请公开”栏目查询进展：\(follow)</p></section>
      """)
  }

  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let (id, town) = (try await ApplicationActs.own(site, visit), try await site.workTown(visit))
    let (application, applicant) = try await site.store.read { [sealer = site.applicantSealer] reader in
      let found = try CaseApplication.find(id, reader)
      return (found, try found.applicant(sealer))
    }
    var page = ApplicationSheetPage(
      frame: try await site.deskFrame(visit, at: DeskAddress.application(id, "form")), number: application.number,
      town: town.organisation.name,
      facts: DeskFacts(
        [.init("登记编号", application.number), .init("怎样来的", application.channel.chinese),
          .init("提交日期", application.arrivedOn.chinese)] + CaseFacts.applicant(applicant).facts
          + wanted(application)),
      content: application.content, isOral: application.channel == .oral,
      code: site.applicantSealer.code(of: application.submission), follow: town.follow)
    page.matter = application.matter
    return .page(page.view, visit.visit)
  }

  private static func wanted(_ application: CaseApplication) -> [DeskFacts.Fact] {
    let way = DeskFacts.Fact("途径", application.delivery.chinese)
    guard application.matter == .amendment else { return [.init("形式", application.form.chinese), way] }
    return [.init("应当怎样记录", application.claim), .init("证据", application.evidence), way]
  }

  static var samples: [(name: String, page: ApplicationSheetPage)] {
    [
      (
        "desk-application-sheet",
        ApplicationSheetPage(
          frame: SampleDesk.frame(DeskAddress.applications, holding: [.casework]), number: "2026-0003", town: "呈坎镇人民政府（演示）",
          facts: DeskFacts([.init("姓名或名称", "方小鱼")]), content: "呈坎村2025年道路硬化工程的中标结果", isOral: true, code: "K7M2P9QX",
          follow: SampleTown.at("apply"))
      )
    ]
  }
}
