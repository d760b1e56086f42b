import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Kernel
import Publishing
import Store
import TestKit
import Testing

@testable import Accounts
@testable import Site

/// A notice ends by the clock, and no write drops the pages that show it: they must not be kept beyond its end.
@Suite struct NoticeCacheTests {
  @Test func `a page kept with a notice is not shown after the notice has ended`() async throws {
    let kit = try await DeskKit()
    let issuer = try await kit.person("qianfa", .issuer)
    let actor = try await kit.store.read { reader in
      Actor.staff(try #require(try Account.atWork(issuer.id, reader)))
    }
    let until = kit.clock.now.addingTimeInterval(3600)
    try await kit.store.write(as: actor) {
      _ = try EmergencyNotice.post(in: kit.town.id, .urgent, "今晚有暴雨", until: until, $0)
    }
    let key = PageKey("/chengkan/")
    #expect(try await kit.ask("/chengkan/").text.contains("今晚有暴雨"))
    #expect(kit.site.cache.page(key) != nil, "kept for the next visitor")
    kit.clock.advance(by: 3590)
    #expect(try await kit.ask("/chengkan/").text.contains("今晚有暴雨"))
    kit.clock.advance(by: 11)
    #expect(kit.site.cache.page(key) == nil, "not a second beyond its end")
    #expect(!(try await kit.ask("/chengkan/").text.contains("今晚有暴雨")))
  }
}
