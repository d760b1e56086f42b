import Accounts
import Casework
import Foundation
import HTTPTypes
import Hummingbird
import Kernel
import Store

/// `GET`, `POST /:town/ask/follow` (查看咨询答复): number and code go in the body, never into an address or a log.
extension FollowPage {
  static func show(_ site: Site, _ request: Request, _ visit: Visit) async throws -> Response {
    .sealed(page(site, try await site.town(visit), visit).view, .ok, visit)
  }

  static func look(_ site: Site, _ request: Request, _ visit: Visit) async throws -> Response {
    let town = try await site.town(visit)
    try site.followLimit.take(visit.address)
    return try await site.forms.read(request, visit) { form in
      let (number, code) = (form.line("number").uppercased(), form.line("code"))
      var page = page(site, town, visit)
      page.typed = ["number": number]
      let sealer = site.applicantSealer
      let found = try await site.store.read { reader -> (Consultation, [ConsultationVoice], WorkdayCount, Turned)? in
        guard let found = try Consultation.follow(number, code: code, in: town.id, reader) else { return nil }
        let calendar = try WorkCalendar.inForce(on: Day(at: found.askedAt), reader)
        let count = found.term.count(from: Day(at: found.askedAt), by: calendar)
        return (found, try ConsultationVoice.list(of: found.id, reader), count, try Turned(found, sealer, reader))
      }
      guard let (consultation, voices, count, turned) = found else {
        page.issues = [Issue("number", "编号或者查询码不对，请对照回执再填一次。")]
        return .sealed(page.view, .unprocessableContent, visit)
      }
      page.found = try Found(consultation, voices, count) {
        town.askVoice(try VoiceDelivery.token($0.id, site))
      }
      page.found?.isTurned = consultation.isTurned
      page.found?.code = turned.code
      if let answer = turned.answer { page.found?.answer = answer }
      return .playing(page.view, visit)
    }
  }

  private static func page(_ site: Site, _ town: Town, _ visit: Visit) -> FollowPage {
    FollowPage(
      frame: town.frame(visit, site.assets, at: town.askFollow), home: town.home, ask: town.ask, follow: town.askFollow)
  }
}

/// What its asker may know of what a question became (转办情况).
private struct Turned: Sendable {
  /// The application's follow-up code; empty for none.
  let code: String
  /// The answer to the order, once it is signed.
  let answer: String?

  init(_ consultation: Consultation, _ sealer: ApplicantSealer, _ reader: some Reader) throws {
    code = try consultation.application.map { sealer.code(of: try CaseApplication.find($0, reader).submission) } ?? ""
    answer = try consultation.answerOfTicket(reader)
  }
}

extension FollowPage.Found {
  fileprivate init(
    _ consultation: Consultation, _ voices: [ConsultationVoice], _ count: WorkdayCount,
    at address: (ConsultationVoice) throws -> Address
  ) rethrows {
    self.init(
      number: consultation.number, state: consultation.state.chinese, askedAt: Beijing.minute(consultation.askedAt),
      question: consultation.question)
    self.voices = try voices.filter { $0.side == .question }.map { VoicePlayer($0, "您的录音", at: try address($0)) }
    if let settled = consultation.settledAt {
      settledAt = Beijing.minute(settled)
      (answer, closing) = (consultation.answer, consultation.closing)
      answerVoices = try voices.filter { $0.side == .answer }.map { VoicePlayer($0, "语音答复", at: try address($0)) }
    } else {
      due = "\(consultation.due.withWeekday)前答复\(consultation.isProvisional ? "（暂定）" : "")"
      arithmetic = ["期限 \(consultation.term.words)。"] + count.lines
    }
  }
}

extension Response {
  /// A page for one pair of eyes on which sound of our own is played.
  static func playing(_ html: HTML, status: HTTPResponse.Status = .ok, _ visit: Visit) -> Response {
    var response = Response.sealed(html, status, visit)
    response.headers[.contentSecurityPolicy] = SecurityHeaders.pagePolicy + "; media-src 'self'"
    return response
  }
}
