import Casework
import Files
import Foundation
import HTTPTypes
import Hummingbird
import Kernel
import NIOCore
import Store

/// Files of a case going in and out (案卷文件的收发).
extension ApplicationPapers {
  /// `GET …/letters/:letter/:form`.
  static func letter(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let (id, number) = (try await ApplicationActs.own(site, visit), Letter.ID(try visit.number("letter")))
    let letter = try await site.store.read { try Letter.find(number, $0) }
    let form = visit.visit.parts["form"] ?? ""
    let digest = form == "docx" ? letter.docx : form == "pdf" ? letter.pdf : nil
    guard letter.application == id, let digest else { throw Fault.notFound }
    let type = form == "docx" ? Files.MediaType.docx : .pdf
    return answer(try site.files.read(digest), "\(letter.fileName).\(form)", type)
  }

  /// `GET …/files/:file`: what does not lie sealed.
  static func file(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let file = try await found(site, visit)
    guard !file.isSealed else { throw Fault.forbidden("身份证明是加密保存的，请在案件页写明原因后查看。") }
    return answer(try site.files.read(file.digest), file.name, file.mediaType)
  }

  static func found(_ site: Site, _ visit: DeskVisit) async throws -> ApplicationFile {
    let (id, number) = (try await ApplicationActs.own(site, visit), ApplicationFile.ID(try visit.number("file")))
    let file = try await site.store.read { try ApplicationFile.find(number, $0) }
    guard file.application == id else { throw Fault.notFound }
    return file
  }

  /// `POST …/files/:file/unsealing`.
  static func unseal(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let file = try await found(site, visit)
    return try await site.forms.read(request, visit.visit) { form in
      let reason = form.line("reason")
      let opened = try await site.store.write(as: visit.actor) { [files = site.files, sealer = site.applicantSealer] in
        try ApplicationFile.unseal(file.id, reason: reason, files, sealer, $0)
      }
      return answer(Data(opened.bytes), opened.file.name, opened.file.mediaType)
    }
  }

  /// `POST …/files`.
  static func add(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let id = try await ApplicationActs.own(site, visit)
    let submission = try await site.store.read { try CaseApplication.find(id, $0).submission }
    return try await site.forms.read(request, visit.visit) { form in
      do {
        guard let role = ApplicationFile.Role(rawValue: form.line("role")), role != .redacted else {
          throw Fault.invalid("role", "请选择是什么文件。")
        }
        guard let file = form.files.first(where: { $0.size > 0 }) else { throw Fault.invalid("file", "请选择要添加的文件。") }
        try await VirusScan.check(file, site, .staff(visit))
        if role == .identity {
          let sealed = try SealedCopy.keep(file, site, submission)
          _ = try await site.store.write(as: visit.actor) {
            try ApplicationFile.add(
              sealed.blob, named: sealed.name, as: role, to: id, mediaType: sealed.type, size: sealed.size, $0)
          }
        } else {
          let blob = try site.files.put(moving: file.path.path, name: file.name)
          _ = try await site.store.write(as: visit.actor) {
            try ApplicationFile.add(blob, named: file.name, as: role, to: id, $0)
          }
        }
        return .seeOther(DeskAddress.application(id), .applicationDone)
      } catch let fault as Fault where fault.kind == .invalid {
        var page = try await ApplicationPage.page(site, visit, id)
        page.frame.flash = .init(sentence: fault.issues.map(\.sentence).joined(), isProblem: true)
        return .page(page.view, status: .unprocessableContent, visit.visit)
      }
    }
  }

  static func answer(_ bytes: Data, _ name: String, _ type: Files.MediaType) -> Response {
    let headers: HTTPFields = [
      .contentType: type.rawValue, .cacheControl: "no-store",
      .contentDisposition: Disposition.header(name: name, type: "application/octet-stream"),
    ]
    return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }
}
