import Hummingbird
import Kernel
import Manuscript
import Store
import Villages

/// What is done with a sheet on its way to the wall and off it (张贴件办理).
enum PostingActs {
  static func write(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let slot = try await site.deskSlot(visit)
    return try await site.forms.read(request, visit.visit) { form in
      do {
        let (title, body) = (form["title"] ?? "", form["body"] ?? "")
        let read = try BodyField.read(body, known: nil, title: title, number: "")
        try await site.store.write(as: visit.actor) { tx in
          if let hand = try Slot.find(slot.id, tx).inHand {
            try Posting.rewrite(hand.posting, title: title, read.manuscript, tx)
          } else {
            _ = try Posting.draft(slot.id, title: title, read.manuscript, tx)
          }
        }
        return .seeOther(DeskAddress.slot(slot.id.value), .sheetSaved)
      } catch let fault as Fault where fault.kind == .invalid {
        return try await ListActs.refuse(site, visit, slot, "text", fault, form)
      }
    }
  }

  static func sign(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    try await act(site, request, visit, "sign") { posting, form, tx in
      guard let step = PostingSign.Step(rawValue: form["step"] ?? "") else { throw Fault.notFound }
      let verdict = PostingSign.Verdict(rawValue: form["verdict"] ?? "") ?? .agreed
      try Posting.sign(posting.id, step, verdict, by: form["signer"] ?? "", note: form["note"] ?? "", tx)
      return verdict == .agreed ? .sheetSigned : .sheetReturned
    }
  }

  static func putUp(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let posting = try await site.deskPosting(visit)
    return try await site.forms.read(request, visit.visit) { form in
      do {
        let day = try day(form)
        let photo = try await PhotoTaking.receive(form, posting.id, site, visit)
        let board = (form["board"]).flatMap { Int64($0) }.map { Board.ID($0) }
        try await site.store.write(as: visit.actor) {
          try Posting.putUp(posting.id, on: day, board: board, photo: photo, $0)
        }
        return .seeOther(DeskAddress.slot(posting.slot.value), .sheetUp)
      } catch let fault as Fault where fault.kind == .invalid {
        return try await refuse(site, visit, posting, "wall", fault, form)
      }
    }
  }

  static func takeDown(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    try await act(site, request, visit, "removal") { posting, form, tx in
      try Posting.takeDown(posting.id, on: try day(form), reason: form["reason"] ?? "", tx)
      return .sheetDown
    }
  }

  static func drop(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    try await act(site, request, visit, "drop") { posting, _, tx in
      try Posting.drop(posting.id, tx)
      return .sheetDropped
    }
  }

  private static func day(_ form: Form) throws -> Day {
    guard let day = Day(form["day"] ?? "") else { throw Fault.invalid("day", "请填写日期，例如 2026-03-09。") }
    return day
  }

  private static func act(
    _ site: Site, _ request: Request, _ visit: DeskVisit, _ name: String,
    _ body: @escaping @Sendable (Posting, Form, Transaction) throws -> VillageDone
  ) async throws -> Response {
    let posting = try await site.deskPosting(visit)
    return try await site.forms.read(request, visit.visit) { form in
      do {
        let done = try await site.store.write(as: visit.actor) { try body(posting, form, $0) }
        return .seeOther(DeskAddress.slot(posting.slot.value), done)
      } catch let fault as Fault where fault.kind == .invalid {
        return try await refuse(site, visit, posting, name, fault, form)
      }
    }
  }

  private static func refuse(
    _ site: Site, _ visit: DeskVisit, _ posting: Posting, _ name: String, _ fault: Fault, _ form: Form
  ) async throws -> Response {
    let slot = try await site.store.read { try Slot.find(posting.slot, $0) }
    return try await ListActs.refuse(site, visit, slot, name, fault, form)
  }
}
