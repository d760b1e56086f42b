/// The addresses of working together at the desk (协同办理): claims, talk, messages, stand-ins, handing over, and the
/// one outside the desk, for opinions.
extension DeskAddress {
  /// `POST`: 认领, or 接手 with a word why.
  static func claim(_ id: Int64) -> Address { Address("desk", "items", String(id), "claim") }
  /// `POST`: 放回.
  static func claimRelease(_ id: Int64) -> Address { Address("desk", "items", String(id), "claim-release") }
  /// `POST`: 讨论.
  static func remarks(_ id: Int64) -> Address { Address("desk", "items", String(id), "remarks") }
  /// `POST`: 催办.
  static func urging(_ id: Int64) -> Address { Address("desk", "items", String(id), "urging") }
  /// `POST`: 征求意见.
  static func opinionLinks(_ id: Int64) -> Address { Address("desk", "items", String(id), "opinion-links") }
  static func opinionRevocation(_ id: Int64, _ link: Int64) -> Address {
    Address("desk", "items", String(id), "opinion-links", String(link), "revocation")
  }

  /// `GET`: what was said to me (消息).
  static let messages = Address("desk", "messages")
  /// `POST`: all read.
  static let messagesReading = Address("desk", "messages", "reading")
  static func messageReading(_ id: Int64) -> Address { Address("desk", "messages", String(id), "reading") }

  /// `GET`, `POST`: 请假代办.
  static let standIns = Address("desk", "stand-ins")
  static func standInEnd(_ id: Int64) -> Address { Address("desk", "stand-ins", String(id), "end") }

  /// `GET` the form and the preview; `POST`: 批量转交.
  static func reassignments(_ filter: [(String, String)] = []) -> Address {
    Address("desk", "reassignments", query: given(filter))
  }
  static func reassignment(_ id: Int64) -> Address { Address("desk", "reassignments", String(id)) }

  /// `GET` the draft; `POST` the opinion. Open to whoever holds the token.
  static func opinion(_ token: String) -> Address { Address("opinion", token) }
  /// `POST`: the access word.
  static func opinionEntry(_ token: String) -> Address { Address("opinion", token, "entry") }
  static func opinionFile(_ token: String, _ file: Int64) -> Address {
    Address("opinion", token, "attachments", String(file))
  }
}
