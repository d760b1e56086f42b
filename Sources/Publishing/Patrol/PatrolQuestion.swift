import Kernel
import Store

/// A question of the public that waits too long (逾期未回应的留言), as another domain hands it in: by a flow of the site, in the
/// transaction that looks for them. The patrol makes tasks of them and counts them for the veto.
package struct PatrolQuestion: Equatable, Sendable {
  /// By what its domain finds it again, such as `consultation:12`.
  package let source: String
  /// What it is, without the asker's words: `网上咨询 20260309-12`.
  package let name: String
  package let receivedOn: Day
  package let dueOn: Day
  package let unit: String

  package init(source: String, name: String, receivedOn: Day, dueOn: Day, unit: String = "") {
    (self.source, self.name, self.receivedOn, self.dueOn, self.unit) = (source, name, receivedOn, dueOn, unit)
  }

  /// Takes the place of what was handed in before.
  package static func handIn(
    _ questions: [PatrolQuestion], in town: Identifier<Organisation>, _ tx: Transaction
  ) throws {
    try tx.run("DELETE FROM patrol_question WHERE town = \(town)")
    for each in questions {
      try tx.run(
        """
        INSERT INTO patrol_question (town, source, name, received_on, due_on, unit)
        VALUES (\(town), \(each.source), \(each.name), \(each.receivedOn), \(each.dueOn), \(each.unit))
        ON CONFLICT (town, source) DO NOTHING
        """)
    }
  }

  static func list(in town: Identifier<Organisation>, _ reader: some Reader) throws -> [PatrolQuestion] {
    try reader.all("SELECT * FROM patrol_question WHERE town = \(town) ORDER BY due_on, source") {
      PatrolQuestion(
        source: try $0["source"], name: try $0["name"], receivedOn: try $0["received_on"], dueOn: try $0["due_on"],
        unit: try $0["unit"])
    }
  }

  static func found(_ rules: PatrolRules, _ reader: some Reader) throws -> [PatrolFound] {
    try list(in: rules.town, reader).filter { $0.dueOn < rules.day }.map {
      PatrolFound(rules.town, question: $0.source, "\($0.name)，\($0.receivedOn) 收到，应于 \($0.dueOn) 前回应")
    }
  }
}
