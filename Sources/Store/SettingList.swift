import Kernel

extension Setting {
  /// Every setting in force on `day` for the organisation, by name, in one query; the nearest organisation's goes
  /// first, then the latest.
  package static func all(
    for organisation: Identifier<Organisation>?, on day: Day, _ reader: some Reader
  ) throws -> [String: String] {
    let rows = try reader.all(
      """
      WITH RECURSIVE above (id, parent, distance) AS (
        SELECT id, parent, 0 FROM organisation WHERE id = \(organisation)
        UNION ALL
        SELECT organisation.id, organisation.parent, distance + 1
        FROM organisation JOIN above ON organisation.id = above.parent
      )
      SELECT setting.name, setting.value
      FROM setting LEFT JOIN above ON above.id = setting.organisation
      WHERE setting.valid_from <= \(day) AND (setting.organisation IS NULL OR above.id IS NOT NULL)
      ORDER BY setting.name, COALESCE(above.distance, 1000), setting.valid_from DESC
      """) { (try $0["name"] as String, try $0["value"] as String) }
    return Dictionary(rows, uniquingKeysWith: { nearest, _ in nearest })
  }
}
