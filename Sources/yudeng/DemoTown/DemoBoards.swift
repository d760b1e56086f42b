import Files
import Foundation
import Kernel
import Manuscript
import Store
import Villages

/// The boards of the demonstration's year (演示公开栏): seven villages, fifty-two sheets each, two that were forgotten, one that
/// was corrected, four events that were told at once.
struct DemoBoards {
  let villages: [Organisation]
  let photos: [Blob]
  let calendar: WorkCalendar
  let store: Store

  /// A board for each village, and what it had to post that year.
  static func install(in villages: [Organisation], _ first: Day, _ store: Store) async throws {
    guard let url = Bundle.module.url(forResource: "Demo/village-catalogue-2025", withExtension: "json") else {
      throw CocoaError(.fileNoSuchFile)
    }
    let catalogue = try JSONDecoder().decode(VillageCatalogue.self, from: Data(contentsOf: url))
    let end = first + 364
    try await store.write(as: DemoYear.actor) { tx in
      for village in villages {
        try Board.add(Board.Details(name: "村务公开栏", place: "村委会门口", width: 480, height: 150), in: village.id, on: first, tx)
        try SheetRule.install(catalogue, in: village.id, from: first, tx)
      }
      try Slot.unfold(through: end, tx)
    }
  }

  func plan(_ plan: inout DemoYear.Plan) async throws {
    guard let first = Day(year: DemoYear.year, month: 1, day: 1) else { return }
    let slots = try await store.read { [ids = villages.map(\.id)] in
      try Slot.list(of: ids, due: first, through: first + 364, $0)
    }
    // Forgotten: found by an inspection, and by then too late to be of use.
    let forgotten = Set([slots.count / 3, slots.count * 2 / 3])
    for (index, slot) in slots.enumerated() where !forgotten.contains(index) {
      // Mostly some days before its day; a few come late.
      let early = index % 41 == 7 ? -3 : 1 + index % 8
      post(slot, on: calendar.workday(onOrBefore: max(first + 1, slot.dueOn + -early)), photo(index), &plan)
      if index == slots.count / 2 {
        post(slot, on: calendar.workday(onOrBefore: slot.dueOn + 2), photo(index), corrected: true, &plan)
      }
    }
    for (index, (month, occasion)) in Self.occasions.enumerated() {
      guard let day = Day(year: DemoYear.year, month: month, day: 12 + index) else { continue }
      happen(occasion, in: villages[index % villages.count], on: calendar.workday(onOrBefore: day), photo(index), &plan)
    }
    end(on: first + 365, &plan)
  }

  private func photo(_ index: Int) -> PhotoProof { PhotoProof(photos[index % photos.count], taken: nil) }

  private func post(
    _ slot: Slot, on day: Day, _ photo: PhotoProof, corrected: Bool = false, _ plan: inout DemoYear.Plan
  ) {
    let id = slot.id
    plan.on(day) { tx in
      let title = slot.title + (corrected ? "（更正）" : "")
      let posting = try Self.hang(id, title: title, Self.text(slot, corrected: corrected), on: day, photo, tx)
      if corrected { try Self.takeDownOthers(than: posting, of: id, on: day, tx) }
    }
    guard !corrected else { return }
    // Sixteen days later the time the law gives is over; it comes off with the next round.
    plan.on(calendar.rolled(day + 18)) { tx in
      for posting in try Posting.list(of: id, tx) where posting.state == .up {
        guard let wall = posting.wall, wall.keepUntil < tx.today else { continue }
        try Posting.takeDown(posting.id, on: tx.today, tx)
      }
    }
  }

  private func happen(
    _ occasion: String, in village: Organisation, on day: Day, _ photo: PhotoProof, _ plan: inout DemoYear.Plan
  ) {
    plan.on(day) { tx in
      let rules = try SheetRule.list(of: village.id, on: day, tx)
      guard let rule = rules.first(where: { $0.item == "major" }) else { throw Fault.notFound }
      let slot = try Slot.happen(occasion, on: day, rule: rule.id, tx)
      let text = "\(occasion)：经村民代表会议讨论通过，现予公布。有意见的，请在张贴期内向村务监督委员会提出。（演示内容）"
      _ = try Self.hang(slot, title: "", text, on: day, photo, tx)
    }
  }

  /// The rules of that year end with it; what is due now comes from the catalogue of the law in force.
  private func end(on day: Day, _ plan: inout DemoYear.Plan) {
    let ids = villages.map(\.id)
    plan.on(day) { tx in
      for village in ids {
        for rule in try SheetRule.list(of: village, on: day + -1, tx) {
          try SheetRule.end(rule.id, after: day + -1, reason: "2026年1月1日起施行修正的村民委员会组织法，改用新的公开目录", tx)
        }
      }
    }
    // What was still on the wall comes off in the new year.
    plan.on(calendar.rolled(day + 130)) { tx in
      for slot in try Slot.hanging(of: ids, ending: day + 400, tx) {
        guard let posted = slot.posted else { continue }
        try Posting.takeDown(posted.posting, on: tx.today, tx)
      }
    }
  }

  private static func hang(
    _ slot: Slot.ID, title: String, _ text: String, on day: Day, _ photo: PhotoProof, _ tx: Transaction
  ) throws -> Posting.ID {
    let paragraphs = text.split(separator: "\n").map { Block.paragraph(Paragraph([.text(String($0))])) }
    let posting = try Posting.draft(slot, title: title, Manuscript(blocks: paragraphs), tx)
    while let step = try Posting.nextStep(posting, tx) {
      try Posting.sign(posting, step, by: signer(step), tx)
    }
    try Posting.putUp(posting, on: day, board: nil, photo: photo, tx)
    return posting
  }

  private static func takeDownOthers(
    than posting: Posting.ID, of slot: Slot.ID, on day: Day, _ tx: Transaction
  ) throws {
    for each in try Posting.list(of: slot, tx) where each.id != posting && each.state == .up {
      try Posting.takeDown(each.id, on: day, reason: "合计数有误，更正后重新张贴", tx)
    }
  }

  private static func signer(_ step: PostingSign.Step) -> String {
    switch step {
    case .committee: "村委会（演示）"
    case .supervisors: "村务监督委员会（演示）"
    case .town: "镇初审（演示）"
    }
  }

  /// Totals only: the demonstration has no lists of people.
  private static func text(_ slot: Slot, corrected: Bool) -> String {
    let seed = Int(slot.id.value)
    let people = 6 + seed % 17
    return switch slot.item {
    case "dibao": "本期发放最低生活保障金 \(people) 户，合计 \(people * 812) 元。\n有异议的请向村务监督委员会或者镇民政办提出。（演示内容）"
    case "gaoling": "本期发放高龄津贴 \(people + 9) 人，合计 \((people + 9) * 50) 元。（演示内容）"
    case "tefu": "本期计划生育特别扶助发放 \(1 + seed % 3) 人。依法只公布人数。（演示内容）"
    case "accounts": "一、本季度收入 \(people * 1300) 元。\n二、本季度支出 \(people * 1170) 元。\n三、结余 \(people * 130) 元。（演示内容）"
    default: "\(slot.title)：按规定公布，\(corrected ? "更正了合计数，" : "")详情可到村委会查阅。（演示内容）"
    }
  }

  private static let occasions = [
    (3, "古水圳清淤工程由谁承建"), (5, "村集体茶园对外承包"), (8, "停车场收费办法"), (11, "晒秋广场修缮方案"),
  ]
}
