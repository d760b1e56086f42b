import Crypto
import Foundation
import Kernel

/// Who called and how to reach him (联系人): sealed in the database, masked on every page, opened only with a reason.
package struct Contact: Codable, Equatable, Sendable {
  package var name: String
  package var phone: String
  /// 身份证件号码, where the business needs it.
  package var document: String
  package var address: String

  package init(name: String = "", phone: String = "", document: String = "", address: String = "") {
    (self.name, self.phone, self.document, self.address) = (name, phone, document, address)
  }

  package var isEmpty: Bool { name.isEmpty && phone.isEmpty && document.isEmpty && address.isEmpty }

  /// 程某、138****0000: enough to tell two cases apart, not enough to know a person by.
  package var shown: String { [Self.masked(name: name), Self.masked(digits: phone)].filter { !$0.isEmpty }.joined(separator: "，") }

  /// The family name and a star for each other character.
  package static func masked(name: String) -> String {
    guard let first = name.first else { return "" }
    return String(first) + String(repeating: "*", count: min(3, max(1, name.count - 1)))
  }

  /// The first three and the last four digits of a long number, the last two of a short one.
  package static func masked(digits: String) -> String {
    guard digits.count >= 11 else { return digits.isEmpty ? "" : String(repeating: "*", count: 4) + digits.suffix(2) }
    return digits.prefix(3) + "****" + digits.suffix(4)
  }

  /// What cannot be right.
  package func issues() -> [Issue] {
    var issues: [Issue] = []
    if name.count > 50 { issues.append(Issue("name", "姓名最多 50 个字，请删减。")) }
    if phone.count > 30 || phone.contains(where: { $0.isLetter }) {
      issues.append(Issue("phone", "电话号码里有认不出的字，请只写数字，例如 0559-0000000。"))
    }
    if document.count > 30 { issues.append(Issue("document", "证件号码最多 30 个字，请核对。")) }
    if address.count > 200 { issues.append(Issue("address", "地址最多 200 个字，请删减。")) }
    return issues
  }
}

/// How contacts are locked, opened and known again (联系人加密): given by the program, since the key is not ours.
package struct ContactSeal: Sendable {
  private let sealing: @Sendable ([UInt8], String) throws -> Data
  private let opening: @Sendable (Data, String) throws -> [UInt8]
  private let marking: @Sendable (String) -> String

  /// Bytes and the place they are sealed for; `mark` gives the same keyed digest for the same text.
  package init(
    seal: @escaping @Sendable ([UInt8], String) throws -> Data,
    open: @escaping @Sendable (Data, String) throws -> [UInt8],
    mark: @escaping @Sendable (String) -> String
  ) {
    (sealing, opening, marking) = (seal, open, mark)
  }

  /// Nil for a contact that says nothing.
  func seal(_ contact: Contact, for place: String) throws -> Data? {
    contact.isEmpty ? nil : try seal(JSONEncoder().encode(contact), for: place)
  }

  func seal(_ bytes: Data, for place: String) throws -> Data { try sealing(Array(bytes), place) }

  func contact(_ sealed: Data, for place: String) throws -> Contact {
    try JSONDecoder().decode(Contact.self, from: open(sealed, for: place))
  }

  func open(_ sealed: Data, for place: String) throws -> Data { Data(try opening(sealed, place)) }

  /// By which the same person is known again; empty when nobody can be told by it.
  func mark(_ contact: Contact) -> String {
    let digits = contact.phone.filter(\.isNumber)
    return digits.count >= 7 ? marking("phone:" + digits) : ""
  }

  /// The same for an account name of another system.
  func mark(reference: String) -> String { reference.isEmpty ? "" : marking("reference:" + reference) }
}

extension String {
  var trimmed: String { trimmingCharacters(in: .whitespacesAndNewlines) }
}
