import Casework
import Hummingbird
import Kernel
import Store

/// `/desk/applications/new`: an application that came by another way is entered (登记): at the window, by telephone for who
/// cannot write (条例 第二十九条), by post, fax or e-mail.
struct ApplicationEntryPage: Page {
  var frame: DeskFrame
  var key: String
  var typed: [String: String]
  var issues: [Issue] = []
  /// What it is made from, such as a ticket.
  var origin = ""
  var matter = ApplicationMatter.disclosure

  var view: HTML {
    frame.page(
      "登记\(matter.chinese)", trail: [Crumb("依申请公开", DeskAddress.applications), Crumb("登记")], issues: issues.count,
      """
      <h1>登记一件\(matter.chinese)</h1>
      <p>\(other)</p>
      <p class="quiet">口头申请的，按对方说的代为填写，登记后打印出来请本人签字确认（条例第二十九条）。收到日由渠道决定，不用自己算。</p>
      <section class="panel">
      \(DeskForm(
        action: DeskAddress.applications, fields: fields, button: "登记", look: .main, issues: issues,
        hidden: [.init("key", key), .init("origin", origin), .init("matter", matter.rawValue)]
      ).view(frame.csrf))</section>
      """)
  }

  /// To the form of the other kind.
  private var other: HTML {
    switch matter {
    case .disclosure: "<a href=\"\(DeskAddress.applicationEntry(.amendment))\">要求更正关于自己的记录的（条例第四十一条），登记为更正申请</a>"
    case .amendment: "<a href=\"\(DeskAddress.applicationEntry)\">申请公开政府信息的，登记为公开申请</a>"
    }
  }

  private var fields: [FormField] {
    let channels = ApplicationChannel.allCases.filter { $0 != .web }
    return [
      FormField(
        name: "channel", label: "怎样来的", control: .select(channels.map { FormChoice($0.rawValue, $0.chinese) }),
        value: typed["channel"] ?? "", isRequired: true),
      FormField(
        name: "arrived", label: "哪天提交、签收、收到", control: .day, value: typed["arrived"] ?? "",
        hint: "当面的写提交之日；邮寄的写本机关（包括传达室）签收之日。", isRequired: true),
    ] + ApplicationFields.applicant(typed) + ApplicationFields.matter(typed, matter)
      + ApplicationFields.wanted(typed, matter)
  }

  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let fresh = ["channel": ApplicationChannel.window.rawValue, "arrived": site.store.today().description]
    var page = ApplicationEntryPage(
      frame: try await site.deskFrame(visit, at: DeskAddress.applicationEntry), key: site.entropy.token(bytes: 16),
      typed: ApplicationFields.fresh.merging(fresh) { _, own in own })
    page.matter = request.uri.queryParameters["matter"].flatMap { ApplicationMatter(rawValue: String($0)) } ?? .disclosure
    return .page(page.view, visit.visit)
  }

  static func take(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let town = try await site.workTown(visit)
    return try await site.forms.read(request, visit.visit) { form in
      let (key, origin) = (form.line("key"), form.line("origin"))
      do {
        var issues: [Issue] = []
        let channel = ApplicationChannel(rawValue: form.line("channel")).flatMap { $0 == .web ? nil : $0 }
        if channel == nil { issues.append(Issue("channel", "请选择申请是怎样来的。")) }
        if Day(form.line("arrived")) == nil { issues.append(Issue("arrived", "请填写收到的日期，例如 2026-03-09。")) }
        guard issues.isEmpty, let channel else { throw Fault.invalid(issues) }
        var intake = ApplicationFields.intake(form, in: town.id, channel, key: key)
        intake.origin = String(origin.prefix(60))
        let id = try await site.store.write(as: visit.actor) { [intake, sealer = site.applicantSealer] in
          try CaseApplication.register(intake, sealer, $0)
        }
        let mayOpen = visit.actor.may(.casework, in: town.id) || visit.actor.may(.caseApproval, in: town.id)
        return .seeOther(mayOpen ? DeskAddress.application(id) : DeskAddress.application(id, "form"), .applicationDone)
      } catch let fault as Fault where fault.kind == .invalid {
        var page = ApplicationEntryPage(
          frame: try await site.deskFrame(visit, at: DeskAddress.applicationEntry), key: key,
          typed: ApplicationFields.typed(form))
        (page.issues, page.origin) = (fault.issues, origin)
        page.matter = ApplicationMatter(rawValue: form.line("matter")) ?? .disclosure
        return .page(page.view, status: .unprocessableContent, visit.visit)
      }
    }
  }

  static var samples: [(name: String, page: ApplicationEntryPage)] {
    let page = ApplicationEntryPage(
      frame: SampleDesk.frame(DeskAddress.applicationEntry, holding: [.casework]), key: "0",
      typed: ApplicationFields.fresh)
    var amendment = page
    amendment.matter = .amendment
    return [("desk-application-entry", page), ("desk-amendment-entry", amendment)]
  }
}
