import Foundation
import Kernel
import Store

extension Inspection {
  /// What became of a form that was sent (收件结果).
  package enum Reception: Equatable, Sendable {
    case taken(ID)
    /// It had come before, word for word: nothing is written, nothing is lost.
    case known(ID)

    package var id: ID {
      switch self {
      case .taken(let id), .known(let id): id
      }
    }
  }

  /// Takes a form in with its photographs (收检查表), all of it or nothing. Sent again, by a phone that did not hear the
  /// answer, it changes nothing; another form under the same key is refused, so that neither is lost.
  @discardableResult
  package static func receive(
    _ form: InspectionForm, photos: [InspectionPhoto] = [], _ tx: Transaction
  ) throws -> Reception {
    guard InspectionForm.isKey(form.key) else { throw Fault.invalid("key", "这张检查表没有编号，请重新打开检查页面填写。") }
    let village = try Village.find(form.village, tx)
    try tx.actor.requireInspecting(village.id)
    let digest = form.digest(photos)
    if let before = try sent(form.key, tx) {
      let known: String = try tx.only("SELECT form_digest FROM inspection WHERE id = \(before.id)")["form_digest"]
      guard known == digest, before.village == village.id else {
        throw Fault.conflict("编号相同的检查表已经收到过（\(before.number)），但内容不一样；请把这一张另存为新表再提交。")
      }
      return .known(before.id)
    }
    let findings = try check(form, photos, village, tx)
    return .taken(try write(form, digest, findings, photos, village, tx))
  }

  /// Everything that is wrong with it, or its findings with the things as our records have them.
  private static func check(
    _ form: InspectionForm, _ photos: [InspectionPhoto], _ village: Village, _ tx: Transaction
  ) throws -> [(found: InspectionForm.Found, problem: InspectionProblem)] {
    var issues = plain(form, photos, village, on: tx.today)
    // A phone may have been given its list before somebody changed it: it is read by the list that it was given.
    let points = try InspectionPoint.given(form.answers.keys, in: village.town, tx)
    let problems = try InspectionProblem.list(for: village.town, on: form.day, tx)
    if form.answers.isEmpty, form.origin == .town { issues.append(Issue("answers", "请至少检查一项，逐项点合格、不合格或者不适用。")) }
    if points.count < form.answers.count {
      issues.append(Issue("answers", "检查要点已经更新，请重新打开检查页面填写。"))
    }
    for point in points where form.answers[point.id] == .bad {
      guard !form.findings.contains(where: { $0.answers(point) }) else { continue }
      issues.append(Issue("note-\(point.code)", "“\(point.question)”不合格，请写明是哪一份、哪一处有问题。"))
    }
    if form.origin == .patrol, form.findings.isEmpty { issues.append(Issue("findings", "巡查通报要写明发现的问题。")) }
    var found: [(found: InspectionForm.Found, problem: InspectionProblem)] = []
    for var each in form.findings {
      guard let problem = problems.first(where: { $0.code == each.problem }) else {
        issues.append(Issue("findings", "没有“\(each.problem)”这类问题，请重新选择。"))
        continue
      }
      if each.note.unicodeScalars.count > 500 { issues.append(Issue("findings", "问题说明不超过 500 个字，请缩短。")) }
      if each.subject.name.unicodeScalars.count > 200 || each.subject.reference.count > 300 {
        issues.append(Issue("findings", "问题对象不超过 200 个字，请缩短。"))
      }
      do {
        each.subject = try each.subject.checked(in: village.id, tx)
      } catch let fault as Fault {
        issues += fault.issues
      }
      found.append((each, problem))
    }
    guard issues.isEmpty else { throw Fault.invalid(issues) }
    return found
  }

  private static func plain(
    _ form: InspectionForm, _ photos: [InspectionPhoto], _ village: Village, on today: Day
  ) -> [Issue] {
    var issues: [Issue] = []
    if form.day > today { issues.append(Issue("day", "检查日期还没有到，请核对。")) }
    if form.day < today + -400 { issues.append(Issue("day", "检查日期太早了，请核对年份。")) }
    if !village.stands(on: form.day) { issues.append(Issue("village", "\(village.name)这一天已经并入别的村，请选并入后的村。")) }
    if !(2...100).contains(form.inspectors.unicodeScalars.count) {
      issues.append(Issue("inspectors", "请写明检查人，2 到 100 个字。"))
    }
    if form.place.unicodeScalars.count > 100 { issues.append(Issue("place", "地点不超过 100 个字。")) }
    if form.witness.unicodeScalars.count > 40 { issues.append(Issue("witness", "村经办姓名不超过 40 个字。")) }
    if form.note.unicodeScalars.count > 1000 { issues.append(Issue("note", "备注不超过 1000 个字，请缩短。")) }
    if form.findings.count > 40 { issues.append(Issue("findings", "一张表最多记 40 个问题，请分两张填。")) }
    if photos.count > InspectionPhoto.most { issues.append(Issue("photos", "一次最多 \(InspectionPhoto.most) 张照片，请挑重要的。")) }
    return issues
  }

  private static func write(
    _ form: InspectionForm, _ digest: String, _ findings: [(found: InspectionForm.Found, problem: InspectionProblem)],
    _ photos: [InspectionPhoto], _ village: Village, _ tx: Transaction
  ) throws -> ID {
    let number = try Serial.next("inspection:\(village.town):\(form.day.year)", tx)
    // A phone's clock may be wrong; a form is never filled in after it has come.
    let filled = min(form.filledAt ?? tx.now, tx.now)
    let id: ID = try tx.insert(
      """
      INSERT INTO inspection (form_key, form_digest, town, village, village_name, origin, number, day, inspectors,
        place, witness, note, account, author, filled_at, received_at)
      VALUES (\(form.key), \(digest), \(village.town), \(village.id), \(village.name), \(form.origin),
        \("检查〔\(form.day.year)〕\(number)号"), \(form.day), \(form.inspectors), \(form.place), \(form.witness),
        \(form.note), \(tx.actor.staff?.account), \(tx.actor.shownName), \(filled), \(tx.now))
      RETURNING id
      """)
    for (point, result) in form.answers {
      try tx.run("INSERT INTO inspection_answer (inspection, point, result) VALUES (\(id), \(point), \(result))")
    }
    for (each, problem) in findings {
      try tx.run(
        """
        INSERT INTO inspection_finding (inspection, village, problem, problem_name, severity, subject, reference,
          subject_name, note, day)
        VALUES (\(id), \(village.id), \(problem.code), \(problem.name), \(problem.severity), \(each.subject.kind),
          \(each.subject.reference), \(each.subject.name), \(each.note), \(form.day))
        """)
    }
    try InspectionPhoto.keep(photos, of: .inspection(id), tx)
    try tx.record(
      "inspection.received", of: "inspection:\(id)", in: village.id,
      "\(form.origin.chinese)，\(form.day)，问题 \(findings.count) 个，照片 \(photos.count) 张")
    return id
  }
}
