import Files
import Kernel
import Store

/// A session of training or guidance (培训、业务指导) for the villages' handlers.
///
/// 条例 第四十八条: 政府信息公开工作主管部门 trains those who do the work; 村民委员会组织法 第四十五条: the town or the county trains the
/// members of village committees.
package struct TrainingSession: Equatable, Sendable {
  package typealias ID = Identifier<TrainingSession>

  package let id: ID
  package let town: Identifier<Organisation>
  package let details: Details
  package let author: String
  /// How many were there, and of how many villages.
  package let people: Int
  package let villages: Int

  /// How it was held (方式).
  package enum Mode: String, CaseIterable, Sendable, Storable {
    case video, onSite, oneToOne

    package var chinese: String {
      switch self {
      case .video: "视频培训"
      case .onSite: "现场培训"
      case .oneToOne: "一对一指导"
      }
    }
    /// One to one is guidance (业务指导); everything else is training.
    package var isTraining: Bool { self != .oneToOne }
  }

  /// What is said of it (基本情况).
  package struct Details: Equatable, Sendable {
    package var mode: Mode
    package var topic: String
    package var day: Day
    package var minutes: Int
    package var trainer: String
    package var place: String
    package var note: String

    package init(
      _ mode: Mode, topic: String, day: Day, minutes: Int, trainer: String, place: String = "", note: String = ""
    ) {
      (self.mode, self.topic, self.day, self.minutes) = (mode, topic.trimmed, day, minutes)
      (self.trainer, self.place, self.note) = (trainer.trimmed, place.trimmed, note.trimmed)
    }
  }

  /// Somebody who was there (参训人员).
  package struct Attendee: Equatable, Hashable, Sendable {
    package let village: Identifier<Organisation>
    package let person: String

    package init(_ village: Identifier<Organisation>, _ person: String) {
      (self.village, self.person) = (village, person.trimmed)
    }
  }

  init(_ row: Row) throws {
    (id, town, author) = (try row["id"], try row["town"], try row["author"])
    (people, villages) = (try row["people"], try row["villages"])
    details = Details(
      try row["mode"], topic: try row["topic"], day: try row["day"], minutes: try row["minutes"],
      trainer: try row["trainer"], place: try row["place"], note: try row["note"])
  }

  private static let selection: SQL =
    """
    SELECT training_session.*,
      (SELECT count(*) FROM training_attendance WHERE session = training_session.id) AS people,
      (SELECT COUNT(DISTINCT village) FROM training_attendance WHERE session = training_session.id) AS villages
    FROM training_session
    """

  package static func find(_ id: ID, _ reader: some Reader) throws -> TrainingSession {
    guard let found = try reader.first("\(selection) WHERE training_session.id = \(id)", TrainingSession.init) else {
      throw Fault.notFound
    }
    return found
  }

  /// Those of a town in a time, the newest first.
  package static func list(
    in town: Identifier<Organisation>, from first: Day, through last: Day, _ reader: some Reader
  ) throws -> [TrainingSession] {
    try reader.all(query(town, first, last), TrainingSession.init)
  }

  static func query(_ town: Identifier<Organisation>, _ first: Day, _ last: Day) -> SQL {
    """
    \(selection) WHERE training_session.town = \(town) AND training_session.day BETWEEN \(first) AND \(last)
    ORDER BY training_session.day DESC, training_session.id DESC LIMIT 1000
    """
  }
}

extension Actor {
  /// Whether he keeps the records of training: the town's handlers and inspectors.
  package func mayTrain(in town: Identifier<Organisation>) -> Bool { may(.draft, in: town) || may(.inspect, in: town) }
}
