import Kernel
import Store
import Villages

/// The brochures of the demonstration (演示宣传册): an old batch that still lies in the villages when the inspectors come, and
/// the one that takes its place.
struct DemoBrochures {
  let demo: DemoTown

  func plan(_ plan: inout DemoYear.Plan) {
    let (town, villages) = (demo.town.id, demo.villages.map(\.id))
    let forgetful = demo.villages.first { $0.slug == "yanggan" }?.id
    guard let first = Day(year: DemoYear.year, month: 1, day: 2) else { return }
    let later = first + 18
    plan.on(first) { tx in
      let old = try Brochure.add(
        Brochure.Details(
          title: "惠民补贴政策手册（演示）", edition: "2024年第1版", printedOn: first + -300, copies: 700, validUntil: first + 5),
        in: town, tx)
      for village in villages { try Brochure.handOut(old, to: village, copies: 90, on: first, tx) }
    }
    plan.on(later) { tx in
      // All villages but the one in which the inspectors find it again took the old ones back.
      for batch in try Brochure.list(of: town, tx) where batch.state(on: later).isOver {
        for given in try BrochureDelivery.list(of: batch.id, tx) where given.village != forgetful {
          try Brochure.clear(given.id, tx)
        }
      }
      let new = try Brochure.add(
        Brochure.Details(title: "惠民补贴政策手册（演示）", edition: "2025年第1版", printedOn: later + -7, copies: 700), in: town, tx)
      for village in villages { try Brochure.handOut(new, to: village, copies: 80, on: later, tx) }
    }
  }
}
