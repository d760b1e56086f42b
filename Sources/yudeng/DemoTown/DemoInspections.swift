import Files
import Foundation
import Kernel
import Store
import Villages

/// The inspections of the demonstration's year (演示检查): nine rounds through the seven villages, one of them with two forms on a
/// day, findings that end in repair, one that comes back, and two that the patrol told.
struct DemoInspections {
  let demo: DemoTown
  let texts: DemoTexts
  let calendar: WorkCalendar
  let photos: [Blob]

  private static let rounds = [(1, 9), (2, 19), (3, 19), (4, 16), (5, 21), (7, 16), (8, 20), (9, 17), (11, 12)]

  func plan(_ plan: inout DemoYear.Plan) throws {
    for (round, (month, first)) in Self.rounds.enumerated() {
      for (place, village) in demo.villages.enumerated() {
        guard let day = Day(year: DemoYear.year, month: month, day: first + place) else { continue }
        inspect(village, on: calendar.workday(onOrBefore: day), number: round * 7 + place, &plan)
      }
    }
    for (index, patrol) in texts.patrols.enumerated() {
      tell(patrol, number: 900 + index, &plan)
    }
  }

  private func inspect(_ village: Organisation, on day: Day, number: Int, _ plan: inout DemoYear.Plan) {
    // About every third visit finds something.
    let found = number % 3 == 1 ? texts.findings[number / 3 % texts.findings.count] : nil
    let (inspectors, town) = (texts.inspectors[number % texts.inspectors.count], demo.town.id)
    let photo = InspectionPhoto(photos[number % photos.count])
    plan.on(day) { tx in
      let points = try InspectionPoint.list(for: town, on: day, tx)
      var form = InspectionForm(
        key: Self.key(number), village: village.id, day: day, inspectors: inspectors, place: "村委会门口公开栏",
        witness: "村经办（演示）",
        answers: Dictionary(uniqueKeysWithValues: points.map { ($0.id, PointResult.good) }))
      if let found, let point = points.first(where: { $0.problem == found.problem }) {
        form.answers[point.id] = .bad
        form.findings = [.init(found.problem, try Self.subject(found, village, on: day, tx), note: found.note)]
      }
      try Inspection.receive(form, photos: found == nil ? [] : [photo], tx)
    }
    guard found != nil else { return }
    repair(Self.key(number), from: day, number: number, &plan)
  }

  private func tell(_ patrol: DemoTexts.Patrol, number: Int, _ plan: inout DemoYear.Plan) {
    let village = demo.villages[patrol.village]
    plan.on(patrol.day) { tx in
      guard let kind = FindingSubject.Kind(rawValue: patrol.subject) else { throw Fault.notFound }
      try Inspection.receive(
        InspectionForm(
          key: Self.key(number), village: village.id, origin: .patrol, day: patrol.day, inspectors: "市区巡查组（演示）",
          findings: [.init(patrol.problem, FindingSubject(kind, name: patrol.name), note: patrol.note)]), tx)
    }
    repair(Self.key(number), from: patrol.day, number: number, &plan)
  }

  /// The order on the day itself, the reply some days later, the recheck after that; now and then late, or not good enough.
  private func repair(_ key: String, from day: Day, number: Int, _ plan: inout DemoYear.Plan) {
    let photo = InspectionPhoto(photos[(number + 3) % photos.count])
    let isLate = number % 5 == 1
    let (town, reply) = (demo.town.id, calendar.adding(isLate ? 7 : 3, to: day).due)
    plan.on(day) { tx in
      guard let inspection = try Inspection.sent(key, tx) else { throw Fault.notFound }
      let findings = try InspectionFinding.list(of: inspection.id, tx).map(\.id)
      try Rectification.issue(about: findings, responsible: "村主任（演示）", tx)
    }
    if isLate { plan.on(calendar.adding(6, to: day).due) { tx in try Rectification.escalate(in: town, tx) } }
    plan.on(reply) { tx in
      for order in try Self.orders(key, tx) { try Rectification.reply(order, "已经改好，重新张贴并拍了照片。", photos: [photo], tx) }
    }
    let look = calendar.adding(1, to: reply).due
    guard number % 9 == 4 else {
      plan.on(look) { tx in
        for order in try Self.orders(key, tx) { try Rectification.recheck(order, passed: true, note: "到村看过，已经改好。", tx) }
      }
      return
    }
    plan.on(look) { tx in
      for order in try Self.orders(key, tx) { try Rectification.recheck(order, passed: false, note: "只改了一半，电话还没有补上。", tx) }
    }
    plan.on(calendar.adding(2, to: look).due) { tx in
      for order in try Self.orders(key, tx) {
        try Rectification.reply(order, "电话已经补上。", tx)
        try Rectification.recheck(order, passed: true, note: "看过，补好了。", tx)
      }
    }
  }

  private static func orders(_ key: String, _ tx: Transaction) throws -> [Rectification.ID] {
    guard let inspection = try Inspection.sent(key, tx) else { throw Fault.notFound }
    return try Rectification.list(of: inspection.id, tx).map(\.id)
  }

  /// The newest sheet that was due, or the board, or the thing by its name.
  private static func subject(
    _ found: DemoTexts.Found, _ village: Organisation, on day: Day, _ tx: Transaction
  ) throws -> FindingSubject {
    switch found.subject {
    case "slot":
      let slots = try Slot.list(of: [village.id], due: day + -45, through: day + 10, tx)
      guard let slot = slots.last else { throw Fault.notFound }
      return FindingSubject(.slot, String(slot.id.value))
    case "board":
      guard let board = try Board.list(of: village.id, tx).first else { throw Fault.notFound }
      return FindingSubject(.board, String(board.id.value))
    case "brochure":
      let lying = try Brochure.lying(in: village.id, tx)
      guard let batch = lying.first(where: { $0.state(on: day).isOver }) ?? lying.last else { throw Fault.notFound }
      return FindingSubject(.brochure, String(batch.id.value))
    default:
      return FindingSubject(FindingSubject.Kind(rawValue: found.subject) ?? .other, name: found.name ?? "")
    }
  }

  private static func key(_ number: Int) -> String { "demo-inspection-\(DemoYear.year)-\(number)" }
}
