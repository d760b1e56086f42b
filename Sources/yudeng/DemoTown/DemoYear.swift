import Accounts
import Files
import Foundation
import Kernel
import Store
import Villages

/// The villages' year 2025 of the demonstration (演示年), made up from beginning to end and written through the same verbs
/// that people's forms call, day by day with a clock of its own. Its numbers are those of the town's yearly summary.
struct DemoYear {
  static let year = 2025
  let demo: DemoTown
  let store: Store
  let clock: DemoClock
  let photos: [Blob]
  let secretKey: [UInt8]

  /// Everything of the year is this actor's, so that nobody takes it for a person's work.
  static let actor = Actor.program("演示")

  /// What is done on a day (当天的事), in the order it was planned.
  typealias Act = @Sendable (Transaction) throws -> Void

  /// The plan of the year by day.
  struct Plan {
    private(set) var days: [Day: [Act]] = [:]
    mutating func on(_ day: Day, _ act: @escaping Act) { days[day, default: []].append(act) }
  }

  /// The town as it was founded at the beginning of that year, with the year's work in it. The clock is the world's again
  /// afterwards, and what the villages owe from now on comes from the catalogue of the law in force.
  static func build(
    _ clock: DemoClock, _ store: Store, _ files: FileStore, _ secretKey: [UInt8]
  ) async throws -> DemoTown {
    defer { clock.release() }
    guard let first = Day(year: year, month: 1, day: 1) else { throw Fault.invalid("year", "\(year)") }
    clock.turn(to: first)
    let demo = try await DemoTown.build(store)
    let photos = try (1...7).map { number in
      guard let url = Bundle.module.url(forResource: "Demo/board-\(number)", withExtension: "jpg") else {
        throw CocoaError(.fileNoSuchFile)
      }
      return try files.put(Data(contentsOf: url), name: "board.jpg")
    }
    try await DemoYear(demo: demo, store: store, clock: clock, photos: photos, secretKey: secretKey).write(from: first)
    clock.release()
    let villages = demo.villages.map(\.id)
    try await store.write(as: actor) { tx in
      // From the first of the month: the villages' pages show what is due now.
      let first = Day(year: tx.today.year, month: tx.today.month, day: 1) ?? tx.today
      for village in villages { try SheetRule.install(try VillageCatalogue.shipped(), in: village, from: first, tx) }
    }
    return demo
  }

  private func write(from first: Day) async throws {
    try await DemoBoards.install(in: demo.villages, first, store)
    var plan = Plan()
    let calendar = WorkCalendar.builtIn
    try await DemoBoards(villages: demo.villages, photos: photos, calendar: calendar, store: store).plan(&plan)
    let texts = try DemoTexts.read()
    DemoBrochures(demo: demo).plan(&plan)
    try DemoInspections(demo: demo, texts: texts, calendar: calendar, photos: photos).plan(&plan)
    try DemoMeetings(demo: demo, texts: texts, secretKey: secretKey).plan(&plan)
    for (day, acts) in plan.days.sorted(by: { $0.key < $1.key }) {
      clock.turn(to: day)
      try await store.write(as: Self.actor) { tx in for act in acts { try act(tx) } }
    }
  }
}

extension WorkCalendar {
  /// The day itself, or the last working day before it.
  func workday(onOrBefore day: Day) -> Day {
    var day = day
    while !isWorkday(day) { day = day + -1 }
    return day
  }
}
