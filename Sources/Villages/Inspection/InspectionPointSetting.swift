import Kernel
import Store

extension InspectionPoint {
  /// What is set of a point (要点内容).
  package struct Terms: Equatable, Sendable {
    package var question: String
    package var hint: String
    package var problem: String
    package var subject: FindingSubject.Kind
    package var position: Int
    package var source: String

    package init(
      question: String, hint: String = "", problem: String, subject: FindingSubject.Kind, position: Int, source: String
    ) {
      (self.question, self.hint, self.problem) = (question.trimmed, hint.trimmed, problem)
      (self.subject, self.position, self.source) = (subject, position, source.trimmed)
    }
  }

  /// Adds a point to the town's list (新增要点). Returns its code.
  @discardableResult
  package static func add(
    _ terms: Terms, in town: Identifier<Organisation>, from day: Day, _ tx: Transaction
  ) throws -> String {
    let own = try tx.count(
      "SELECT count(DISTINCT code) FROM inspection_point WHERE organisation = \(town) AND code LIKE 'own-%'")
    let code = "own-\(own + 1)"
    try write(code, terms, isOff: false, in: town, from: day, tx)
    return code
  }

  /// Changes a point from a day on (改要点); before that day it stays what it was.
  package static func change(
    _ code: String, _ terms: Terms, in town: Identifier<Organisation>, from day: Day, _ tx: Transaction
  ) throws {
    guard try !history(code, for: town, tx).isEmpty else { throw Fault.notFound }
    try write(code, terms, isOff: false, in: town, from: day, tx)
  }

  /// Looks at it no more from a day on (停用要点).
  package static func end(
    _ code: String, in town: Identifier<Organisation>, from day: Day, source: String, _ tx: Transaction
  ) throws {
    guard let now = try list(for: town, on: day, tx).first(where: { $0.code == code }) else {
      guard try !history(code, for: town, tx).isEmpty else { throw Fault.notFound }
      throw Fault.invalid("from", "这一天这一条已经停用或者还没有起用，请核对日期。")
    }
    guard try list(for: town, on: day, tx).count > 1 else { throw Fault.conflict("检查表至少要有一条，请先新增别的要点。") }
    let terms = Terms(
      question: now.question, hint: now.hint, problem: now.problem, subject: now.subject, position: now.position,
      source: source)
    try write(code, terms, isOff: true, in: town, from: day, tx)
  }

  /// A row that holds from a day on. A row that somebody has answered already is not written over.
  private static func write(
    _ code: String, _ terms: Terms, isOff: Bool, in town: Identifier<Organisation>, from day: Day, _ tx: Transaction
  ) throws {
    try tx.actor.require(.draft, in: town)
    var issues = terms.issues
    if try InspectionProblem.list(for: town, on: day, tx).allSatisfy({ $0.code != terms.problem }) {
      issues.append(Issue("problem", "请选择对应的问题类别。"))
    }
    if day < tx.today { issues.append(Issue("from", "只能从今天或者以后的日子起改，以前的检查按当时的要点。")) }
    let sameDay = try history(code, for: town, tx).first { $0.isOwn && $0.validFrom == day }
    if let sameDay, try tx.count("SELECT count(*) FROM inspection_answer WHERE point = \(sameDay.id)") > 0 {
      issues.append(Issue("from", "\(day) 已经按这一条检查过，请从第二天起改。"))
    }
    guard issues.isEmpty else { throw Fault.invalid(issues) }
    try tx.run(
      """
      INSERT INTO inspection_point
        (organisation, code, question, hint, problem, subject, position, source, valid_from, is_off)
      VALUES (\(town), \(code), \(terms.question), \(terms.hint), \(terms.problem), \(terms.subject), \(terms.position),
        \(terms.source), \(day), \(isOff))
      ON CONFLICT (code, COALESCE(organisation, 0), valid_from) DO UPDATE SET question = excluded.question,
        hint = excluded.hint, problem = excluded.problem, subject = excluded.subject, position = excluded.position,
        source = excluded.source, is_off = excluded.is_off
      """)
    try tx.record(
      "inspection.pointSet", of: "organisation:\(town)", in: town,
      "\(terms.question)：自 \(day) 起\(isOff ? "停用" : "按此检查")（依据：\(terms.source)）")
  }
}

extension InspectionPoint.Terms {
  /// Everything that is wrong with them, but for their problem.
  fileprivate var issues: [Issue] {
    var issues: [Issue] = []
    if !(2...100).contains(question.unicodeScalars.count) {
      issues.append(Issue("question", "请写明要看什么，2 到 100 个字，例如“该张贴的都按时张贴了”。"))
    }
    if hint.unicodeScalars.count > 200 { issues.append(Issue("hint", "提示不超过 200 个字，请缩短。")) }
    if !(1...99).contains(position) { issues.append(Issue("position", "排在第几，请填 1 到 99 的整数。")) }
    if !(1...300).contains(source.unicodeScalars.count) { issues.append(Issue("source", "请写明依据，例如区里的通知和文号。")) }
    return issues
  }
}
