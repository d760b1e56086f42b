import Hummingbird
import HTTPTypes
import Kernel
import Publishing
import Store

/// Acts on an item from its own page (信息办理操作): each reads its form, calls one verb, and goes back to the page.
enum ItemActs {
  static func submit(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let id = Item.ID(try visit.number("item"))
    return try await site.forms.read(request, visit.visit) { _ in
      do {
        try await site.store.write(as: visit.actor) { try submit(try Desk.item(id, as: visit.actor, $0), $0) }
        return .seeOther(DeskAddress.item(id.value), .submitted)
      } catch let fault as Fault where fault.kind == .invalid {
        // What is missing is mended in the editor, so that is where it is shown.
        let item = try await site.store.read { try Desk.item(id, as: visit.actor, $0) }
        let draft = item.revision.map { ItemDraft($0.content, column: item.column.slug) } ?? ItemDraft()
        var page = try await EditorPage.make(
          site, visit, draft, of: item, issues: fault.issues, notice: "还不能提交审核：下面几处请先补齐。")
        page.isSaved = true
        return .page(page.view, status: .unprocessableContent, visit.visit)
      }
    }
  }

  static func submit(_ item: DeskItem, _ tx: Transaction) throws { try Edition.submit(try working(item).id, tx) }

  static func recall(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    try await act(site, request, visit, .other) { item, _, tx in
      try Edition.recall(working(item).id, tx)
      return .recalled
    }
  }

  static func discard(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    try await act(site, request, visit, .other) { item, _, tx in
      try Edition.discard(working(item).id, tx)
      return .discarded
    }
  }

  static func reopen(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    try await act(site, request, visit, .other) { item, _, tx in
      _ = try Item.openEdition(item.item.id, tx)
      return .reopened
    }
  }

  /// With an hour: the last approval, to be published then. Without one: what was scheduled is published now.
  static func schedule(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    try await act(site, request, visit, .schedule) { item, form, tx in
      let (edition, typed) = (try working(item), (form["at"] ?? "").stripped)
      if typed.isEmpty, edition.state == .scheduled {
        try Edition.release(edition.id, tx)
        return .published
      }
      guard let hour = Beijing.instant(typed) else {
        throw Fault.invalid("at", "请填写发布时间，例如 2026-03-09 09:30。要立即发布，请在审核页点“通过”。")
      }
      try Edition.schedule(edition.id, at: hour, tx)
      return .scheduled
    }
  }

  static func withdraw(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    try await act(site, request, visit, .withdrawal) { item, form, tx in
      try Item.withdraw(item.item.id, reason: form["reason"] ?? "", tx)
      return .withdrawn
    }
  }

  static func mark(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    try await act(site, request, visit, .validity) { item, form, tx in
      guard let validity = Validity(rawValue: form["validity"] ?? "") else {
        throw Fault.invalid("validity", "请选择有效性。")
      }
      guard let day = Day((form["day"] ?? "").stripped) else {
        throw Fault.invalid("day", "请填写自哪一天起，写成 2026-03-09 这样的日期。")
      }
      let reason = (form["by"] ?? "").stripped
      let other = try ItemLinks.find(reason, item, tx)
      try Item.markValidity(item.item.id, validity, on: day, reason: other == nil ? reason : "", by: other, tx)
      return .marked
    }
  }

  /// The newest edition, which is the one in hand.
  static func working(_ item: DeskItem) throws -> Edition {
    guard let edition = item.newest else { throw Fault.notFound }
    return edition
  }

  /// One act in one transaction; the page again with the form as it was typed when something in it is wrong.
  static func act(
    _ site: Site, _ request: Request, _ visit: DeskVisit, _ kind: RefusedForm.Kind,
    _ verb: @escaping @Sendable (DeskItem, Form, Transaction) throws -> Done
  ) async throws -> Response {
    let id = Item.ID(try visit.number("item"))
    return try await site.forms.read(request, visit.visit) { form in
      do {
        let done = try await site.store.write(as: visit.actor) { tx in
          try verb(try Desk.item(id, as: visit.actor, tx), form, tx)
        }
        return .seeOther(DeskAddress.item(id.value), done)
      } catch let fault as Fault where fault.kind == .invalid {
        let issues = fault.issues.map { Issue(names[$0.field] ?? $0.field, $0.sentence) }
        var page = try await DeskItemPage.make(
          site, visit, id, refused: RefusedForm(kind: kind, form: form, issues: issues))
        page.frame.flash = DeskFrame.Flash(sentence: issues.map(\.sentence).joined(), isProblem: true)
        return .page(page.view, status: .unprocessableContent, visit.visit)
      }
    }
  }

  /// The verbs' names of fields, as these forms call them.
  private static let names = ["on": "day", "reason": "by", "policy": "other", "interpretation": "other"]
}
