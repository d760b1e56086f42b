import Hummingbird
import Kernel
import Publishing
import Store

/// `/desk/proofreading/lexicon` and what is done there (本地词表).
extension LexiconPage {
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let page = try await make(site, visit, page: Int(request.uri.queryParameters["page"] ?? "") ?? 1)
    return .page(page.view, visit.visit)
  }

  static func add(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    try await act(site, request, visit, .lexiconAdded) { form, town, tx in
      try LexiconWord.add(form["words"] ?? "", note: form["note"] ?? "", in: town, tx)
    }
  }

  /// What takes long goes on in the background: the page of the job tells how far it is.
  static func learn(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    guard let town = try await site.workplace(visit).town?.id else { throw Fault.notFound }
    return try await site.forms.read(request, visit.visit) { form in
      let typed = form.line("least")
      do {
        let job = try await site.store.write(as: visit.actor) {
          try LexiconJob.order(in: town, inAtLeast: Int(typed) ?? 0, $0)
        }
        return .seeOther(DeskAddress.job(job.value).text)
      } catch let fault as Fault where fault.kind == .invalid {
        var page = try await make(site, visit, page: 1)
        page.typed.least = typed
        page.issues = fault.issues
        return .page(page.view, status: .unprocessableContent, visit.visit)
      }
    }
  }

  static func strike(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    try await act(site, request, visit, .lexiconStruck) { form, town, tx in
      try LexiconWord.strike(form["word"] ?? "", in: town, tx)
    }
  }

  static func restore(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let id = LexiconWord.ID(try visit.number("word"))
    return try await act(site, request, visit, .lexiconRestored) { _, town, tx in
      try LexiconWord.restore(id, in: town, tx)
    }
  }

  /// One verb; what is wrong comes back with what was typed.
  private static func act(
    _ site: Site, _ request: Request, _ visit: DeskVisit, _ done: Done,
    _ verb: @escaping @Sendable (Form, Identifier<Organisation>, Transaction) throws -> Void
  ) async throws -> Response {
    guard let town = try await site.workplace(visit).town?.id else { throw Fault.notFound }
    return try await site.forms.read(request, visit.visit) { form in
      do {
        try await site.store.write(as: visit.actor) { try verb(form, town, $0) }
        return .seeOther(DeskAddress.lexicon, done)
      } catch let fault as Fault where fault.kind == .invalid {
        var page = try await make(site, visit, page: 1)
        page.typed = Typed(words: form["words"] ?? "", note: form["note"] ?? "", word: form["word"] ?? "")
        page.issues = fault.issues
        return .page(page.view, status: .unprocessableContent, visit.visit)
      }
    }
  }

  private static func make(_ site: Site, _ visit: DeskVisit, page: Int) async throws -> LexiconPage {
    let (town, today) = (try await site.workTown(visit), site.store.today())
    let frame = try await site.deskFrame(visit, at: DeskAddress.lexicon)
    return try await site.store.read { reader in
      let count = try LexiconWord.count(in: town.id, reader)
      let pages = (count + LexiconWord.perPage - 1) / LexiconWord.perPage
      let current = min(max(1, page), max(1, pages))
      let words = try LexiconWord.list(in: town.id, page: current, reader)
      let struck = try LexiconWord.list(in: town.id, isStruck: true, reader).filter { !$0.isErased }
      let names = try HouseNames.fetch(town.id, on: today, reader)
      let people = try People(words.map(\.actor) + struck.map(\.struckBy), reader)
      let sources = try LexiconWord.sources(of: words, reader)
      return LexiconPage(
        frame: frame, town: town.organisation.shortName,
        rows: words.map { Row($0, people, sources[$0.id] ?? []) }, count: count,
        pager: Pager(current: current, total: pages) { DeskAddress.lexicon(page: $0) },
        names: [("人名", names.people), ("地名", names.places), ("机构", names.offices)],
        struck: struck.map { word in
          Struck(
            id: word.id.value, word: word.word,
            who: people[word.struckBy] + (word.struckAt.map { "，" + Beijing.minute($0) } ?? ""))
        }, mayChange: visit.actor.may(.draft, in: town.id))
    }
  }
}

extension LexiconPage.Row {
  fileprivate init(_ word: LexiconWord, _ people: People, _ items: [Item.ID]) {
    let when = Beijing.minute(word.at)
    switch word.origin {
    case .typed:
      self.init(
        word: word.word, origin: word.note.isEmpty ? "人工添加" : "人工添加：\(word.note)",
        who: "\(people[word.actor])，\(when)")
    case .learned:
      self.init(
        word: word.word, origin: "学习得来，见于 \(word.texts) 条信息：",
        texts: items.prefix(3).map { NavLink("第 \($0.value) 条", DeskAddress.item($0.value)) }, who: "学习，\(when)")
    }
  }
}
