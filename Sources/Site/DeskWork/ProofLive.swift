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
  }

  static func read(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    try await site.forms.read(request, visit.visit) { form in
      let today = site.store.today()
      let item = form["item"].flatMap { Int64($0) }.map { Item.ID($0) }
      let town = try await site.workplace(visit).town?.id ?? visit.staff.organisation
      let house = try await site.store.read { reader in
        // Only who may see the item gets its answers.
        let known = try item.map { try Desk.item($0, as: visit.actor, reader) }
        return try ItemProof.House.fetch(known?.item.town ?? town, item: known?.item.id, on: today, reader)
      }
      let content = try content(form)
      let proof = ItemProof.read(content, house, on: today)
      let open = proof.marks.filter { $0.answer == nil }.compactMap { found($0, proof) }
      return try EditorPasting.json(Answer(level: house.level.chinese, findings: Array(open.prefix(300))), visit)
    }
  }

  private static func content(_ form: Form) throws -> Content {
    let body = form["body"] ?? ""
    guard body.utf8.count <= 400_000 else { throw Fault.invalid("body", "正文太长，边写边校对停用了；保存以后可以在校对页查看。") }
    // Another title and number than any text has: nothing may be lifted out of a text that is only read.
    var content = Content(title: form["title"] ?? "")
    content.manuscript = try BodyField.read(body, known: nil, title: "（另有）", number: "（另有）").manuscript
    content.issuer = form["issuer"] ?? ""
    return content
  }

  private static func found(_ mark: ProofMark, _ proof: ItemProof) -> Found? {
    guard let line = mark.line, let place = mark.place else { return nil }
    let text = proof.paper.lines[line].text
    let scalars = Array(text.unicodeScalars)
    func units(_ count: Int) -> Int { scalars[..<count].reduce(0) { $0 + ($1.value > 0xFFFF ? 2 : 1) } }
    let grade = ProofCard.Grade(mark.finding.severity)
    return Found(
      line: text, isTitle: line == 0, start: units(place.lowerBound), end: units(place.upperBound),
      rule: mark.finding.rule, grade: grade.rawValue, name: grade.chinese, message: mark.finding.message,
      evidence: mark.finding.evidence ?? "", fixes: Array(mark.finding.fixes.prefix(4)),
      isSafe: mark.isSafe(on: proof.paper))
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
    .desk("/desk/proofreading/silences", office, SilencesPage.show),
    .act("/desk/proofreading/silences/:silence/removal", .holders([.draft]), SilencesPage.remove),
  ]
}
