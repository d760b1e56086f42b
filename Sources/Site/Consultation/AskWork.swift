import Casework
import Files
import Foundation
import HTTPTypes
import Hummingbird
import Kernel
import Store

/// `GET`, `POST /:town/ask` (在线咨询).
extension AskPage {
  static func show(_ site: Site, _ request: Request, _ visit: Visit) async throws -> Response {
    .recording(try await page(site, visit).view, .ok, visit)
  }

  static func take(_ site: Site, _ request: Request, _ visit: Visit) async throws -> Response {
    let town = try await site.town(visit)
    try site.askLimit.take(visit.address)
    return try await site.forms.read(request, visit) { form in
      var new = NewConsultation()
      (new.question, new.contact) = (form["question"] ?? "", Contact(name: form.line("name"), phone: form.line("phone")))
      do {
        if let issue = HumanCheck.issue(form, site) { throw Fault.invalid([issue]) }
        new.voice = try await VoiceUpload.take(form, "voice", site, .visitor(of: town, "voice"))
        let (code, asked) = (FollowCode.make(site.entropy), new)
        let seal = site.contactSeal
        let taken = try await site.store.write(as: .visitor) {
          try Consultation.ask(asked, code: code, in: town.id, seal, $0)
        }
        let token = try AskedPage.token(taken.number, taken.isNew ? code : "", site)
        return .seeOther(town.askReceipt(token).text)
      } catch let fault as Fault where fault.kind == .invalid {
        var page = try await page(site, visit)
        page.typed = ["question", "name", "phone"].reduce(into: [:]) { $0[$1] = form[$1] }
        page.issues = fault.issues
        return .recording(page.view, .unprocessableContent, visit)
      }
    }
  }

  private static func page(_ site: Site, _ visit: Visit) async throws -> AskPage {
    let (town, today) = (try await site.town(visit), site.store.today())
    let (needsPhone, term) = try await site.store.read { reader in
      (
        try Consultation.needsPhone(in: town.id, on: today, reader),
        try Consultation.term(in: town.id, on: today, reader)
      )
    }
    return AskPage(
      frame: town.frame(visit, site.assets, at: town.ask), home: town.home, ask: town.ask, follow: town.askFollow,
      answers: town.answers(), script: AssetAddresses(hash: site.assets.hash).script("recorder.js"),
      phone: town.office.phone, term: term.words, needsPhone: needsPhone, check: try HumanCheck(site))
  }
}

/// A recording that came with a form (上传的录音), put into the file store.
enum VoiceUpload {
  /// Nil when none was chosen. Whether it is a sound at all, ffmpeg says afterwards.
  static func take(
    _ form: Form, _ field: String, _ site: Site, _ uploader: VirusScan.Uploader
  ) async throws -> Blob? {
    guard let file = form.files.first(where: { $0.field == field }) else { return nil }
    guard file.size > 0 else { throw Fault.invalid(field, "“\(file.name)”是空文件，请重新录一段。") }
    guard file.size <= VoiceMaking.mostBytes else {
      throw Fault.invalid(field, "录音文件太大（\(FileSize.text(file.size))），最大 \(VoiceMaking.mostBytes >> 20) MB，请录得短一些。")
    }
    let head = try FileHandle(forReadingFrom: file.path).read(upToCount: 16) ?? Data()
    guard isSound(head) else { throw Fault.invalid(field, "“\(file.name)”不是录音，请选择录音文件，或者直接录一段。") }
    try await VirusScan.check(file, site, uploader)
    return try site.files.put(moving: file.path.path, name: file.name)
  }

  /// By its first bytes: WebM, Ogg, WAV, MP4 and 3GP, MP3, AAC, AMR, FLAC, CAF.
  static func isSound(_ head: Data) -> Bool {
    func at(_ place: Int, _ text: String) -> Bool { head.dropFirst(place).starts(with: Data(text.utf8)) }
    let isFrame = head.count > 1 && head[head.startIndex] == 0xFF && head[head.startIndex + 1] & 0xE0 == 0xE0
    return head.starts(with: [0x1A, 0x45, 0xDF, 0xA3]) || at(0, "OggS") || (at(0, "RIFF") && at(8, "WAVE"))
      || at(4, "ftyp") || at(0, "ID3") || isFrame || at(0, "#!AMR") || at(0, "fLaC") || at(0, "caff")
  }
}

extension Response {
  /// A page on which one may record and play one's own voice: only there the microphone is allowed.
  static func recording(_ html: HTML, _ status: HTTPResponse.Status, _ visit: Visit) -> Response {
    var response = Response.page(html, status: status, visit)
    response.headers[.permissionsPolicy] = "camera=(), geolocation=(), microphone=(self), payment=(), usb=()"
    response.headers[.contentSecurityPolicy] = SecurityHeaders.pagePolicy + "; media-src 'self' blob:"
    return response
  }
}
