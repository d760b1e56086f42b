import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Kernel
import Store
import TestKit
import Testing

@testable import Accounts
@testable import Site

/// Signing in and one's own account, through the gate as a browser goes.
@Suite struct DeskPeopleTests {
  @Test func `signing in sets a strict cookie and leads to where one wanted to go`() async throws {
    let kit = try await DeskKit()
    try await kit.person("fang", .handler)
    let asked = try await kit.ask("/desk/profile")
    #expect(asked.status == .seeOther && asked.location == "/desk/session?next=%2Fdesk%2Fprofile")
    #expect(try await kit.ask("/desk/session?next=%2Fdesk%2Fprofile").text.contains("value=\"/desk/profile\""))
    let answer = try await kit.signIn("Fang", next: "/desk/profile")
    #expect(answer.status == .seeOther && answer.location == "/desk/profile")
    let cookie = try #require(answer.cookies.first { $0.hasPrefix("yudeng=") })
    #expect(cookie.contains("; HttpOnly") && cookie.contains("; SameSite=Strict") && cookie.contains("; Path=/"))
    #expect(!cookie.contains("Domain") && !cookie.contains("Max-Age"))
    let token = try #require(answer.cookie("yudeng"))
    let page = try await kit.ask("/desk/profile", token)
    #expect(page.status == .ok && page.text.contains("fang") && page.headers[.cacheControl] == "no-store")
  }

  @Test func `under HTTPS the cookie is secure and bound to this host`() async throws {
    var settings = HttpSettings()
    settings.publicOrigin = "https://www.example.gov.cn"
    let kit = try await DeskKit(settings)
    try await kit.person("fang", .handler)
    let cookies = try await kit.signIn("fang").cookies
    #expect(cookies.contains { $0.hasPrefix("__Host-yudeng=") && $0.contains("; Secure") })
  }

  @Test(arguments: ["https://evil.example/", "//evil.example/desk/", "/chengkan/", "/desk/session/end", "/desk\\..\\", ""])
  func `only a page of the desk is gone to afterwards`(next: String) async throws {
    let kit = try await DeskKit()
    try await kit.person("fang", .handler)
    #expect(try await kit.signIn("fang", next: next).location == "/desk/")
  }

  @Test func `a wrong password and an unknown name read the same, and keep the name`() async throws {
    let kit = try await DeskKit()
    try await kit.person("fang", .handler)
    let wrong = try await kit.signIn("fang", "Cuowu-2026")
    #expect(wrong.status == .unprocessableContent && wrong.cookies.isEmpty)
    #expect(wrong.text.contains(SignIn.wrong) && wrong.text.contains("value=\"fang\""))
    #expect(!wrong.text.contains("Cuowu-2026"))
    let unknown = try await kit.signIn("fong", "Cuowu-2026")
    #expect(wrong.text.replacing("fang", with: "") == unknown.text.replacing("fong", with: ""))
  }

