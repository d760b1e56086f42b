/// The addresses of the villages' boards (村级公开).
extension DeskAddress {
  static let village = Address("desk", "village")
  static func village(_ slug: String) -> Address { Address("desk", "village", slug) }
  static func occasions(_ slug: String) -> Address { Address("desk", "village", slug, "occasions") }
  static func slot(_ id: Int64) -> Address { Address("desk", "village", "slots", String(id)) }
  static func slotList(_ id: Int64) -> Address { Address("desk", "village", "slots", String(id), "list") }
  static func slotText(_ id: Int64) -> Address { Address("desk", "village", "slots", String(id), "text") }
  /// `act`: confirmation, withdrawal, original, objections.
  static func list(_ id: Int64, _ act: String) -> Address { Address("desk", "village", "lists", String(id), act) }
  /// `act`: signature, wall, removal, dropping, photo.
  static func posting(_ id: Int64, _ act: String) -> Address { Address("desk", "village", "postings", String(id), act) }
  static func sheet(_ id: Int64, paper: String) -> Address {
    Address("desk", "village", "postings", String(id), "sheet", query: [("paper", paper)])
  }
  static func objection(_ id: Int64) -> Address { Address("desk", "village", "objections", String(id)) }

  static func boards(_ filter: [(String, String)] = []) -> Address { Address("desk", "boards", query: given(filter)) }
  static func boardsWorkbook(_ month: String) -> Address { Address("desk", "boards", "grid.xlsx", query: [("month", month)]) }
  static let boardReminders = Address("desk", "boards", "reminders")
  static func villageSetup(_ slug: String) -> Address { Address("desk", "boards", "villages", slug) }
  static func villageBoards(_ slug: String) -> Address { Address("desk", "boards", "villages", slug, "boards") }
  static func board(_ slug: String, _ id: Int64) -> Address { Address("desk", "boards", "villages", slug, "boards", String(id)) }
  static func boardPhoto(_ slug: String, _ id: Int64) -> Address {
    Address("desk", "boards", "villages", slug, "boards", String(id), "photo")
  }
  static func boardClosing(_ slug: String, _ id: Int64) -> Address {
    Address("desk", "boards", "villages", slug, "boards", String(id), "closing")
  }
  static let villageChanges = Address("desk", "village-changes")
  static func villageChange(_ slug: String) -> Address { Address("desk", "village-changes", slug) }
  /// `act`: renaming, merger.
  static func villageChange(_ slug: String, _ act: String) -> Address { Address("desk", "village-changes", slug, act) }
  static func villageCatalogue(_ slug: String) -> Address { Address("desk", "boards", "villages", slug, "catalogue") }
  static func villageRule(_ slug: String, _ item: String) -> Address { Address("desk", "boards", "villages", slug, "rules", item) }
}

/// The addresses of the villages' public pages (村级公开页).
enum VillageAddress {
  static func all(_ town: String) -> Address { Address(town, "villages", slash: true) }
  static func village(_ town: String, _ slug: String) -> Address { Address(town, "villages", slug) }
  static func ownRecord(_ town: String, _ slug: String) -> Address { Address(town, "villages", slug, "record") }
  static func sheet(_ town: String, _ slug: String, _ posting: Int64) -> Address {
    Address(town, "villages", slug, "sheets", String(posting))
  }
  static func month(_ town: String, _ slug: String, _ month: String) -> Address { Address(town, "villages", slug, "months", month) }
  static func objection(_ town: String, _ slug: String, _ list: Int64) -> Address {
    Address(town, "villages", slug, "objections", String(list))
  }
}
