import HTTPTypes
import Hummingbird
import Kernel
import NIOCore
import Store
import Villages

/// What is done with a benefit list (名单办理).
enum ListActs {
  static func upload(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let slot = try await site.deskSlot(visit)
    return try await site.forms.read(request, visit.visit) { form in
      do {
        let upload = try await ListUploading.receive(form, site, visit)
        let (fund, sealing) = (form["fund"] ?? slot.fund, site.villageSealing)
        let kind = slot.fund.isEmpty ? BenefitList.Kind(rawValue: form["kind"] ?? "") : .result
        guard let kind else { throw Fault.invalid("kind", "请选择是公示还是公布。") }
        _ = try await site.store.write(as: visit.actor) {
          try BenefitList.make(upload, for: slot.id, fund: fund, kind, sealing, $0)
        }
        return .seeOther(DeskAddress.slot(slot.id.value), .listRead)
      } catch let fault as Fault where fault.kind == .invalid {
        return try await refuse(site, visit, slot, "list", fault, form)
      }
    }
  }

  static func confirm(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let list = try await site.deskList(visit)
    let phone = try await site.workTown(visit).boardPhone
    return try await site.forms.read(request, visit.visit) { _ in
      _ = try await site.store.write(as: visit.actor) { try BenefitList.confirm(list.id, phone: phone, $0) }
      return .seeOther(DeskAddress.slot(list.slot.value), .listConfirmed)
    }
  }

  static func withdraw(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let list = try await site.deskList(visit)
    return try await site.forms.read(request, visit.visit) { form in
      do {
        try await site.store.write(as: visit.actor) {
          try BenefitList.withdraw(list.id, reason: form["reason"] ?? "", $0)
        }
        return .seeOther(DeskAddress.slot(list.slot.value), .listWithdrawn)
      } catch let fault as Fault where fault.kind == .invalid {
        let slot = try await site.store.read { try Slot.find(list.slot, $0) }
        return try await refuse(site, visit, slot, "withdrawal", fault, form)
      }
    }
  }

  /// The sealed original goes to who says why; whatever it is, it is saved and never shown in our origin.
  static func open(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let list = try await site.deskList(visit)
    return try await site.forms.read(request, visit.visit) { form in
      do {
        let (digest, place, name) = try await site.store.write(as: visit.actor) {
          try BenefitList.openOriginal(list.id, reason: form["reason"] ?? "", $0)
        }
        let bytes = try site.villageSealing.original(digest, place, site.files)
        return Response(
          status: .ok,
          headers: [
            .contentType: "application/octet-stream", .cacheControl: "no-store",
            .contentDisposition: Disposition.header(name: name, type: "application/octet-stream"),
          ], body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
      } catch let fault as Fault where fault.kind == .invalid {
        let slot = try await site.store.read { try Slot.find(list.slot, $0) }
        return try await refuse(site, visit, slot, "original", fault, form)
      }
    }
  }

  static func refuse(
    _ site: Site, _ visit: DeskVisit, _ slot: Slot, _ name: String, _ fault: Fault, _ form: Form
  ) async throws -> Response {
    let fresh = try await site.store.read { try Slot.find(slot.id, $0) }
    let page = try await SlotPage.make(site, visit, fresh, refused: .init(name, fault.issues, form))
    return .page(page.view, status: .unprocessableContent, visit.visit)
  }
}