  @Test func `five wrong passwords lock the account, and the page says for how long`() async throws {
    let kit = try await DeskKit()
    try await kit.person("fang", .handler)
    for _ in 1...4 { #expect(try await kit.signIn("fang", "x").text.contains(SignIn.wrong)) }
    #expect(try await kit.signIn("fang", "x").text.contains("已锁定，请 5 分钟后再试"))
    #expect(try await kit.signIn("fang").status == .unprocessableContent)
    kit.clock.advance(by: 301)
    #expect(try await kit.signIn("fang").status == .seeOther)
  }

  @Test func `one address may not try without end`() async throws {
    let kit = try await DeskKit()
    for _ in 1...10 { #expect(try await kit.signIn("nobody").status == .unprocessableContent) }
    let refused = try await kit.signIn("nobody")
    #expect(refused.status == .tooManyRequests && refused.headers[.retryAfter] == "6")
    #expect(refused.text.contains("操作太频繁"))
  }

  @Test func `a first password must be changed before anything else`() async throws {
    let kit = try await DeskKit()
    try await kit.person("fang", .handler, mustChange: true)
    let answer = try await kit.signIn("fang", next: "/desk/profile")
    #expect(answer.location == "/desk/profile/password")
    let token = try #require(answer.cookie("yudeng"))
    #expect(try await kit.ask("/desk/", token).location == "/desk/profile/password")
    let new = "Xinmima-2026"
    func change(_ fields: [(String, String)]) async throws -> TestResponse {
      try await kit.ask("/desk/profile/password", token, fields)
    }
    let differing = try await change([("current", DeskKit.password), ("password", new), ("repeated", "x")])
    #expect(differing.status == .unprocessableContent && differing.text.contains("两次输入的新口令不一样"))
    let old = try await change([("current", DeskKit.password), ("password", "abc"), ("repeated", "abc")])
    #expect(old.status == .unprocessableContent)
    let done = try await change([("current", DeskKit.password), ("password", new), ("repeated", new)])
    #expect(done.status == .seeOther && done.location == "/desk/?done=password-changed")
    #expect(try await kit.ask("/desk/", token).status == .ok)
    #expect(try await kit.signIn("fang", new).location == "/desk/")
  }

  @Test func `a form without the session's own proof is refused and changes nothing`() async throws {
    let kit = try await DeskKit()
    let token = try await kit.session(try await kit.person("xitong", .systemAdministrator))
    let target = try await kit.person("fang", .handler)
    let path = "/desk/accounts/\(target.id)/deactivation"
    #expect(try await kit.ask(path, token, [], forged: true).status == .forbidden)
    let other = [(CrossSite.field, CrossSite.token(session: "another"))]
    #expect(try await kit.ask(path, token, other, forged: true).status == .forbidden)
    let foreign: HTTPFields = [.cookie: "yudeng=\(token)", .origin: "https://evil.example"]
    let proof = [(CrossSite.field, CrossSite.token(session: token))]
    #expect(try await kit.send(path, foreign, proof).status == .forbidden)
    #expect(try await kit.account("fang")?.isActive == true)
    #expect(try await kit.ask(path, token, []).location == "/desk/accounts/\(target.id)?done=account-closed")
    #expect(try await kit.account("fang")?.isActive == false)
  }

  @Test func `signing out ends the session here, or everywhere`() async throws {
    let kit = try await DeskKit()
    let fang = try await kit.person("fang", .handler)
    let (one, two, three) = (try await kit.session(fang), try await kit.session(fang), try await kit.session(fang))
    let out = try await kit.ask("/desk/session/end", one, [])
    #expect(out.location == "/desk/session?done=signed-out")
    #expect(out.cookies.contains { $0.hasPrefix("yudeng=;") && $0.contains("Max-Age=0") })
    #expect(try await kit.ask("/desk/profile", one).status == .seeOther)
    #expect(try await kit.ask("/desk/profile", two).status == .ok)
    #expect(try await kit.ask("/desk/profile/sessions-end", two, []).status == .seeOther)
    #expect(try await kit.ask("/desk/profile", three).status == .seeOther)
    #expect(try await kit.ask("/desk/session?done=signed-out-everywhere").text.contains("已在所有设备上退出"))
  }

  @Test func `the second factor is set up, asked for, and replaced by a code on paper`() async throws {
    let kit = try await DeskKit()
    let fang = try await kit.person("fang", .handler)
    let token = try await kit.session(fang)
    let begun = try await kit.ask("/desk/profile/second-factor", token).text
    let shown = try #require(begun.firstMatch(of: /<code>([A-Z2-7 ]+)<\/code>/).map { String($0.1) })
    let mistyped = try await kit.ask("/desk/profile/second-factor", token, [("code", "000000")])
    #expect(mistyped.status == .unprocessableContent && mistyped.text.contains(shown))
    let sealed: Data? = try await kit.store.read {
      try $0.value("SELECT totp_secret FROM account WHERE id = \(fang.id)")
    }
    let secret = try kit.site.box.open(try #require(sealed), for: "account:\(fang.id):totp")
    let code = TimeCode.code(secret, step: TimeCode.step(at: kit.clock.now))
    let codes = try await kit.ask("/desk/profile/second-factor", token, [("code", code)])
    #expect(codes.status == .ok && codes.text.contains("请抄下恢复码"))
    let paper = try #require(codes.text.firstMatch(of: /<code>([A-Z2-7-]{19})<\/code>/).map { String($0.1) })
    let half = try await kit.signIn("fang", next: "/desk/profile")
    #expect(half.location == "/desk/session/second-factor?next=%2Fdesk%2Fprofile")
    let pending = try #require(half.cookie("yudeng-pending"))
    #expect(try await kit.ask("/desk/profile", pending).status == .seeOther)
    let cookie: HTTPFields = [.cookie: "yudeng-pending=\(pending)"]
    let proof = (CrossSite.field, CrossSite.token(session: pending))
    let step = "/desk/session/second-factor"
    #expect(try await kit.send(step, cookie, [("code", paper)]).status == .forbidden)
    #expect(try await kit.send(step, cookie, [("code", "000000"), proof]).status == .unprocessableContent)
    let whole = try await kit.send(step, cookie, [("code", paper), ("wanted", "/desk/profile"), proof])
    #expect(whole.location == "/desk/profile")
    let signedIn = try await kit.ask("/desk/profile", whole.cookie("yudeng"))
    #expect(signedIn.status == .ok)
  }
}
