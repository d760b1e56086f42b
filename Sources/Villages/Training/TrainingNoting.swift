import Files
import Kernel
import Store

/// What was handed out at a session (培训材料).
package struct TrainingMaterial: Equatable, Sendable {
  package let name: String
  package let blob: Blob

  package init(_ name: String, _ blob: Blob) { (self.name, self.blob) = (name, blob) }

  /// A kept one (已存材料).
  package struct Kept: Equatable, Sendable {
    package let id: Identifier<Kept>
    package let session: TrainingSession.ID
    package let name: String
    package let digest: BlobDigest
    package let size: Int

    init(_ row: Row) throws {
      (id, session, name) = (try row["id"], try row["session"], try row["name"])
      (digest, size) = (try row["digest"], try row["size"])
    }
  }

  package static func list(of session: TrainingSession.ID, _ reader: some Reader) throws -> [Kept] {
    try reader.all("SELECT * FROM training_material WHERE session = \(session) ORDER BY id", Kept.init)
  }

  package static func find(_ id: Identifier<Kept>, _ reader: some Reader) throws -> Kept {
    guard let found = try reader.first("SELECT * FROM training_material WHERE id = \(id)", Kept.init) else {
      throw Fault.notFound
    }
    return found
  }
}

extension TrainingSession {
  /// Notes a session (登记培训、指导) with who was there, what was handed out, and which findings made it necessary.
  @discardableResult
  package static func note(
    _ details: Details, in town: Identifier<Organisation>, _ attendees: [Attendee],
    materials: [TrainingMaterial] = [], because findings: [InspectionFinding.ID] = [], _ tx: Transaction
  ) throws -> ID {
    guard tx.actor.mayTrain(in: town) else { throw Fault.forbidden("培训和指导由镇里登记，请联系镇里的经办人员。") }
    let villages = try Village.list(of: town, tx)
    let people = Array(Set(attendees)).sorted { ($0.village, $0.person) < ($1.village, $1.person) }
    guard issues(details, people, villages, on: tx.today).isEmpty else {
      throw Fault.invalid(issues(details, people, villages, on: tx.today))
    }
    let id: ID = try tx.insert(
      """
      INSERT INTO training_session (town, mode, topic, day, minutes, trainer, place, note, account, author, noted_at)
      VALUES (\(town), \(details.mode), \(details.topic), \(details.day), \(details.minutes), \(details.trainer),
        \(details.place), \(details.note), \(tx.actor.staff?.account), \(tx.actor.shownName), \(tx.now))
      RETURNING id
      """)
    for each in people {
      let name = villages.first { $0.id == each.village }?.name ?? ""
      try tx.run(
        """
        INSERT INTO training_attendance (session, village, village_name, person)
        VALUES (\(id), \(each.village), \(name), \(each.person))
        """)
    }
    for material in materials {
      try material.blob.register(tx)
      try tx.run(
        """
        INSERT INTO training_material (session, name, digest, size)
        VALUES (\(id), \(material.name), \(material.blob.digest), \(material.blob.size))
        ON CONFLICT (session, digest) DO NOTHING
        """)
    }
    for finding in Set(findings) {
      let found = try InspectionFinding.find(finding, tx)
      guard villages.contains(where: { $0.id == found.village }) else { throw Fault.notFound }
      try tx.run("INSERT INTO training_cause (session, finding) VALUES (\(id), \(finding))")
    }
    try tx.record(
      "training.noted", of: "training:\(id)", in: town, "\(details.mode.chinese)，\(details.topic)，\(people.count) 人")
    return id
  }

  private static func issues(
    _ details: Details, _ people: [Attendee], _ villages: [Village], on today: Day
  ) -> [Issue] {
    var issues: [Issue] = []
    if !(2...100).contains(details.topic.unicodeScalars.count) { issues.append(Issue("topic", "请填写主题，2 到 100 个字。")) }
    if details.day > today { issues.append(Issue("day", "日期还没有到；请在培训之后登记。")) }
    if !(5...1440).contains(details.minutes) { issues.append(Issue("minutes", "时长请填分钟数，5 到 1440。")) }
    if !(2...60).contains(details.trainer.unicodeScalars.count) { issues.append(Issue("trainer", "请填写主讲人或者指导人。")) }
    if details.place.unicodeScalars.count > 100 { issues.append(Issue("place", "地点不超过 100 个字。")) }
    if details.note.unicodeScalars.count > 2000 { issues.append(Issue("note", "记录不超过 2000 个字，请缩短。")) }
    if people.isEmpty { issues.append(Issue("people", "请填写参加的人，一行一个，写在所属的村下面。")) }
    if details.mode == .oneToOne, people.count > 1 {
      issues.append(Issue("people", "一对一指导只记一个人；人多的请登记为现场培训。"))
    }
    if people.contains(where: { !(2...40).contains($0.person.unicodeScalars.count) }) {
      issues.append(Issue("people", "姓名应为 2 到 40 个字，请核对。"))
    }
    if people.contains(where: { each in !villages.contains { $0.id == each.village && $0.stands(on: details.day) } }) {
      issues.append(Issue("people", "有的村不是本镇的，或者这一天已经并入别的村，请核对。"))
    }
    return issues
  }

  /// Who was there, by village.
  package static func attendance(
    of id: ID, _ reader: some Reader
  ) throws -> [(id: Identifier<Attendee>, village: String, person: String)] {
    try reader.all("SELECT * FROM training_attendance WHERE session = \(id) ORDER BY village, id") {
      (try $0["id"], try $0["village_name"], try $0["person"])
    }
  }

  /// The findings that made it necessary.
  package static func causes(of id: ID, _ reader: some Reader) throws -> [InspectionFinding] {
    try reader.all(
      """
      SELECT inspection_finding.* FROM training_cause
      JOIN inspection_finding ON inspection_finding.id = training_cause.finding
      WHERE training_cause.session = \(id) ORDER BY inspection_finding.id
      """, InspectionFinding.init)
  }
}
