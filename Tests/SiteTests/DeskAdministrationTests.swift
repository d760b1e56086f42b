import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Kernel
import Store
import TestKit
import Testing

@testable import Accounts
@testable import Site

/// Accounts, rights, organisations, settings and the journal, with the three administrators kept apart.
@Suite struct DeskAdministrationTests {
  @Test func `the system administrator opens an account, whose password is shown once`() async throws {
    let kit = try await DeskKit()
    let token = try await kit.session(try await kit.person("xitong", .systemAdministrator))
    let fields = [("name", "fang"), ("displayName", "方小鱼"), ("organisation", kit.town.id.description)]
    let made = try await kit.ask("/desk/accounts", token, fields)
    #expect(made.status == .ok)
    let password = try #require(made.text.firstMatch(of: /<code>([^<]+)<\/code>/).map { String($0.1) })
    #expect(!(try await kit.ask("/desk/accounts/2", token).text.contains(password)))
    #expect(try await kit.signIn("fang", password).location == "/desk/profile/password")
    let again = try await kit.ask("/desk/accounts", token, fields)
    #expect(again.status == .unprocessableContent && again.text.contains("已被使用") && again.text.contains("方小鱼"))
    #expect(try await kit.ask("/desk/accounts", token).text.contains("方小鱼"))
  }

  @Test func `who opens accounts gives no rights, and who gives rights opens no accounts`() async throws {
    let kit = try await DeskKit()
    let system = try await kit.session(try await kit.person("xitong", .systemAdministrator))
    let security = try await kit.session(try await kit.person("anquan", .securityAdministrator))
    let fang = try await kit.person("fang")
    let grant = [("duty", "draft"), ("organisation", kit.town.id.description)]
    #expect(try await kit.ask("/desk/accounts/\(fang.id)/grants", system, grant).status == .forbidden)
    #expect(try await kit.ask("/desk/accounts/new", security).status == .forbidden)
    let given = try await kit.ask("/desk/accounts/\(fang.id)/grants", security, grant)
    #expect(given.location == "/desk/accounts/\(fang.id)?done=granted")
    let both = [("duty", "auditAdministration"), ("organisation", kit.district.id.description)]
    let refused = try await kit.ask("/desk/accounts/\(fang.id)/grants", security, both)
    #expect(refused.status == .unprocessableContent && refused.text.contains("不能兼任"))
    let held = try await kit.store.read { try Authorisation.list(of: fang.id, $0) }
    #expect(held.map(\.duty) == [.draft])
    let removal = "/desk/accounts/\(fang.id)/grants/\(held[0].id)/removal"
    #expect(try await kit.ask(removal, security, []).status == .seeOther)
    #expect(try await kit.store.read { try Authorisation.list(of: fang.id, $0) }.isEmpty)
  }

  @Test func `a locked account is opened by the security administrator`() async throws {
    let kit = try await DeskKit()
    let security = try await kit.session(try await kit.person("anquan", .securityAdministrator))
    let fang = try await kit.person("fang", .handler)
    for _ in 1...5 { _ = try await kit.signIn("fang", "x") }
    #expect(try await kit.ask("/desk/accounts/\(fang.id)", security).text.contains("解除锁定"))
    #expect(try await kit.ask("/desk/accounts/\(fang.id)/unlocking", security, []).status == .seeOther)
    #expect(try await kit.signIn("fang").status == .seeOther)
  }

