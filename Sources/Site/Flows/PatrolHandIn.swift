import Casework
import Kernel
import Publishing
import Store

/// What other domains owe an answer to is handed to the patrol (留言进入巡检): one write, before it walks.
enum PatrolHandIn {
  /// More sources of questions are added here, one line each.
  static func gather(_ town: Identifier<Organisation>, _ tx: Transaction) throws {
    let consultations = try Consultation.open(in: town, tx).map { open in
      PatrolQuestion(
        source: "consultation:\(open.id)", name: "在线咨询 \(open.number)", receivedOn: Day(at: open.askedAt), dueOn: open.due)
    }
    try PatrolQuestion.handIn(consultations, in: town, tx)
  }

  /// Orders a walk with what waits today.
  static func order(_ town: Identifier<Organisation>, _ tx: Transaction) throws -> Int64 {
    let job = try PatrolRun.order(in: town, tx)
    try gather(town, tx)
    return job
  }
}

extension Site {
  /// The nightly walk of each town whose hour has come (每日巡检).
  package func orderPatrols() async throws {
    for town in try await store.read({ try PatrolRun.due(at: store.now(), $0) }) {
      _ = try await store.write(as: .program("patrol")) { try PatrolHandIn.order(town, $0) }
    }
  }
}
