import Hummingbird
import Kernel
import Manuscript
import Proofing
import Publishing
import Store

/// `POST /desk/proofreading`: a text while it is written, answered with what is found in it, for the editor's script.
enum ProofLive {
  private struct Answer: Encodable {
    var level: String
    var findings: [Found]
  }

  /// A finding as the script takes it: the line's text finds its place again in what was typed since.
  private struct Found: Encodable {
    var line: String
    var isTitle: Bool
    /// In UTF-16 units of the line, as scripts count.
    var start: Int
    var end: Int
    var rule: String
    var grade: String
    var name: String
    var message: String
    var evidence: String
    var fixes: [String]
    var isSafe: Bool
    /// By what an answer is given, and whether this one may be answered here and now.
    var key: String
    var mayIgnore: Bool
  }

  /// A text that was read, and the item it belongs to, if it was ever saved.
  private struct Reading {
    let item: DeskItem?
    let house: ItemProof.House
    let proof: ItemProof
  }

  static func read(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    try await site.forms.read(request, visit.visit) { form in
      let reading = try await reading(form, site, visit)
      let mayAnswer = reading.item?.newest != nil
      let open = reading.proof.marks.filter { $0.answer == nil }.compactMap { found($0, reading.proof, mayAnswer) }
      let answer = Answer(level: reading.house.level.chinese, findings: Array(open.prefix(300)))
      return try EditorPasting.json(answer, visit)
    }
  }

  /// `POST /desk/proofreading/answers`: lets a place of the text stand as it is being written (忽略). The text is read again here:
  /// the script says which finding it means and nothing about it.
  static func ignore(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    try await site.forms.read(request, visit.visit) { form in
      let reading = try await reading(form, site, visit)
      guard let edition = reading.item?.newest else { throw Fault.conflict("请先保存，再忽略。") }
      guard let mark = reading.proof.marks.first(where: { $0.key == form["key"] }) else {
        throw Fault.conflict("这一处已经改动，稍等就会重新校对。")
      }
      try await site.store.write(as: visit.actor) {
        try ProofAnswer.give(mark, reason: form["reason"] ?? "", to: edition.id, $0)
      }
      return try EditorPasting.json(["key": mark.key], visit)
    }
  }

  private static func reading(_ form: Form, _ site: Site, _ visit: DeskVisit) async throws -> Reading {
    let today = site.store.today()
    let item = form["item"].flatMap { Int64($0) }.map { Item.ID($0) }
    let town = try await site.workplace(visit).town?.id ?? visit.staff.organisation
    let (known, house) = try await site.store.read { reader in
      // Only who may see the item gets its answers.
      let known = try item.map { try Desk.item($0, as: visit.actor, reader) }
      return (known, try ItemProof.House.fetch(known?.item.town ?? town, item: known?.item.id, on: today, reader))
    }
    let proof = try await site.readingRoom.read { ItemProof.read(try content(form), house, on: today) }
    return Reading(item: known, house: house, proof: proof)
  }

  private static func content(_ form: Form) throws -> Content {
    let body = form["body"] ?? ""
    guard body.utf8.count <= 400_000 else { throw Fault.invalid("body", "正文太长，边写边校对停用了；保存以后可以在校对页查看。") }
    // Another title and number than any text has: nothing may be lifted out of a text that is only read.
    var content = Content(title: form["title"] ?? "")
    content.manuscript = try BodyField.read(body, known: nil, title: "（另有）", number: "（另有）").manuscript
    content.issuer = form["issuer"] ?? ""
    content.kind = form["kind"] ?? ""
    // What the fields of its kind say is not asked for in the text.
    for field in form.fields where field.name.hasPrefix("fact-") { content.facts[String(field.name.dropFirst(5))] = field.value }
    return content
  }

  private static func found(_ mark: ProofMark, _ proof: ItemProof, _ mayAnswer: Bool) -> Found? {
    guard let line = mark.line, let place = mark.place else { return nil }
    let text = proof.paper.lines[line].text
    let scalars = Array(text.unicodeScalars)
    func units(_ count: Int) -> Int { scalars[..<count].reduce(0) { $0 + ($1.value > 0xFFFF ? 2 : 1) } }
    let grade = ProofCard.Grade(mark.finding.severity)
    return Found(
      line: text, isTitle: line == 0, start: units(place.lowerBound), end: units(place.upperBound),
      rule: mark.finding.rule, grade: grade.rawValue, name: grade.chinese, message: mark.finding.message,
      evidence: mark.finding.evidence ?? "", fixes: Array(mark.finding.fixes.prefix(4)),
      isSafe: mark.isSafe(on: proof.paper), key: mark.key,
      mayIgnore: mayAnswer && !(mark.isPrivate && mark.finding.severity == .error))
  }
}

/// What the rules are called (规则名称), for lists.
enum ProofRules {
  static var names: [(name: String, title: String)] { Proofreader.allRules.map { ($0.name, $0.title) } }
}

/// The routes of proofreading (校对路由).
extension Site {
  static let proofRoutes: [Route] = [
    .desk("/desk/items/:item/proof", office, ProofPage.show),
    .act("/desk/items/:item/proof", office, ProofActs.act),
    .act("/desk/proofreading", .holders([.draft, .villageDraft]), ProofLive.read),
    .act("/desk/proofreading/answers", .holders([.draft, .villageDraft]), ProofLive.ignore),
    .desk("/desk/proofreading/silences", office, SilencesPage.show),
    .desk("/desk/proofreading/lexicon", office, LexiconPage.show),
    .act("/desk/proofreading/lexicon", .holders([.draft]), LexiconPage.add),
    .act("/desk/proofreading/lexicon/learning", .holders([.draft]), LexiconPage.learn),
    .act("/desk/proofreading/lexicon/strikes", .holders([.draft]), LexiconPage.strike),
    .act("/desk/proofreading/lexicon/:word/return", .holders([.draft]), LexiconPage.restore),
    .act("/desk/proofreading/silences/:silence/removal", .holders([.draft]), SilencesPage.remove),
  ]
}
