import Foundation
import Kernel

/// Who applies (申请人): name, proof of identity, contact (条例 第二十九条). All but name and kind is kept sealed.
package struct Applicant: Sendable, Equatable, Codable {
  package var name: String
  package var kind: ApplicantKind
  package var paper: IdentityPaper
  package var paperNumber: String
  package var phone: String
  package var address: String
  package var email: String
  /// The person in charge and to talk to, of an organisation (联系人).
  package var contact: String
  /// Who applies in his name (代理人), if anybody.
  package var agent: String

  package init(
    name: String, kind: ApplicantKind = .person, paper: IdentityPaper = .identityCard, paperNumber: String = "",
    phone: String = "", address: String = "", email: String = "", contact: String = "", agent: String = ""
  ) {
    (self.name, self.kind, self.paper, self.paperNumber) = (name, kind, paper, paperNumber)
    (self.phone, self.address, self.email) = (phone, address, email)
    (self.contact, self.agent) = (contact, agent)
  }

  /// The same for the eyes of everybody at work on it (打码): the ends of numbers, and that there is an address.
  package var masked: Applicant {
    var masked = self
    masked.paperNumber = Self.ends(paperNumber, 3, 2)
    masked.phone = Self.ends(phone, 3, 2)
    masked.address = address.isEmpty ? "" : String(address.prefix(4)) + "＊＊＊"
    masked.email = email.isEmpty ? "" : String(email.prefix(1)) + "＊＊＊@" + String(email.split(separator: "@").last ?? "")
    return masked
  }

  private static func ends(_ text: String, _ first: Int, _ last: Int) -> String {
    guard text.count > first + last else { return text.isEmpty ? "" : "＊＊＊" }
    return text.prefix(first) + String(repeating: "＊", count: text.count - first - last) + text.suffix(last)
  }
}

/// How what identifies an applicant is locked, opened and marked (申请人信息密封): given by the program, since the key is not
/// ours.
package struct ApplicantSealer: Sendable {
  let seal: @Sendable ([UInt8], String) throws -> Data
  let open: @Sendable (Data, String) throws -> [UInt8]
  /// A keyed mark of a text for a purpose: the same text gives the same mark, and nothing leads back.
  let mark: @Sendable (String, String) -> String

  package init(
    seal: @escaping @Sendable ([UInt8], String) throws -> Data,
    open: @escaping @Sendable (Data, String) throws -> [UInt8],
    mark: @escaping @Sendable (String, String) -> String
  ) {
    (self.seal, self.open, self.mark) = (seal, open, mark)
  }

  func sealed(_ applicant: Applicant, for place: String) throws -> Data {
    try seal([UInt8](JSONEncoder().encode(applicant)), place)
  }

  func opened(_ sealed: Data, for place: String) throws -> Applicant {
    try JSONDecoder().decode(Applicant.self, from: Data(open(sealed, place)))
  }

  /// The follow-up code (查询码) of a submission: eight letters and digits that are not mistaken for one another.
  package func code(of submission: String) -> String {
    let letters = Array("23456789ABCDEFGHJKMNPQRSTUVWXYZ")
    let bytes = Hex.decode(mark(submission, "application-code")) ?? []
    return String(bytes.prefix(8).map { letters[Int($0) % letters.count] })
  }

  /// What stands in the database instead of a code.
  func codeMark(_ code: String) -> String { mark(code.uppercased(), "application-code-mark") }
}

extension String {
  /// Without blanks and line ends around it.
  var tidied: String { trimmingCharacters(in: .whitespacesAndNewlines) }
}
