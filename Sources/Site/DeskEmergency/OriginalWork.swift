import Hummingbird
import HTTPTypes
import Kernel
import NIOCore
import Publishing
import Store

/// The auditor opens a sealed original (启封), saying why.
extension OriginalPage {
  static func open(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let id = Erasure.ID(try visit.number("erasure"))
    return try await site.forms.read(request, visit.visit) { form in
      let reason = (form["reason"] ?? "").stripped
      do {
        let original = try await site.erasing.open(id, reason: reason, as: visit.actor)
        let frame = try await site.deskFrame(visit, at: DeskAddress.opening(id.value))
        let page = OriginalPage(
          frame: frame, erasure: id.value, texts: (original.tables["revision"] ?? []).map(Text.init),
          remarks: (original.tables["edition_event"] ?? []).compactMap { $0["note"]?.text }.filter { !$0.isEmpty },
          files: original.files.map { File(part: $0.position, name: $0.name) }, reason: reason)
        return .page(page.view, visit.visit)
      } catch let fault as Fault where fault.kind == .invalid {
        let page = try await ErasureProofPage.make(site, visit, id, fault.issues)
        return .page(page.view, status: .unprocessableContent, visit.visit)
      }
    }
  }

  static func openFile(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let (id, part) = (Erasure.ID(try visit.number("erasure")), Int(try visit.number("part")))
    return try await site.forms.read(request, visit.visit) { form in
      let opened = try await site.erasing.open(id, file: part, reason: form["reason"] ?? "", as: visit.actor)
      // Never shown in our origin: whatever it is, it is saved.
      return Response(
        status: .ok,
        headers: [
          .contentType: "application/octet-stream", .cacheControl: "no-store",
          .contentDisposition: Disposition.header(name: opened.file.name, type: "application/octet-stream"),
        ], body: ResponseBody(byteBuffer: ByteBuffer(bytes: opened.bytes)))
    }
  }
}

extension OriginalPage.Text {
  fileprivate init(_ row: [String: SealedValue]) {
    func text(_ name: String) -> String { row[name]?.text ?? "" }
    self.init(
      title: text("title"), note: "第 \(text("ordinal")) 稿，\(text("issuer"))\(text("document_number"))",
      text: text("plain_text"))
  }
}