  @Test func `an organisation is added and corrected, and a wrong form comes back filled in`() async throws {
    let kit = try await DeskKit()
    let token = try await kit.session(try await kit.person("xitong", .systemAdministrator))
    var fields = [
      ("name", "西村村民委员会"), ("shortName", "西村"), ("kind", "village"), ("slug", "desk"),
      ("parent", kit.town.id.description),
    ]
    let wrong = try await kit.ask("/desk/organisations", token, fields)
    #expect(wrong.status == .unprocessableContent && wrong.text.contains("由系统保留") && wrong.text.contains("西村村民委员会"))
    fields[3].1 = "xi-cun"
    #expect(try await kit.ask("/desk/organisations", token, fields).location == "/desk/organisations?done=organisation-added")
    let made = try #require(try await kit.store.read { try Organisation.named(slug: "xi-cun", $0) })
    let names = [("name", "西村村民委员会"), ("shortName", "西村社区"), ("code", "")]
    #expect(try await kit.ask("/desk/organisations/\(made.id)", token, names).status == .seeOther)
    #expect(try await kit.store.read { try Organisation.fetch(made.id, $0)?.shortName } == "西村社区")
  }

  @Test func `a setting is checked, dated, and kept with its source`() async throws {
    let kit = try await DeskKit()
    let token = try await kit.session(try await kit.person("xitong", .systemAdministrator))
    let town = ("organisation", kit.town.id.description)
    let wrong = try await kit.ask(
      "/desk/settings/site.idCode", token, [("value", "12"), ("validFrom", "2026-03-09"), ("source", "通知"), town])
    #expect(wrong.status == .unprocessableContent && wrong.text.contains("网站标识码应为 10 位数字") && wrong.text.contains("value=\"12\""))
    let right = [("value", "3410000001"), ("validFrom", "2026-03-09"), ("source", "区政府办通知"), town]
    #expect(try await kit.ask("/desk/settings/site.idCode", token, right).status == .seeOther)
    let kept = try await kit.store.read {
      try Setting.inForce("site.idCode", for: kit.village.id, on: Day(at: monday), $0)
    }
    #expect(kept?.value == "3410000001" && kept?.source == "区政府办通知" && kept?.organisation == kit.town.id)
    let odd = try await kit.ask("/desk/settings/site.demonstration", token, right)
    #expect(odd.status == .notFound)
    let rule = [("value", "6"), ("validFrom", "2026-03-09"), ("source", "x")]
    #expect(try await kit.ask("/desk/settings/security.signin.failures", token, rule).status == .forbidden)
    let security = try await kit.session(try await kit.person("anquan", .securityAdministrator))
    #expect(try await kit.ask("/desk/settings/security.signin.failures", security, rule).status == .seeOther)
    #expect(try await kit.site.securityRules()[.failures] == 6)
  }

  @Test func `every setting that may be changed is offered on the page, each once`() async throws {
    let kit = try await DeskKit()
    let token = try await kit.session(try await kit.person("xitong", .systemAdministrator))
    let places = [kit.district, kit.town]
    var pages = ""
    for place in places { pages += try await kit.ask("/desk/settings?organisation=\(place.id)", token).text }
    let keys = SettingCatalogue.all.map(\.key)
    #expect(Set(keys).count == keys.count)
    for key in keys { #expect(pages.contains("/desk/settings/\(key)\""), "\(key)") }
  }

  @Test func `the audit administrator searches the journal, verifies it, and leaves a trace of it`() async throws {
    let kit = try await DeskKit()
    try await kit.person("fang", .handler)
    let audit = try await kit.session(try await kit.person("shenji", .auditAdministrator))
    _ = try await kit.signIn("fang", "x")
    let refused = try await kit.ask("/desk/journal?act=signIn.refused", audit)
    #expect(refused.status == .ok && refused.text.contains("登录账号“某人”，被拒绝") && refused.text.contains("口令不正确"))
    #expect(try await kit.ask("/desk/journal?from=2026-03-10", audit).text.contains("没有符合条件的记录"))
    #expect(try await kit.ask("/desk/journal?who=%25", audit).text.contains("没有符合条件的记录"))
    let checked = try await kit.ask("/desk/journal/verification", audit, [])
    #expect(checked.location == "/desk/journal?done=journal-verified")
    #expect(try await kit.ask("/desk/journal", audit).text.contains("链条完整，校验于 2026-03-09 09:30"))
  }
}
