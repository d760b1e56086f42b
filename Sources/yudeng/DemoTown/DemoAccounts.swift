import Accounts
import Kernel
import Store

/// A demonstration account with its password, to be printed.
struct DemoAccount: Sendable {
  let name: String
  let password: String
  let duty: String
}

/// One account for each part in a day's work (演示账号). Their passwords are drawn anew for each demonstration and need
/// not be changed, which a real account's must.
enum DemoAccounts {
  static func open(_ town: DemoTown, _ store: Store) async throws -> [DemoAccount] {
    let today = store.today()
    // From today on: the rule as released is younger than the year that was written before.
    try await store.write(as: .program("demo")) {
      try Setting.set("accounts.adminSecondFactor", to: "0", for: nil, from: today, source: "演示", $0)
    }
    let rules = try await store.read { try SecurityRules.current(on: today, $0) }
    let hashing = Hashing(entropy: .system)
    var accounts: [DemoAccount] = []
    for person in people(town) {
      let password = OneTimePassword.make(rules, .system)
      let hash = try await hashing.hash(password, rules)
      try await store.write(as: .program("demo")) { tx in
        _ = try Account.create(
          name: person.name, displayName: person.displayName, organisation: person.place, roles: [person.role],
          password: hash, mustChangePassword: false, tx)
      }
      accounts.append(DemoAccount(name: person.name, password: password, duty: person.displayName))
    }
    return accounts
  }

  private struct Person {
    let name: String
    let displayName: String
    let place: Identifier<Organisation>
    let role: Role
  }

  private static func people(_ demo: DemoTown) -> [Person] {
    func at(_ slug: String) -> Identifier<Organisation> {
      demo.villages.first { $0.slug == slug }?.id ?? demo.town.id
    }
    return [
      Person(name: "jingban", displayName: "演示经办", place: demo.town.id, role: .handler),
      Person(name: "chushen", displayName: "演示初审", place: demo.town.id, role: .firstReviewer),
      Person(name: "fushen", displayName: "演示复审", place: demo.town.id, role: .secondReviewer),
      Person(name: "qianfa", displayName: "演示签发", place: demo.town.id, role: .issuer),
      Person(name: "cunban-chengkan", displayName: "演示呈坎村经办", place: at("chengkan-cun"), role: .villageHandler),
      Person(name: "cunban-lingshan", displayName: "演示灵山村经办", place: at("lingshan"), role: .villageHandler),
      Person(name: "dafu", displayName: "演示答复经办", place: demo.town.id, role: .caseworker),
      Person(name: "fuze", displayName: "演示公开机构负责人", place: demo.town.id, role: .caseApprover),
      Person(name: "zhiban", displayName: "演示值班员", place: demo.town.id, role: .dutyOfficer),
      Person(name: "chuangkou", displayName: "演示窗口值班", place: demo.town.id, role: .windowClerk),
      Person(name: "zhiban-er", displayName: "演示值班员二", place: demo.town.id, role: .dutyOfficer),
      Person(name: "chuangkou-er", displayName: "演示窗口值班二", place: demo.town.id, role: .windowClerk),
      Person(name: "jiancha", displayName: "演示检查员", place: demo.town.id, role: .inspector),
      Person(name: "xitong", displayName: "演示系统管理员", place: demo.district.id, role: .systemAdministrator),
      Person(name: "anquan", displayName: "演示安全管理员", place: demo.district.id, role: .securityAdministrator),
      Person(name: "shenji", displayName: "演示审计管理员", place: demo.district.id, role: .auditAdministrator),
    ]
  }
}
