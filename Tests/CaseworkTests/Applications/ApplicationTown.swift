import Casework
import Foundation
import Kernel
import Store
import TestKit
import Testing

/// A made-up town that answers applications, with a clerk, a head and a window, and a clock turned by hand.
struct ApplicationTown: Sendable {
  let store: Store
  let clock = TestClock()
  let id: Identifier<Organisation>
  let folder: TemporaryFolder

  /// Keyed with nothing secret: what is sealed is only turned round and marked with its place.
  static let sealer = ApplicantSealer(
    seal: { bytes, place in Data(place.utf8) + [0] + Data(bytes.map { $0 ^ 0x5A }) },
    open: { sealed, place in
      guard sealed.starts(with: Data(place.utf8) + [0]) else { throw CocoaError(.coderInvalidValue) }
      return sealed.dropFirst(place.utf8.count + 1).map { $0 ^ 0x5A }
    },
    mark: { text, purpose in
      var sum: UInt64 = 14_695_981_039_346_656_037
      for byte in (purpose + "|" + text).utf8 { sum = (sum ^ UInt64(byte)) &* 1_099_511_628_211 }
      return Hex.encode((0..<8).map { UInt8(truncatingIfNeeded: sum >> ($0 * 8)) })
    })

  init(on day: String = "2025-07-01") async throws {
    let clock = clock
    folder = try TemporaryFolder()
    store = try Store(path: nil, clock: { clock.now })
    id = try await store.write(as: .program("test")) { tx in
      let district: Identifier<Organisation> = try tx.insert(
        """
        INSERT INTO organisation (kind, slug, name, short_name)
        VALUES ('district', 'q', '某某区人民政府', '某某区') RETURNING id
        """)
      return try tx.insert(
        """
        INSERT INTO organisation (parent, kind, slug, name, short_name)
        VALUES (\(district), 'town', 'town', '某某镇人民政府', '某某镇') RETURNING id
        """)
    }
    try turn(to: day)
  }

  /// Half past nine in the morning of a day.
  func turn(to day: String) throws {
    let moment = try #require(Day(day)).start.addingTimeInterval(9.5 * 3600)
    clock.advance(by: moment.timeIntervalSince(clock.now))
  }

  private func staff(_ account: Int64, _ duties: Duty...) -> Actor {
    .staff(
      Staff(
        account: Identifier(account), name: "u\(account)", displayName: "甲\(account)", organisation: id,
        grants: duties.map { Grant($0, in: [id]) }))
  }

  var clerk: Actor { staff(1, .casework) }
  var head: Actor { staff(2, .caseApproval) }
  var window: Actor { staff(3, .window) }
  var both: Actor { staff(4, .casework, .caseApproval) }
  var stranger: Actor { staff(5, .draft) }

  /// A made-up person with a number whose check is right.
  static let person = Applicant(
    name: "方小鱼", paperNumber: "110101199003074573", phone: "13000000000", address: "某某镇东村1号")

  func intake(
    _ channel: ApplicationChannel = .window, _ content: String = "2024年度某某村高标准农田项目的验收报告", key: String? = nil,
    arrived: String? = nil, applicant: Applicant = person
  ) -> ApplicationIntake {
    ApplicationIntake(
      town: id, channel: channel, applicant: applicant, content: content,
      arrivedOn: arrived.flatMap { Day($0) }, submission: key ?? "key-\(content.hashValue)-\(channel.rawValue)")
  }

  @discardableResult
  func register(_ intake: ApplicationIntake, as actor: Actor? = nil) async throws -> Application.ID {
    try await store.write(as: actor ?? (intake.channel == .web ? .visitor : clerk)) {
      try Application.register(intake, Self.sealer, $0)
    }
  }

  /// Registered at the window today, and accepted.
  func handled() async throws -> Application.ID {
    let id = try await register(intake())
    try await store.write(as: clerk) { try Application.accept(id, $0) }
    return id
  }

  func find(_ id: Application.ID) async throws -> Application { try await store.read { try Application.find(id, $0) } }

  func due(_ id: Application.ID) async throws -> String? {
    let today = Day(at: clock.now)
    return try await store.read { try Application.find(id, $0).clock($0, on: today)?.due?.description }
  }

  func act(as actor: Actor? = nil, _ body: @Sendable (Transaction) throws -> Void) async throws {
    try await store.write(as: actor ?? clerk) { try body($0) }
  }

  /// The sentence with which something is refused; nil when it is not.
  func refusal(as actor: Actor? = nil, _ body: @Sendable (Transaction) throws -> Void) async throws -> String? {
    do {
      try await act(as: actor, body)
      return nil
    } catch let fault as Fault {
      return fault.issues.map(\.sentence).joined() + (fault.issues.isEmpty ? "\(fault.kind)" : "")
    }
  }
}

func aDay(_ text: String) throws -> Day { try #require(Day(text)) }
