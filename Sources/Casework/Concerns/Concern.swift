import Foundation
import Kernel
import Store

/// A public concern (关切): what people ask aloud, to be answered in public within hours (国办发〔2016〕61号).
package struct Concern: Equatable, Sendable {
  package typealias ID = Identifier<Concern>

  /// Where it was found (来源).
  package enum Source: String, CaseIterable, Sendable, Storable {
    case ticket, message, media, window, village, superior, duty

    package var chinese: String {
      switch self {
      case .ticket: "12345工单"
      case .message: "网上留言"
      case .media: "媒体"
      case .window: "窗口"
      case .village: "村（社区）"
      case .superior: "上级交办"
      case .duty: "值班热线"
      }
    }
  }

  /// The kinds that must be answered (安徽六类), and others.
  package enum Kind: String, CaseIterable, Sendable, Storable {
    case policy, interest, morality, emergency, hot, ordered, other

    package var chinese: String {
      switch self {
      case .policy: "对重大政策的误读"
      case .interest: "涉及公众切身利益、影响较大"
      case .morality: "涉及民生、冲击社会道德底线"
      case .emergency: "突发事件和自然灾害"
      case .hot: "社会热点"
      case .ordered: "上级要求回应"
      case .other: "其他"
      }
    }
  }

  /// Where it stands (状态).
  package enum State: String, CaseIterable, Sendable, Storable {
    case found, responding, answered, dismissed

    package var chinese: String {
      switch self {
      case .found: "待研判"
      case .responding: "正在回应"
      case .answered: "已回应"
      case .dismissed: "研判后不单独回应"
      }
    }
  }

  package let id: ID
  package let town: Identifier<Organisation>
  package let number: String
  package let source: Source
  package let reference: String
  package let topic: String
  package let facts: String
  package let kind: Kind
  package let isMajor: Bool
  package let foundAt: Date
  package let hours: Int
  package let dueAt: Date
  package let state: State
  package let opinion: String
  package let lead: Identifier<Organisation>?
  package let person: Identifier<AccountRow>?
  package let item: Int64?
  package let answeredAt: Date?

  init(_ row: Row) throws {
    (id, town, number, source) = (try row["id"], try row["town"], try row["number"], try row["source"])
    (reference, topic, facts, kind) = (try row["reference"], try row["topic"], try row["facts"], try row["kind"])
    (isMajor, foundAt, hours, dueAt) = (try row["is_major"], try row["found_at"], try row["hours"], try row["due_at"])
    (state, opinion, lead, person) = (try row["state"], try row["opinion"], try row["lead"], try row["person"])
    (item, answeredAt) = (try row["item"], try row["answered_at"])
  }

  package var isOpen: Bool { state == .found || state == .responding }

  /// How the instant was come to: by the clock, day and night.
  package var arithmetic: [String] {
    ["发现 \(Beijing.minute(foundAt))。", "\(isMajor ? "重大、特别重大突发事件" : "其他政务舆情") \(hours) 小时内回应，按钟点算，节假日也算。", "到 \(Beijing.minute(dueAt)) 届满。"]
  }

  package static func find(_ id: ID, in town: Identifier<Organisation>, _ reader: some Reader) throws -> Concern {
    guard let found = try reader.first("SELECT * FROM concern WHERE id = \(id) AND town = \(town)", Concern.init) else {
      throw Fault.notFound
    }
    return found
  }

  /// What is open first, by its hour; then the latest.
  package static func list(_ town: Identifier<Organisation>, _ reader: some Reader) throws -> [Concern] {
    let open = try open(town, reader)
    let rest = try reader.all(
      """
      SELECT * FROM concern WHERE town = \(town) AND state IN ('answered', 'dismissed') ORDER BY found_at DESC,
        id DESC LIMIT 100
      """, Concern.init)
    return open + rest
  }

  package static func open(_ town: Identifier<Organisation>, _ reader: some Reader) throws -> [Concern] {
    try reader.all(
      "SELECT * FROM concern WHERE town = \(town) AND state IN ('found', 'responding') ORDER BY due_at, id", Concern.init)
  }

  package static func deadlines(_ town: Identifier<Organisation>, _ reader: some Reader) throws -> [RunningDeadline] {
    try open(town, reader).map {
      RunningDeadline(
        kind: .concern, key: $0.id.value, number: $0.number, title: $0.topic, due: Day(at: $0.dueAt), dueAt: $0.dueAt,
        isProvisional: false, isPaused: false, person: $0.person)
    }
  }

  /// One thing that happened (办理记录).
  package struct Event: Equatable, Sendable {
    package let act: String
    package let at: Date
    package let actor: String
    package let note: String
  }

  package static func events(of id: ID, _ reader: some Reader) throws -> [Event] {
    try reader.all("SELECT * FROM concern_event WHERE concern = \(id) ORDER BY id") {
      Event(act: try $0["act"], at: try $0["at"], actor: try $0["actor"], note: try $0["note"])
    }
  }
}
