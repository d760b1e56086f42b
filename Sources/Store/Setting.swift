import Kernel

/// Dated settings (设置): what the law, the district or the town may change, with its source.
package enum Setting {
  /// What is in force on `day` for `organisation` or any organisation above it; the nearest wins. Nil when
  /// nobody has set it.
  package static func value(
    _ name: String, for organisation: Identifier<Organisation>?, on day: Day, _ reader: some Reader
  ) throws -> String? {
    var place = organisation
    while true {
      if let value = try stored(name, place, day, reader) { return value }
      guard let here = place else { return nil }
      place = try reader.value("SELECT parent FROM organisation WHERE id = \(here)")
    }
  }

  private static func stored(
    _ name: String, _ place: Identifier<Organisation>?, _ day: Day, _ reader: some Reader
  ) throws -> String? {
    try reader.value(
      """
      SELECT value FROM setting
      WHERE name = \(name) AND COALESCE(organisation, 0) = \(place?.value ?? 0) AND valid_from <= \(day)
      ORDER BY valid_from DESC LIMIT 1
      """)
  }

  /// Sets it from `day` on, keeping what was in force before.
  package static func set(
    _ name: String, to value: String, for organisation: Identifier<Organisation>?, from day: Day, source: String,
    _ tx: Transaction
  ) throws {
    try tx.run(
      """
      INSERT INTO setting (organisation, name, value, valid_from, source)
      VALUES (\(organisation), \(name), \(value), \(day), \(source))
      ON CONFLICT (name, COALESCE(organisation, 0), valid_from)
      DO UPDATE SET value = excluded.value, source = excluded.source
      """)
    try tx.record("setting.set", of: "setting:\(name)", in: organisation, "\(day) 起：\(value)（依据：\(source)）")
    if let organisation { tx.touchPages(of: organisation) }
  }
}

/// Numbers that are handed out in order and never twice.
package enum Serial {
  /// The next number of the series, from 1. Gaps may occur; repeats may not.
  package static func next(_ name: String, _ tx: Transaction) throws -> Int {
    try tx.only(
      """
      INSERT INTO serial (name, last) VALUES (\(name), 1)
      ON CONFLICT (name) DO UPDATE SET last = serial.last + 1 RETURNING last
      """)["last"]
  }
}
