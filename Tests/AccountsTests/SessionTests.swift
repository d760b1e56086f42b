import Foundation
import Kernel
import Store
import TestKit
import Testing

@testable import Accounts

@Suite struct SessionTests {
  @Test func `the token itself is nowhere in the database`() async throws {
    let house = try await House()
    try await house.person("zhang.san")
    let token = try await house.token("zhang.san")
    #expect(token.utf8.count == 64)
    let columns = try await house.store.read { try $0.only("SELECT * FROM session").columns.map(\.value) }
    #expect(!columns.contains(.text(token)))
  }

  @Test func `thirty idle minutes end a session, and being touched keeps it`() async throws {
    let house = try await House()
    try await house.person("zhang.san")
    let token = try await house.token("zhang.san")
    house.clock.advance(by: 60)
    #expect(try await house.resume(token)?.needsTouch == false)
    house.clock.advance(by: 1739)
    let signedIn = try #require(try await house.resume(token))
    #expect(signedIn.needsTouch)
    try await house.store.write(as: signedIn.actor) { try Session.touch(signedIn.session, $0) }
    house.clock.advance(by: 1799)
    #expect(try await house.resume(token) != nil)
    house.clock.advance(by: 1)
    #expect(try await house.resume(token) == nil)
  }

  @Test func `twelve hours end a session however busy it is`() async throws {
    let house = try await House()
    try await house.person("zhang.san")
    let token = try await house.token("zhang.san")
    for _ in 1..<36 {
      house.clock.advance(by: 1200)
      let signedIn = try #require(try await house.resume(token))
      try await house.store.write(as: signedIn.actor) { try Session.touch(signedIn.session, $0) }
    }
    house.clock.advance(by: 1200)
    #expect(try await house.resume(token) == nil)
    #expect(try await house.store.write(as: House.program) { try Session.purge($0) } == 1)
  }

  @Test func `signing out ends one session, signing out everywhere ends all`() async throws {
    let house = try await House()
    let account = try await house.person("zhang.san")
    var tokens: [String] = []
    for _ in 1...3 { tokens.append(try await house.token("zhang.san")) }
    let other = try await house.person("li.si")
    let others = try await house.token("li.si")
    let first = try #require(try await house.resume(tokens[0]))
    try await house.store.write(as: first.actor) { try Session.close(first.session, $0) }
    #expect(try await house.resume(tokens[0]) == nil)
    let now = house.clock.now
    #expect(try await house.store.read { try Session.list(of: account.id, at: now, $0) }.count == 2)
    try await house.store.write(as: first.actor) { try Session.closeAll(of: account.id, $0) }
    for token in tokens { #expect(try await house.resume(token) == nil) }
    #expect(try await house.resume(others) != nil)
    await #expect(throws: Fault.self) {
      try await house.store.write(as: first.actor) { try Session.closeAll(of: other.id, $0) }
    }
    #expect(try await house.events(of: account).suffix(2) == ["signOut", "signOut.everywhere"])
  }

  @Test func `a made-up token is nobody's`() async throws {
    let house = try await House()
    try await house.person("zhang.san")
    let token = try await house.token("zhang.san")
    for wrong in ["", "x", token.uppercased() + "0", "' OR 1=1 --", String(token.dropLast())] {
      #expect(try await house.resume(wrong) == nil)
    }
  }

  @Test func `each session has its own secret for forms`() async throws {
    let house = try await House()
    try await house.person("zhang.san")
    let a = try #require(try await house.resume(try await house.token("zhang.san")))
    let b = try #require(try await house.resume(try await house.token("zhang.san")))
    #expect(a.accepts(csrf: a.csrfSecret) && !a.accepts(csrf: b.csrfSecret) && !a.accepts(csrf: ""))
  }

  @Test func `finding a session and its rights walks no table`() async throws {
    let house = try await House()
    let account = try await house.person("zhang.san", .handler)
    let now = house.clock.now
    let plans = try await house.store.read { reader in
      try [Session.lookUp("x", .open, now), Grant.resolution(account.id)].map { sql in
        try reader.all("EXPLAIN QUERY PLAN \(sql)") { try $0["detail"] as String }
      }
    }
    #expect(plans[0].allSatisfy { $0.hasPrefix("SEARCH") }, "\(plans[0])")
    #expect(plans[1].contains { $0.contains("duty_grant_once") }, "\(plans[1])")
    #expect(plans[1].contains { $0.contains("organisation_by_parent") }, "\(plans[1])")
    #expect(!plans[1].contains { $0.hasPrefix("SCAN duty_grant") || $0.hasPrefix("SCAN organisation") }, "\(plans[1])")
  }
}
