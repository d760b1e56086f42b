import Casework

/// The name by which the site calls it: the web library has an `Application` of its own.
typealias CaseApplication = Casework.Application

/// The addresses of applications (依申请公开).
extension DeskAddress {
  static let applications = Address("desk", "applications")
  static let applicationEntry = Address("desk", "applications", "new")
  static func applicationEntry(_ matter: ApplicationMatter) -> Address {
    Address("desk", "applications", "new", query: [("matter", matter.rawValue)])
  }
  static func applications(_ view: String) -> Address { Address("desk", "applications", query: [("state", view)]) }
  static func application(_ id: CaseApplication.ID) -> Address { Address("desk", "applications", "\(id)") }
  static func application(_ id: CaseApplication.ID, _ part: String) -> Address {
    Address("desk", "applications", "\(id)", part)
  }
  static func applicationAct(_ id: CaseApplication.ID, _ act: ApplicationAct) -> Address {
    Address("desk", "applications", "\(id)", "acts", act.rawValue)
  }
  static func applicationFile(_ id: CaseApplication.ID, _ file: ApplicationFile.ID) -> Address {
    Address("desk", "applications", "\(id)", "files", "\(file)")
  }
  static func applicationFile(_ id: CaseApplication.ID, _ file: ApplicationFile.ID, _ part: String) -> Address {
    Address("desk", "applications", "\(id)", "files", "\(file)", part)
  }
  static func applicationLetter(_ id: CaseApplication.ID, _ letter: Letter.ID, _ form: String) -> Address {
    Address("desk", "applications", "\(id)", "letters", "\(letter)", form)
  }
  static func applicationRemedy(_ id: CaseApplication.ID, _ remedy: ApplicationRemedy.ID) -> Address {
    Address("desk", "applications", "\(id)", "remedies", "\(remedy)")
  }
  static func applicationReport(_ year: Int) -> Address {
    Address("desk", "applications", "report", query: [("year", String(year))])
  }
  static func applicationRecords(_ row: String, _ kind: String, _ year: Int) -> Address {
    Address("desk", "applications", "report", row, kind, query: [("year", String(year))])
  }
}

extension Town {
  var applyForm: Address { Address(slug, "apply", "form") }
  func applyForm(_ matter: ApplicationMatter) -> Address {
    matter == .disclosure ? applyForm : Address(slug, "apply", "form", query: [("matter", matter.rawValue)])
  }
  var follow: Address { Address(slug, "apply", "follow") }
  func applyReceipt(_ key: String) -> Address { Address(slug, "apply", "receipt", key) }
}
