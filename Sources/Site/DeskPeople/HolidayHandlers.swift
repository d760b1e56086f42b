import Accounts
import Hummingbird
import Kernel
import Store

/// `GET` and `POST /desk/holidays`: a pasted notice is read and shown, and taken in only when a person has confirmed it. It
/// holds for the whole installation, so it is for who administers the district.
extension HolidaysPage {
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    .page(try await page(site, visit).view, visit.visit)
  }

  static func take(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    try await site.forms.read(request, visit.visit) { form in
      var page = try await page(site, visit)
      page.typed = Typed(text: form["text"] ?? "", source: form.line("source"))
      do {
        let notice = try page.typed.notice()
        guard form["confirmed"] == "yes" else {
          page.reading = Year(notice)
          return .page(page.view, visit.visit)
        }
        try await site.store.write(as: visit.actor) { tx in
          for district in try Organisation.districts(tx) {
            try tx.actor.require(.systemAdministration, in: district.id)
          }
          try HolidayTaking.take(notice, tx)
        }
        return .seeOther(DeskAddress.holidays, .holidaysTakenIn)
      } catch let fault as Fault where fault.kind == .invalid {
        page.issues = fault.issues
        return .page(page.view, status: .unprocessableContent, visit.visit)
      }
    }
  }

  private static func page(_ site: Site, _ visit: DeskVisit) async throws -> HolidaysPage {
    let today = site.store.today()
    let (calendar, districts) = try await site.store.read {
      (try WorkCalendar.inForce(on: today, $0), try Organisation.districts($0))
    }
    return HolidaysPage(
      frame: try await site.deskFrame(visit, at: DeskAddress.settings),
      years: calendar.notices.reversed().map(Year.init), missing: calendar.missingYear(on: today),
      mayTakeIn: districts.allSatisfy { visit.actor.may(.systemAdministration, in: $0.id) })
  }
}

extension HolidaysPage.Typed {
  /// The notice that the text says, or everything that is wrong with it.
  fileprivate func notice() throws -> HolidayNotice {
    var issues: [Issue] = []
    let year = HolidayNoticeText.year(in: text)
    let read = year.map { HolidayNoticeText(text, year: $0) }
    if text.isEmpty {
      issues.append(Issue("text", "请粘贴通知全文。"))
    } else if read == nil {
      issues.append(Issue("text", "没有找到“关于某年部分节假日安排的通知”这个标题，不知道是哪一年，请连标题一起粘贴。"))
    }
    issues += read?.issues ?? []
    let isAddress = source.hasPrefix("https://") || source.hasPrefix("http://")
    if !isAddress || source.contains(" ") || Address(foreign: source) == nil {
      issues.append(Issue("source", "请填写通知的网址，以 https:// 开头。"))
    }
    guard issues.isEmpty, let notice = read?.notice(source: source) else { throw Fault.invalid(issues) }
    return notice
  }
}
