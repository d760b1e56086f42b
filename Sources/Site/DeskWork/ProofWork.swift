import Hummingbird
import Kernel
import Manuscript
import Proofing
import Publishing
import Store

/// `GET /desk/items/:item/proof`: the newest revision, proofread (校对).
extension ProofPage {
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let reading = try await ProofReading.make(site, visit, Item.ID(try visit.number("item")))
    return .page(try await make(site, visit, reading).view, visit.visit)
  }

  static func make(_ site: Site, _ visit: DeskVisit, _ reading: ProofReading) async throws -> ProofPage {
    let (item, proof) = (reading.item, reading.proof)
    let powers = ItemPowers(item, visit.actor)
    let mayMend = item.newest?.state == .draft && powers.mayDraft
    let answers = proof.marks.compactMap(\.answer)
    let people = try await site.store.read { try People(answers.map(\.actor), $0) }
    let cards = proof.marks.enumerated().map { offset, mark in
      ProofCard(mark, offset + 1, reading, people, mayMend: mayMend)
    }
    return ProofPage(
      frame: try await site.deskFrame(visit, at: DeskAddress.proof(item.item.id.value)), item: item.item.id.value,
      title: item.title, revision: reading.revision.id.value, lines: lines(proof), cards: cards,
      safe: mayMend ? proof.safe.count : 0, notes: notes(reading, mayMend), level: reading.house.level.chinese,
      mayOrderSpelling: reading.isLong && reading.mayOrderSpelling, spellingJob: reading.spellingJob,
      editing: mayMend ? DeskAddress.draft(item.item.id.value) : nil)
  }

  private static func notes(_ reading: ProofReading, _ mayMend: Bool) -> [String] {
    var notes: [String] = []
    if !mayMend { notes.append("这一版现在是“\(reading.item.stateMark.word)”，这里只能查看和答复；要改正文，请由经办人收回或者另起一版。") }
    switch reading.spelling {
    case .none where reading.isLong: notes.append("正文很长，这里先按规则校对；错别字请点“查错别字”，由后台任务查，查完显示在这里。")
    case .running: notes.append("正在后台查错别字，查完刷新本页就能看到。")
    case .none, .done: break
    }
    return notes
  }

  /// The text line by line, cut where something was found.
  private static func lines(_ proof: ItemProof) -> [Line] {
    let placed = Dictionary(grouping: proof.marks.enumerated().filter { $0.element.line != nil }) { $0.element.line }
    return proof.paper.lines.enumerated().map { index, line in
      Line(look: index == 0 ? "title" : line.role.rawValue, pieces: pieces(line.text, placed[index] ?? []))
    }
  }

  private static func pieces(_ text: String, _ marks: [EnumeratedSequence<[ProofMark]>.Element]) -> [Piece] {
    let scalars = Array(text.unicodeScalars)
    func words(_ range: Range<Int>) -> String {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[range])
      return String(view)
    }
    var (pieces, next) = ([Piece](), 0)
    for (offset, mark) in marks {
      guard let place = mark.place, place.lowerBound >= next else { continue }
      if place.lowerBound > next { pieces.append(Piece(text: words(next..<place.lowerBound))) }
      pieces.append(
        Piece(
          text: words(place), number: offset + 1, grade: ProofCard.Grade(mark.finding.severity),
          isSettled: mark.answer != nil))
      next = place.upperBound
    }
    if next < scalars.count { pieces.append(Piece(text: words(next..<scalars.count))) }
    return pieces
  }
}

/// The newest revision of an item with what was found in it (一次校对).
struct ProofReading: Sendable {
  let item: DeskItem
  let revision: Revision
  let house: ItemProof.House
  let proof: ItemProof
  /// Too long to look for wrong characters while somebody waits.
  let isLong: Bool
  /// How far a job has come that looks for them.
  let spelling: LongSpelling.State

  /// The longest text, in characters, whose spelling is looked at while somebody waits: some two seconds of work.
  private static let limit = 60_000

  static func make(_ site: Site, _ visit: DeskVisit, _ id: Item.ID) async throws -> ProofReading {
    let today = site.store.today()
    let (item, house) = try await site.store.read { reader in
      let item = try Desk.item(id, as: visit.actor, reader)
      return (item, try ItemProof.House.fetch(item.item.town, item: id, on: today, reader))
    }
    guard let revision = item.revision else { throw Fault.conflict("这条信息还没有保存过内容，请先保存再校对。") }
    let isLong = revision.plainText.utf8.count > 3 * limit
    let rules = Proofreader.allRules.filter { !isLong || $0.name != "spelling" }
    let spelling = isLong
      ? try await site.store.read { try LongSpelling.of(revision.id, level: house.level, $0) } : LongSpelling.State.none
    let known = if case .done(let found) = spelling { found } else { [Finding]() }
    let proof = try await site.readingRoom.read {
      ItemProof.read(revision.content, house, rules: rules, and: known, on: today)
    }
    return ProofReading(
      item: item, revision: revision, house: house, proof: proof, isLong: isLong, spelling: spelling)
  }
}

extension ProofReading {
  /// Not asked for yet.
  fileprivate var mayOrderSpelling: Bool { if case .none = spelling { item.newest != nil } else { false } }
  fileprivate var spellingJob: Address? { if case .running(let job) = spelling { DeskAddress.job(job) } else { nil } }
}

extension ProofCard {
  init(_ mark: ProofMark, _ number: Int, _ reading: ProofReading, _ people: People, mayMend: Bool) {
    let finding = mark.finding
    let answer = mark.answer.map {
      "\(people[$0.actor]) \(Beijing.minute($0.at)) 忽略" + ($0.reason.isEmpty ? "。" : "：\($0.reason)")
    }
    let mayAnswer = reading.item.newest.map { $0.state.isOpen } ?? false
    self.init(
      number: number, key: mark.key, grade: Grade(finding.severity), message: finding.message,
      evidence: finding.evidence ?? "", lead: mark.lead, words: mark.words, trail: mark.trail,
      fixes: mark.isMendable ? Array(finding.fixes.prefix(4)) : [], answer: answer, mayMend: mayMend,
      mayAnswer: mayAnswer, maySilence: mayMend && mark.maySilence, isPrivate: mark.isPrivate)
  }
}

extension ProofCard.Grade {
  init(_ severity: Finding.Severity) {
    switch severity {
    case .error: self = .error
    case .warn: self = .warn
    case .info: self = .info
    }
  }
}

extension EditionState {
  /// Whether something is still to be decided about it.
  fileprivate var isOpen: Bool {
    switch self {
    case .draft, .inReview, .scheduled: true
    case .live, .superseded, .withdrawn, .discarded: false
    }
  }
}

extension Level {
  var chinese: String {
    switch self {
    case .sensitive: "敏感"
    case .standard: "标准"
    case .strict: "严格"
    }
  }
}
