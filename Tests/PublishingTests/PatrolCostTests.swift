import Foundation
import Kernel
import Manuscript
import Store
import TestKit
import Testing

@testable import Publishing

/// What a walk over a thousand items costs: the first reads everything, the second nothing.
@Suite struct PatrolCostTests {
  @Test func `a second walk over a thousand items reads no text and takes a fraction of the first`() async throws {
    let walk = try await PatrolTests.Walk()
    let column = try await walk.town.column("notices")
    let town = walk.town
    try await town.store.write(as: .program("import")) { tx in
      for number in 1...1000 {
        let text = String(repeating: "第\(number)号通知要求各村做好防汛准备，落实值班值守，确保群众安全。", count: 10)
        let edition = try Item.draft(Town.content("关于防汛的通知\(number)", text), in: town.id, column: column.id, tx)
        try Workpiece.load(edition.id, tx).makePublic(by: .takeIn, note: "", tx)
      }
    }
    let clock = ContinuousClock()
    let begun = clock.now
    #expect(try await walk.run().texts == 1000)
    let first = clock.now - begun
    let again = clock.now
    let outcome = try await walk.run()
    let second = clock.now - again
    #expect(outcome.texts == 0 && outcome.items == 1000 && outcome.opened == 0)
    print("patrol over 1,000 items: first \(first), second \(second)")
    #expect(second < first)
  }
}
