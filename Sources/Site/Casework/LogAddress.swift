/// The addresses of the daily logs: the duty line, the window, agency, concerns (值班、窗口、代办、关切).
extension DeskAddress {
  /// `GET` the one screen; `POST` a call.
  static let duty = Address("desk", "duty")
  static func dutyLog(_ filter: [(String, String)] = []) -> Address { Address("desk", "duty", "log", query: given(filter)) }
  static let dutyRoster = Address("desk", "duty", "roster")
  static let dutyHandovers = Address("desk", "duty", "handovers")
  static func dutyHandover(_ id: Int64) -> Address { Address("desk", "duty", "handovers", String(id)) }
  static func dutyCall(_ id: Int64, _ noun: String) -> Address { Address("desk", "duty", "calls", String(id), noun) }

  static let window = Address("desk", "window")
  static let windowPosts = Address("desk", "window", "posts")
  static let windowAbsences = Address("desk", "window", "absences")
  static func windowVisit(_ id: Int64) -> Address { Address("desk", "window", "visits", String(id)) }
  static func windowVisit(_ id: Int64, _ noun: String) -> Address { Address("desk", "window", "visits", String(id), noun) }
  /// The public's page of one visit, by the code on the slip.
  static func rating(_ token: String) -> Address { Address("rating", token) }

  static let agencies = Address("desk", "agency")
  static let newAgency = Address("desk", "agency", "new")
  static func agency(_ id: Int64) -> Address { Address("desk", "agency", String(id)) }
  static func agency(_ id: Int64, _ noun: String) -> Address { Address("desk", "agency", String(id), noun) }
  /// `POST`: a form to print, which opens the client's name and is written down.
  static func agencyForm(_ id: Int64, _ form: String) -> Address { Address("desk", "agency", String(id), "forms", form) }

  static let concerns = Address("desk", "concerns")
  static func newConcern(_ filter: [(String, String)] = []) -> Address { Address("desk", "concerns", "new", query: given(filter)) }
  static func concern(_ id: Int64) -> Address { Address("desk", "concerns", String(id)) }
  static func concern(_ id: Int64, _ noun: String) -> Address { Address("desk", "concerns", String(id), noun) }
  static func caseCounts(_ filter: [(String, String)] = []) -> Address { Address("desk", "case-counts", query: given(filter)) }
}
