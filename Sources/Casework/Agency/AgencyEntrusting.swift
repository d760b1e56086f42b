import Foundation
import Kernel
import Store

/// A commission as it is given (委托).
package struct NewAgency: Equatable, Sendable {
  package var place: Identifier<Organisation>
  package var service = ""
  package var scope = ""
  package var needs: [String] = []
  package var client = Contact()
  /// Who came in his stead, and what he is to him: 儿子、邻居…
  package var proxy = Contact()
  package var relation = ""
  package var consent = AgencyCase.Consent.signature
  package var consentedOn: Day
  package var validUntil: Day
  /// One paper a line: `身份证 原件 1`.
  package var materials = ""

  package init(place: Identifier<Organisation>, consentedOn: Day, validUntil: Day) {
    (self.place, self.consentedOn, self.validUntil) = (place, consentedOn, validUntil)
  }

  func issues(on today: Day) -> [Issue] {
    var issues = client.issues()
    if client.name.trimmed.isEmpty { issues.append(Issue("name", "请填写委托人姓名。")) }
    if !client.document.isEmpty, !IdentityNumber.isValid(client.document) {
      issues.append(Issue("document", "身份证号码的校验位不对，请对照证件再看一遍。"))
    }
    if service.trimmed.isEmpty { issues.append(Issue("service", "请写代办什么事，例如“城乡居民医保参保登记”。")) }
    if scope.trimmed.isEmpty { issues.append(Issue("scope", "请写委托的范围：代交材料、代领证件……本人必须到场的事不能代办。")) }
    if !proxy.isEmpty, relation.trimmed.isEmpty { issues.append(Issue("relation", "请写来人和委托人的关系，例如“女儿”。")) }
    if consentedOn > today { issues.append(Issue("consentedOn", "委托日期在将来，请核对。")) }
    if validUntil < consentedOn || validUntil < today { issues.append(Issue("validUntil", "有效期已过或早于委托日期，请修改。")) }
    for (field, text, limit) in [("service", service, 100), ("scope", scope, 500), ("relation", relation, 20)]
    where text.count > limit {
      issues.append(Issue(field, "最多 \(limit) 个字，请删减。"))
    }
    return issues + proxy.issues().map { Issue("proxy-" + $0.field, $0.sentence) }
  }
}

/// An identity number's own check (公民身份号码 GB 11643 校验码).
enum IdentityNumber {
  static func isValid(_ text: String) -> Bool {
    let digits = Array(text.uppercased().utf8)
    guard digits.count == 18, digits.dropLast().allSatisfy({ (48...57).contains($0) }) else { return false }
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    let sum = zip(digits, weights).reduce(0) { $0 + (Int($1.0) - 48) * $1.1 }
    return digits[17] == Array("10X98765432".utf8)[sum % 11]
  }
}

extension AgencyCase {
  /// Takes a commission (委托), with the papers that he leaves.
  package static func entrust(
    _ new: NewAgency, in town: Identifier<Organisation>, _ seal: ContactSeal, _ tx: Transaction
  ) throws -> ID {
    guard may(tx.actor, in: new.place) else { throw Fault.forbidden("代办由窗口、村级经办和答复经办登记，您没有这个单位的职责。") }
    let parsed = AgencyMaterial.read(new.materials)
    let issues = new.issues(on: tx.today) + parsed.issues
    guard issues.isEmpty else { throw Fault.invalid(issues) }
    let serial = try Serial.next("agency:\(town):\(tx.today.year)", tx)
    let number = "DB\(tx.today.year)-" + String(repeating: "0", count: max(0, 4 - String(serial).count)) + String(serial)
    let id: ID = try tx.insert(
      """
      INSERT INTO agency_case (town, place, number, service, scope, needs, client_shown, relation, proxy_shown, consent,
        consented_on, valid_until, state, agent, opened_at)
      VALUES (\(town), \(new.place), \(number), \(new.service.trimmed), \(new.scope.trimmed),
        \(new.needs.joined(separator: "、")), \(new.client.shown), \(new.relation.trimmed), \(new.proxy.shown),
        \(new.consent), \(new.consentedOn), \(new.validUntil), \(AgencyState.entrusted), \(tx.actor.staff?.account),
        \(tx.now))
      RETURNING id
      """)
    let client = try seal.seal(new.client, for: "agency:\(id):client")
    let proxy = try seal.seal(new.proxy, for: "agency:\(id):proxy")
    try tx.run("UPDATE agency_case SET client = \(client), proxy = \(proxy) WHERE id = \(id)")
    for material in parsed.materials { try material.receive(id, tx) }
    try tell(.entrust, id, new.consent.chinese, tx)
    try tx.record("agency.entrusted", of: "agency:\(id)", in: new.place, number)
    return id
  }

  static func tell(_ act: AgencyAct, _ id: ID, _ note: String, _ tx: Transaction) throws {
    try tx.run(
      "INSERT INTO agency_event (agency, act, at, actor, note) VALUES (\(id), \(act), \(tx.now), \(tx.actor.name), \(note))")
  }

  /// Opens who he is (查看委托人), with a reason; printing a form is one.
  package static func openClient(
    _ id: ID, reason: String, _ seal: ContactSeal, _ tx: Transaction
  ) throws -> (client: Contact, proxy: Contact) {
    let found = try find(id, for: tx.actor, tx)
    let reason = try Ticket.said(reason, "reason", "请写明为什么要看。这次查看会记入审计日志。", limit: 200)
    let row = try tx.only("SELECT client, proxy FROM agency_case WHERE id = \(id)")
    let (client, proxy): (Data?, Data?) = (try row["client"], try row["proxy"])
    try tx.record("contact.opened", of: "agency:\(id)", in: found.place, "\(found.number)：\(reason)")
    return (
      try client.map { try seal.contact($0, for: "agency:\(id):client") } ?? Contact(),
      try proxy.map { try seal.contact($0, for: "agency:\(id):proxy") } ?? Contact()
    )
  }
}
