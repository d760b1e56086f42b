import Foundation
import Kernel
import Store

/// Something done for somebody who cannot well come himself (代办): voluntary and free, from 委托 to 回访.
package struct AgencyCase: Equatable, Sendable {
  package typealias ID = Identifier<AgencyCase>

  /// How he consented (委托方式).
  package enum Consent: String, CaseIterable, Sendable, Storable {
    case signature, fingerprint, voice, witness

    package var chinese: String {
      switch self {
      case .signature: "签名"
      case .fingerprint: "按手印"
      case .voice: "电话或录音同意"
      case .witness: "口头同意，见证人签名"
      }
    }
  }

  package let id: ID
  package let town: Identifier<Organisation>
  package let place: Identifier<Organisation>
  package let number: String
  package let service: String
  package let scope: String
  package let needs: String
  package let clientShown: String
  package let relation: String
  package let proxyShown: String
  package let consent: Consent
  package let consentedOn: Day
  package let validUntil: Day
  package let state: AgencyState
  package let agent: Identifier<AccountRow>?
  package let promisedOn: Day?
  package let openedAt: Date

  init(_ row: Row) throws {
    (id, town, place, number) = (try row["id"], try row["town"], try row["place"], try row["number"])
    (service, scope, needs) = (try row["service"], try row["scope"], try row["needs"])
    (clientShown, relation, proxyShown) = (try row["client_shown"], try row["relation"], try row["proxy_shown"])
    (consent, consentedOn, validUntil) = (try row["consent"], try row["consented_on"], try row["valid_until"])
    (state, agent, promisedOn, openedAt) = (
      try row["state"], try row["agent"], try row["promised_on"], try row["opened_at"]
    )
  }

  /// Who may see and do it: agents of the village, the window, the clerks, the leader.
  static let duties: [Duty] = [.window, .villageDraft, .casework, .caseApproval]

  package static func may(_ actor: Actor, in place: Identifier<Organisation>) -> Bool {
    duties.contains { actor.may($0, in: place) }
  }

  package static func find(_ id: ID, for actor: Actor, _ reader: some Reader) throws -> AgencyCase {
    let found = try reader.first("SELECT * FROM agency_case WHERE id = \(id)", AgencyCase.init)
    guard let found, may(actor, in: found.place) else { throw Fault.notFound }
    return found
  }

  /// The town's, or those of the places one works for; what runs first, then the latest.
  package static func list(_ town: Identifier<Organisation>, for actor: Actor, _ reader: some Reader)
    throws -> [AgencyCase] {
    try reader.all(
      "SELECT * FROM agency_case WHERE town = \(town) ORDER BY opened_at DESC, id DESC LIMIT 300", AgencyCase.init
    ).filter { may(actor, in: $0.place) }
  }

  package static func deadlines(_ town: Identifier<Organisation>, _ reader: some Reader) throws -> [RunningDeadline] {
    try reader.all(
      """
      SELECT * FROM agency_case WHERE town = \(town) AND state IN ('entrusted', 'accepted', 'handling', 'paused')
      ORDER BY promised_on, id
      """, AgencyCase.init
    ).map {
      RunningDeadline(
        kind: .agency, key: $0.id.value, number: $0.number, title: $0.service,
        due: $0.state == .paused ? nil : $0.promisedOn ?? $0.validUntil, dueAt: nil, isProvisional: false,
        isPaused: $0.state == .paused, person: $0.agent)
    }
  }

  /// One thing that happened (办理记录).
  package struct Event: Equatable, Sendable {
    package let act: AgencyAct
    package let at: Date
    package let actor: String
    package let note: String
  }

  package static func events(of id: ID, _ reader: some Reader) throws -> [Event] {
    try reader.all("SELECT * FROM agency_event WHERE agency = \(id) ORDER BY id") {
      Event(act: try $0["act"], at: try $0["at"], actor: try $0["actor"], note: try $0["note"])
    }
  }
}
