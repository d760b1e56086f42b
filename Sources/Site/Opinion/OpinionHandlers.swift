import Files
import Foundation
import HTTPTypes
import Hummingbird
import Kernel
import Publishing
import Store

/// `GET` and `POST /opinion/:token` (征求意见): open to whoever holds the token, slowly, and told to nobody.
extension OpinionPage {
  static func show(_ site: Site, _ request: Request, _ visit: Visit) async throws -> Response {
    let door = try await OpinionDoor.open(site, visit)
    switch door.way {
    case .shut(let page, let status): return .sealed(page.view, status, visit)
    case .draft(let draft):
      if draft.link.openedAt == nil {
        try await site.store.write(as: .visitor) { try OpinionLink.noteOpening(draft.link.id, $0) }
      }
      return .sealed(OpinionPage(door, draft).view, .ok, visit)
    }
  }

  static func take(_ site: Site, _ request: Request, _ visit: Visit) async throws -> Response {
    let door = try await OpinionDoor.open(site, visit)
    return try await site.forms.read(request, visit) { form in
      guard case .draft(let draft) = door.way else { return try await show(site, request, visit) }
      let answer = OpinionLink.Answer(
        name: form.line("name"), unit: form.line("unit"), stand: Opinion.Stand(rawValue: form["stand"] ?? ""),
        text: form["text"] ?? "")
      do {
        try await site.store.write(as: .visitor) { try OpinionLink.give(door.token, answer, $0) }
      } catch let fault as Fault where fault.kind == .invalid {
        var page = OpinionPage(door, draft)
        page.typed = ["name", "unit", "stand", "text"].reduce(into: [:]) { $0[$1] = form[$1] }
        page.issues = fault.issues
        return .sealed(page.view, .unprocessableContent, visit)
      } catch let fault as Fault where fault.kind == .conflict {
        return .sealed(OpinionNotePage.over(door.frame, "意见已经提过，或链接已经失效。").view, .gone, visit)
      }
      let thanks = OpinionNotePage(frame: door.frame, title: "谢谢，意见已经收到", sentence: "审核人员会看到您的意见。这个链接不再有效，可以关闭这一页。")
      return .sealed(thanks.view, .ok, visit)
    }
  }

  /// The access word: right, it opens the draft for this browser.
  static func enter(_ site: Site, _ request: Request, _ visit: Visit) async throws -> Response {
    let door = try await OpinionDoor.open(site, visit)
    return try await site.forms.read(request, visit) { form in
      let pass = try await site.store.write(as: .visitor) {
        try OpinionLink.admit(door.token, word: form.line("word"), $0)
      }
      guard let pass else {
        guard case .shut(var page, .ok) = door.way else { return try await show(site, request, visit) }
        page.issues = [Issue("word", OpinionNotePage.wrongWord)]
        return .sealed(page.view, .unprocessableContent, visit)
      }
      var response = Response.seeOther(DeskAddress.opinion(door.token).text)
      let cookie = StrictCookies.set(OpinionDoor.cookie, pass, isSecure: visit.isSecure)
      response.headers.append(HTTPField(name: .setCookie, value: cookie))
      return response
    }
  }

  private init(_ door: OpinionDoor, _ draft: OpinionLink.Draft) {
    self.init(
      frame: door.frame, token: door.token, invited: draft.link.invited, question: draft.link.question,
      until: Beijing.minute(draft.link.expiresAt), reading: Reading(draft, token: door.token, town: door.slug))
  }
}

/// `GET /opinion/:token/attachments/:file`: a file of the draft (征求意见稿附件).
enum OpinionFile {
  static func show(_ site: Site, _ request: Request, _ visit: Visit) async throws -> Response {
    let door = try await OpinionDoor.open(site, visit)
    guard case .draft(let draft) = door.way, let file = visit.parts["file"].flatMap({ Int64($0) }),
      let attachment = draft.attachments.first(where: { $0.id.value == file }),
      site.files.holds(attachment.digest)
    else { throw Fault.notFound }
    var response = FileAnswer(
      path: site.files.path(of: attachment.digest), name: attachment.name, type: attachment.mediaType.rawValue,
      size: attachment.size, digest: attachment.digest.hex
    ).response(to: request)
    response.seal()
    return response
  }
}
