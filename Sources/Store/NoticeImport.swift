import Kernel

/// Holiday notices that came after the built-in table (收录放假通知): each kept as a dated setting of the whole
/// installation, so that a deadline can say by which text it was counted.
extension HolidayNotice {
  /// What the setting of a year is called.
  private static func setting(_ year: Int) -> String { "holidays.\(year)" }

  /// The notices that were taken in, the latest word on each year last.
  package static func imported(by day: Day, _ reader: some Reader) throws -> [HolidayNotice] {
    let blocks: [String] = try reader.all(
      """
      SELECT value FROM setting
      WHERE name > 'holidays.' AND name < 'holidays/' AND organisation IS NULL AND valid_from <= \(day)
      ORDER BY name, valid_from
      """) { try $0["value"] }
    return blocks.flatMap { HolidayNotice.read($0) }
  }

  /// Takes it in, from today on. A notice that mends an earlier one of the same year takes its place.
  package func takeIn(_ tx: Transaction) throws {
    let source = sources.joined(separator: " ")
    try tx.run(
      """
      INSERT INTO setting (organisation, name, value, valid_from, source)
      VALUES (NULL, \(Self.setting(year)), \(block), \(tx.today), \(source))
      ON CONFLICT (name, COALESCE(organisation, 0), valid_from)
      DO UPDATE SET value = excluded.value, source = excluded.source
      """)
    try tx.record("holidays.takenIn", of: "setting:\(Self.setting(year))", in: nil, "\(year)年放假通知：\(source)")
  }
}

extension WorkCalendar {
  /// The built-in table with what was taken in since.
  package static func inForce(on day: Day, _ reader: some Reader) throws -> WorkCalendar {
    let imported = try HolidayNotice.imported(by: day, reader)
    return imported.isEmpty ? .builtIn : WorkCalendar(HolidayNotice.builtIn + imported)
  }

  /// From 1 November on the year whose notice should be there and is not: the State Council issues it in late autumn.
  package func missingYear(on day: Day) -> Int? {
    let next = day.month >= 11 ? day.year + 1 : day.year
    return notices.contains { $0.year == next } ? nil : next
  }
}
