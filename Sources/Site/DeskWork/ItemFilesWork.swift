import Files
import Hummingbird
import Jobs
import Kernel
import Publishing
import Store
import Traces

/// `/desk/items/:item/attachments`: an item's files with what was found in them, and their originals (附件检查).
extension ItemFilesPage {
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    .page(try await make(site, visit, Item.ID(try visit.number("item"))).view, visit.visit)
  }

  /// The original as a download. The journal has the line before a byte goes out.
  static func open(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let (id, file) = (Item.ID(try visit.number("item")), Attachment.ID(try visit.number("file")))
    return try await site.forms.read(request, visit.visit) { form in
      do {
        let found = try await site.store.write(as: visit.actor) {
          try Attachment.openOriginal(file, of: id, reason: form["reason"] ?? "", $0)
        }
        guard site.files.holds(found.digest) else { throw MissingFile(digest: found.digest.hex) }
        return FileAnswer(
          path: site.files.path(of: found.digest), name: "原件-" + found.attachment.name,
          type: MediaType.unknown.rawValue, size: found.size, digest: found.digest.hex
        ).response(to: request)
      } catch let fault as Fault where fault.kind == .invalid {
        var page = try await make(site, visit, id)
        (page.refused, page.issues) = (.original(file.value), fault.issues)
        return .page(page.view, status: .unprocessableContent, visit.visit)
      }
    }
  }

  /// A trace stays in the public copy, with a reason.
  static func keep(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let (id, file) = (Item.ID(try visit.number("item")), Attachment.ID(try visit.number("file")))
    return try await site.forms.read(request, visit.visit) { form in
      let kinds = Set(form.all("keep").compactMap(Trace.Kind.init(rawValue:)))
      let keeping = TraceKeeping(id, file, kinds, reason: form["reason"] ?? "")
      do {
        let (isSure, today, place) = (form["sure"] == "yes", site.store.today(), visit.staff.organisation)
        let (original, rules) = try await site.store.read { reader in
          (
            try keeping.original(isSure: isSure, as: visit.actor, reader),
            try FileRules.inForce(for: place, on: today, reader)
          )
        }
        let checked = try await CheckedFile.receive(
          original.blob, named: original.name, in: site.files, scratch: site.forms.folder,
          token: site.entropy.token(bytes: 8), keeping: kinds, rules, on: today)
        try await site.store.write(as: visit.actor) { try keeping.save(checked, $0) }
        return .seeOther(DeskAddress.attachments(id.value), .traceKept)
      } catch let fault as Fault where fault.kind == .invalid {
        var page = try await make(site, visit, id)
        (page.refused, page.issues) = (.keeping(file.value), fault.issues)
        (page.chosen, page.reason) = (Set(kinds.map(\.rawValue)), form["reason"] ?? "")
        return .page(page.view, status: .unprocessableContent, visit.visit)
      }
    }
  }

  private static func make(_ site: Site, _ visit: DeskVisit, _ id: Item.ID) async throws -> ItemFilesPage {
    let (item, checks, waits) = try await site.store.read { reader in
      let item = try Desk.item(id, as: visit.actor, reader)
      let waits = try AttachmentWait.list(of: id, reader).mapValues { try JobRow.find($0.job, reader) }
      return (item, try AttachmentCheck.list(of: id, reader), waits)
    }
    let mayOpen = ItemPowers(item, visit.actor).mayAnswer
    let mayKeep = ItemPowers(item, visit.actor).mayDraft && item.newest?.state == .draft
    let listed = Set(item.revision?.content.attachments ?? [])
    let replaced = Set(checks.values.compactMap(\.replaces))
    let files = item.attachments.filter { listed.contains($0.id) } + item.attachments.filter { !listed.contains($0.id) }
    return ItemFilesPage(
      frame: try await site.deskFrame(visit, at: DeskAddress.attachments(id.value)), item: id.value, title: item.title,
      files: files.filter { !$0.isErased }.map { file in
        let check = checks[file.id]
        return File(
          id: file.id.value, name: file.name, address: DeskAddress.attachment(id.value, file.id.value),
          size: FileSize.text(file.size), standing: standing(file.id, listed, replaced), isChecked: check != nil,
          waiting: waits[file.id].map(waiting),
          findings: (check?.traces ?? []).map(Finding.init),
          original: check?.original != nil && mayOpen ? DeskAddress.attachmentOriginal(id.value, file.id.value) : nil,
          keeping: keeping(check, mayKeep && listed.contains(file.id), id, file.id),
          keptReason: check?.keptReason ?? "", replaces: check?.replaces.flatMap { old in item.attachments.first { $0.id == old }?.name })
      })
  }

  /// The form for what was taken out and might stay.
  private static func keeping(
    _ check: AttachmentCheck?, _ may: Bool, _ item: Item.ID, _ file: Attachment.ID
  ) -> Keeping? {
    guard may, let check else { return nil }
    let removed = check.original == nil ? [] : check.traces.filter { $0.isRemoved && $0.weight != .harmless }
    let kinds = Set((removed + check.leftOver).map(\.kind))
    guard !kinds.isEmpty else { return nil }
    return Keeping(
      address: DeskAddress.traces(item.value, file.value),
      kinds: Trace.Kind.allCases.filter(kinds.contains).map { FormChoice($0.rawValue, $0.chinese) })
  }

  private static func waiting(_ job: JobRow?) -> Waiting {
    Waiting(
      isLive: job.map(JobWords.isLive) ?? false, percent: job?.progress.shownPercent,
      job: job.map { DeskAddress.job($0.id.value) })
  }

  private static func standing(
    _ id: Attachment.ID, _ listed: Set<Attachment.ID>, _ replaced: Set<Attachment.ID>
  ) -> DeskMark {
    if listed.contains(id) { return DeskMark("在用", .good) }
    return replaced.contains(id) ? DeskMark("已替换") : DeskMark("未列入")
  }
}

extension ItemFilesPage.Finding {
  init(_ trace: Trace) {
    let tone: DeskMark.Tone =
      switch trace.weight {
      case .grave: trace.isRemoved ? .good : .grave
      case .notable: .waiting
      case .harmless: .calm
      }
    let left = trace.kind == .unreadable ? "未作处理" : "公开稿中仍有"
    let outcome = trace.isRemoved ? "公开稿中已去掉" : left
    self.init(
      // What has been taken out asks nobody for anything any more.
      mark: DeskMark(trace.weight == .grave && trace.isRemoved ? "已处理" : trace.weight.chinese, tone), kind: trace.kind.chinese, sentence: trace.detail,
      outcome: outcome, isHarmless: trace.weight == .harmless)
  }
}

/// The routes of an item's files (附件路由).
extension Site {
  static let fileRoutes: [Route] = [
    .desk("/desk/items/:item/attachments", office, ItemFilesPage.show),
    .act("/desk/items/:item/attachments/:file/original", office, ItemFilesPage.open),
    .act("/desk/items/:item/attachments/:file/traces", .holders([.draft, .villageDraft]), ItemFilesPage.keep),
    .desk("/desk/attachments", office, InventoryPage.show),
    .act("/desk/attachments/:file/removal", .holders([.draft, .villageDraft]), InventoryPage.remove),
  ]
}
