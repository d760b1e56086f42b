import Kernel

/// Which of the published items fulfils which occurrence (清单匹配): by column, place and words of the title; then by the period
/// that the title names, or by the day it was published.
struct ChecklistMatching {
  /// An item that may fulfil something (候选).
  struct Candidate: Equatable, Sendable {
    let item: Item.ID
    let organisation: Identifier<Organisation>
    let title: String
    let on: Day
    let columns: Set<Column.ID>
  }

  /// What people decided (人工判断), by item.
  struct Decision: Equatable, Sendable {
    let period: String
    let organisation: Identifier<Organisation>
    let item: Item.ID
    let isMatch: Bool
    let reason: String
  }

  let town: Identifier<Organisation>
  let decisions: [Decision]

  /// Puts candidates to the occurrences of one task, which are in their order.
  func match(_ occurrences: [ChecklistOccurrence], _ candidates: [Candidate]) -> [ChecklistOccurrence] {
    var made = occurrences
    for (_, places) in Dictionary(grouping: made.indices, by: { made[$0].organisation }) {
      place(candidates, at: places.sorted(), &made)
    }
    for decision in decisions where decision.isMatch {
      let index = made.firstIndex {
        $0.period.code == decision.period && $0.organisation == decision.organisation
      }
      guard let index, let item = candidates.first(where: { $0.item == decision.item })
      else { continue }
      made[index].items.removeAll { $0.item == item.item }
      made[index].items.append(
        .init(item: item.item, title: item.title, on: item.on, isManual: true, reason: decision.reason))
    }
    for index in made.indices { made[index].items.sort { ($0.on, $0.item) < ($1.on, $1.item) } }
    return made
  }

  private func place(_ candidates: [Candidate], at places: [Int], _ made: inout [ChecklistOccurrence]) {
    guard let first = places.first else { return }
    let (task, organisation) = (made[first].task.content, made[first].organisation)
    guard let column = task.column else { return }
    let fitting = candidates.filter { candidate in
      candidate.columns.contains(column) && (organisation == town || candidate.organisation == organisation)
        && (task.wordList.isEmpty || task.wordList.contains { candidate.title.contains($0) })
    }
    for candidate in fitting.sorted(by: { ($0.on, $0.item) < ($1.on, $1.item) }) {
      guard let index = best(for: candidate, among: places, made) else { continue }
      made[index].items.append(
        .init(item: candidate.item, title: candidate.title, on: candidate.on, isManual: false, reason: ""))
    }
  }

  /// The period that its title names; else the earliest that still lacks something and was open on its day; else the one
  /// that its day lies in; else the last that it comes too late for.
  private func best(for candidate: Candidate, among places: [Int], _ made: [ChecklistOccurrence]) -> Int? {
    let free = places.filter { index in
      !decisions.contains {
        !$0.isMatch && $0.item == candidate.item && $0.period == made[index].period.code
          && $0.organisation == made[index].organisation
      }
    }
    let names = free.map { ($0, made[$0].period.isNamed(by: candidate.title)) }
    if let named = names.first(where: { $0.1 == true })?.0 {
      return made[named].period.first > candidate.on ? nil : named
    }
    // A title that names another period belongs to none of these.
    let open = names.filter { $0.1 == nil }.map(\.0)
    let (day, empty) = (candidate.on, open.filter { made[$0].items.isEmpty })
    return empty.first { made[$0].period.first <= day && day <= made[$0].due }
      ?? open.first { made[$0].period.first <= day && day <= made[$0].period.last }
      ?? empty.last { made[$0].due < day && day <= made[$0].period.last + 183 }
  }
}
