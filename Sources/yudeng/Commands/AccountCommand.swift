import Accounts
import ArgumentParser
import Kernel
import Store

/// `yudeng account add|reset`: what only somebody at the server may do.
struct AccountCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "account", abstract: "工作人员账号。", subcommands: [Add.self, Reset.self])

  struct Add: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "add", abstract: "开一个账号并打印一次性口令（首次登录必须修改）。")

    @Argument(help: "用户名（字母、数字和 - _ .）。") var name: String
    @Option(help: "使用人姓名。") var displayName: String
    @Option(help: "所属单位的网址名，如 chengkan。") var organisation: String
    @Option(parsing: .upToNextOption, help: "角色，可多个：\(Role.presets.map { "\($0.slug)（\($0.name)）" }.joined(separator: "、"))。")
    var role: [String] = []

    func run() async throws {
      let store = try Home.fromEnvironment().open()
      let roles = try role.map { slug in
        guard let role = Role.presets.first(where: { $0.slug == slug || $0.name == slug }) else {
          throw Fault.invalid("role", "没有“\(slug)”这个角色，可用的有：\(Role.presets.map(\.slug).joined(separator: "、"))。")
        }
        return role
      }
      let slug = organisation
      guard let place = try await store.read({ try Organisation.named(slug: slug, $0) }) else {
        throw Fault.invalid("organisation", "没有网址名为“\(slug)”的单位，请检查拼写。")
      }
      let (password, hash) = try await OneTime.make(store)
      let (name, displayName) = (name, displayName)
      try await store.write(as: .program("account")) { tx in
        _ = try Account.create(
          name: name, displayName: displayName, organisation: place.id, roles: roles, password: hash, tx)
      }
      Console.say("账号 \(name) 一次性口令 \(password)（首次登录须修改）")
    }
  }

  struct Reset: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "reset", abstract: "重置一个账号的口令并解锁。")

    @Argument(help: "用户名。") var name: String

    func run() async throws {
      let store = try Home.fromEnvironment().openExisting()
      let name = name
      guard let account = try await store.read({ try Account.named(name, $0) }) else {
        throw Fault.invalid("name", "没有用户名为“\(name)”的账号，请检查拼写。")
      }
      let (password, hash) = try await OneTime.make(store)
      try await store.write(as: .program("account")) { try Account.resetPassword(account.id, to: hash, $0) }
      Console.say("账号 \(name) 一次性口令 \(password)（登录后须修改）")
    }
  }
}

/// A one-time password with its hash.
enum OneTime {
  static func make(_ store: Store) async throws -> (String, PasswordHash) {
    let today = store.today()
    let rules = try await store.read { try SecurityRules.current(on: today, $0) }
    let password = OneTimePassword.make(rules, .system)
    return (password, try await Hashing(entropy: .system).hash(password, rules))
  }
}
