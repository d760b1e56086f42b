/// The addresses of inspections, orders, training, receptions and the year's figures (检查、整改、培训、接待).
extension DeskAddress {
  static func inspections(_ filter: [(String, String)] = []) -> Address {
    Address("desk", "inspections", query: given(filter))
  }
  static let newInspection = Address("desk", "inspections", "new")
  static func newInspection(_ village: String) -> Address { Address("desk", "inspections", "new", village) }
  static func inspection(_ id: Int64) -> Address { Address("desk", "inspections", String(id)) }
  static func inspectionOrders(_ id: Int64) -> Address { Address("desk", "inspections", String(id), "orders") }
  static func inspectionPhoto(_ id: Int64) -> Address { Address("desk", "inspections", "photos", String(id)) }
  static func inspectionSheet(_ month: String) -> Address { Address("desk", "inspections", "sheet", query: [("month", month)]) }
  static func inspectionWorkbook(_ month: String) -> Address {
    Address("desk", "inspections", "sheet.xlsx", query: [("month", month)])
  }
  static let inspectionStandards = Address("desk", "inspections", "standards")
  static func inspectionStandard(_ code: String) -> Address { Address("desk", "inspections", "standards", code) }
  static let inspectionPoints = Address("desk", "inspections", "points")
  static let newInspectionPoint = Address("desk", "inspections", "points", "new")
  static func inspectionPoint(_ code: String) -> Address { Address("desk", "inspections", "points", code) }
  static func inspectionPointEnding(_ code: String) -> Address { Address("desk", "inspections", "points", code, "ending") }

  static let brochures = Address("desk", "brochures")
  static func brochure(_ id: Int64) -> Address { Address("desk", "brochures", String(id)) }
  /// `act`: deliveries, retirement.
  static func brochure(_ id: Int64, _ act: String) -> Address { Address("desk", "brochures", String(id), act) }
  static func brochureClearing(_ id: Int64, _ delivery: Int64) -> Address {
    Address("desk", "brochures", String(id), "deliveries", String(delivery), "clearing")
  }

  static func rectification(_ id: Int64) -> Address { Address("desk", "rectifications", String(id)) }
  /// `act`: reply, recheck, extension, reopening.
  static func rectification(_ id: Int64, _ act: String) -> Address { Address("desk", "rectifications", String(id), act) }

  static func trainings(_ filter: [(String, String)] = []) -> Address { Address("desk", "trainings", query: given(filter)) }
  static let newTraining = Address("desk", "trainings", "new")
  static func training(_ id: Int64) -> Address { Address("desk", "trainings", String(id)) }
  /// `act`: quiz, answers.
  static func training(_ id: Int64, _ act: String) -> Address { Address("desk", "trainings", String(id), act) }
  static func trainingMaterial(_ id: Int64) -> Address { Address("desk", "trainings", "materials", String(id)) }

  static func receptions(_ filter: [(String, String)] = []) -> Address { Address("desk", "receptions", query: given(filter)) }
  static func reception(_ id: Int64) -> Address { Address("desk", "receptions", String(id)) }
  /// `act`: handover, answer, contact.
  static func reception(_ id: Int64, _ act: String) -> Address { Address("desk", "receptions", String(id), act) }

  static func figures(_ year: Int) -> Address { Address("desk", "figures", query: [("year", String(year))]) }
  static func figure(_ name: String, _ year: Int) -> Address {
    Address("desk", "figures", name, query: [("year", String(year))])
  }
}
