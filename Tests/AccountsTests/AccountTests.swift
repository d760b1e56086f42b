import Kernel
import Store
import TestKit
import Testing

@testable import Accounts

@Suite struct AccountTests {
  @Test(arguments: ["admin", "Admin01", "root", "test_2", "guest", "公用", "值班公用", "共用1", "管理员", "ＡＤＭＩＮ"])
  func `a default or shared account cannot be created`(name: String) async throws {
    let house = try await House()
    let sentence = try await house.refusal { try await house.person(name) }
    #expect(sentence?.contains("账号必须一人一号") == true)
    #expect(try await house.store.read { try $0.count("SELECT COUNT(*) FROM account") } == 0)
  }

  @Test(arguments: ["a", "1234", "a b", "a'b", "张\u{301}", "", "...", "<b>"])
  func `a name that is hard to say or type is refused`(name: String) async throws {
    let house = try await House()
    #expect(try await house.refusal { try await house.person(name) }?.contains("2 至 32 个") == true)
  }

  @Test func `a name is one person's, in whatever case, also after he has left`() async throws {
    let house = try await House()
    let account = try await house.person("zhang.san")
    try await house.store.write(as: House.program) { try Account.deactivate(account.id, $0) }
    #expect(try await house.refusal { try await house.person(" Zhang.San ") }?.contains("已被使用") == true)
  }

  @Test func `the system administrator creates accounts but gives no rights`() async throws {
    let house = try await House()
    let admin = try await house.actor(try await house.person("xitong", .systemAdministrator))
    let hash = try await house.hash()
    func create(_ name: String, _ roles: [Role]) async throws -> String? {
      try await house.refusal {
        try await house.store.write(as: admin) { tx in
          _ = try Account.create(
            name: name, displayName: "某人", organisation: house.town.id, roles: roles, password: hash,
            mustChangePassword: false, tx)
        }
      }
    }
    #expect(try await create("li.si", [.handler])?.contains("安全管理员") == true)
    #expect(try await create("li.si", []) == nil)
    let made = try #require(try await house.store.read { try Account.named("li.si", $0) })
    #expect(made.mustChangePassword, "only the program may spare somebody the first change")
    #expect(try await house.events(of: made) == ["account.created"])
  }

  @Test func `a clerk creates nobody`() async throws {
    let house = try await House()
    let clerk = try await house.actor(try await house.person("jingban", .handler))
    let hash = try await house.hash()
    await #expect(throws: Fault.forbidden("您没有这个单位或栏目的“系统管理员”权限，请联系系统管理员。")) {
      try await house.store.write(as: clerk) { tx in
        _ = try Account.create(name: "li.si", displayName: "某人", organisation: house.town.id, password: hash, tx)
      }
    }
  }

  @Test func `deactivating throws the person out at once and reactivating lets him in again`() async throws {
    let house = try await House()
    let account = try await house.person("zhang.san", .handler)
    let token = try await house.token("zhang.san")
    try await house.store.write(as: House.program) { try Account.deactivate(account.id, $0) }
    #expect(try await house.resume(token) == nil)
    #expect(try await house.attempt("zhang.san") == .refused("账号已停用，请联系系统管理员。"))
    #expect(try await house.attempt("zhang.san", "wrong") == .refused(SignIn.wrong))
    try await house.store.write(as: House.program) { try Account.reactivate(account.id, $0) }
    #expect(try await house.resume(try await house.token("zhang.san")) != nil)
  }

  @Test func `nobody deactivates himself`() async throws {
    let house = try await House()
    let account = try await house.person("xitong", .systemAdministrator)
    let actor = try await house.actor(account)
    let sentence = try await house.refusal {
      try await house.store.write(as: actor) { try Account.deactivate(account.id, $0) }
    }
    #expect(sentence == "不能停用自己的账号，请由另一位系统管理员操作。")
  }

  @Test func `renaming keeps the account and says both names in the journal`() async throws {
    let house = try await House()
    let account = try await house.person("zhang.san")
    try await house.store.write(as: House.program) {
      try Account.rename(account.id, name: "zhang.wu", displayName: "另一人", $0)
    }
    let renamed = try #require(try await house.store.read { try Account.fetch(account.id, $0) })
    #expect(renamed.name == "zhang.wu" && renamed.displayName == "另一人")
    let detail = try await house.store.read { try Journal.entries(of: account.subject, $0).first?.detail }
    #expect(detail == "zhang.san（某人）→ zhang.wu（另一人）")
  }

  @Test func `accounts are listed for an organisation and all below it`() async throws {
    let house = try await House()
    try await house.person("zhen")
    try await house.person("cun", in: house.village)
    let (all, village) = try await house.store.read {
      (try Account.list(in: house.district.id, $0), try Account.list(in: house.village.id, $0))
    }
    #expect(all.map(\.name) == ["zhen", "cun"])
    #expect(village.map(\.name) == ["cun"])
  }
}
