import Kernel

extension Setting {
  /// A setting as it holds on a day (现行设置), with whose it is, since when, and on what ground.
  package struct InForce: Sendable, Equatable {
    package let value: String
    package let validFrom: Day
    package let source: String
    /// Nil when it holds for the whole installation.
    package let organisation: Identifier<Organisation>?
  }

  /// What is in force of one name, by the same rule as `value`: the nearest organisation's, then the latest.
  package static func inForce(
    _ name: String, for organisation: Identifier<Organisation>?, on day: Day, _ reader: some Reader
  ) throws -> InForce? {
    var place = organisation
    while true {
      let found = try reader.first(
        """
        SELECT value, valid_from, source FROM setting
        WHERE name = \(name) AND COALESCE(organisation, 0) = \(place?.value ?? 0) AND valid_from <= \(day)
        ORDER BY valid_from DESC LIMIT 1
        """)
      if let found {
        return InForce(
          value: try found["value"], validFrom: try found["valid_from"], source: try found["source"],
          organisation: place)
      }
      guard let here = place else { return nil }
      place = try reader.value("SELECT parent FROM organisation WHERE id = \(here)")
    }
  }
}
