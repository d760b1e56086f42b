import Hummingbird
import Kernel
import Proofing
import Publishing
import Store

/// `POST /desk/items/:item/proof`: what is done about a finding (处理校对意见): mend it, let it stand, never speak of it
/// again here, speak again, or mend everything that is safe.
enum ProofActs {
  static func act(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let id = Item.ID(try visit.number("item"))
    return try await site.forms.read(request, visit.visit) { form in
      let reading = try await ProofReading.make(site, visit, id)
      guard form["revision"] == reading.revision.id.description else {
        throw Fault.conflict("您打开这一页以后，内容改过了。请返回看最新一稿的校对意见，再处理。")
      }
      do {
        let today = site.store.today()
        let all = form["act"] != "all" ? nil : try await site.readingRoom.read {
          ItemProof.mendedAll(reading.revision.content, reading.house, on: today)
        }
        let done = try await site.store.write(as: visit.actor) { try perform(form, reading, all, $0) }
        let place = DeskAddress.proof(id.value)
        return .seeOther(place, done)
      } catch let fault as Fault where fault.kind == .invalid {
        var page = try await ProofPage.make(site, visit, reading)
        page.issues = fault.issues
        page.refused = form["number"].flatMap { Int($0) }.map { ($0, form["reason"] ?? "") }
        return .page(page.view, status: .unprocessableContent, visit.visit)
      }
    }
  }

  private static func perform(
    _ form: Form, _ reading: ProofReading, _ all: (content: Content, counts: [String: Int])?, _ tx: Transaction
  ) throws -> Done {
    let (act, proof, content) = (form["act"] ?? "", reading.proof, reading.revision.content)
    guard let edition = reading.item.newest else { throw Fault.notFound }
    func mend(_ chosen: [(mark: ProofMark, fix: String)]) throws -> Done {
      try proof.mend(chosen, in: edition.id, of: content, expecting: reading.revision.ordinal, tx)
      return .proofMended
    }
    if let all {
      try ItemProof.keep(all, in: edition.id, expecting: reading.revision.ordinal, tx)
      return .proofMended
    }
    if act == "spelling" {
      try SpellingJob.order(edition.id, tx)
      return .spellingOrdered
    }
    let key = form["key"] ?? ""
    if act == "reopen" {
      try ProofAnswer.revoke(key, of: edition.id, tx)
      return .proofReopened
    }
    guard let mark = proof.marks.first(where: { $0.key == key }) else {
      throw Fault.conflict("这一处已经没有意见了，请刷新页面。")
    }
    switch act {
    case "ignore":
      try ProofAnswer.give(mark, reason: form["reason"] ?? "", to: edition.id, tx)
      return .proofIgnored
    case "silence":
      try ProofSilence.add(mark, on: edition.id, tx)
      return .proofSilenced
    default:
      guard act.hasPrefix("mend-"), let index = Int(act.dropFirst(5)), mark.finding.fixes.indices.contains(index),
        mark.isMendable
      else { throw Fault.conflict("没有选出要做什么，请返回再点一次按钮。") }
      return try mend([(mark, mark.finding.fixes[index])])
    }
  }
}

/// `GET /desk/proofreading/silences` and the way out of it (不再提示的字词).
extension SilencesPage {
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let town = try await site.workplace(visit).town?.id
    let names = Dictionary(ProofRules.names.map { ($0.name, $0.title) }, uniquingKeysWith: { first, _ in first })
    let rows = try await site.store.read { reader -> [Row] in
      let silences = try town.map { try ProofSilence.list(in: $0, reader) } ?? []
      let people = try People(silences.map(\.actor), reader)
      return silences.map {
        Row(
          id: $0.id.value, words: $0.words, rule: names[$0.rule] ?? $0.rule, who: people[$0.actor],
          when: Beijing.minute($0.at))
      }
    }
    let mayRemove = town.map { visit.actor.may(.draft, in: $0) } ?? false
    let page = SilencesPage(
      frame: try await site.deskFrame(visit, at: DeskAddress.silences), rows: rows, mayRemove: mayRemove)
    return .page(page.view, visit.visit)
  }

  static func remove(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let id = ProofSilence.ID(try visit.number("silence"))
    guard let town = try await site.workplace(visit).town?.id else { throw Fault.notFound }
    return try await site.forms.read(request, visit.visit) { _ in
      try await site.store.write(as: visit.actor) { try ProofSilence.remove(id, in: town, $0) }
      return .seeOther(DeskAddress.silences, .proofUnsilenced)
    }
  }
}
