import Accounts
import Kernel
import Store

/// The names of all accounts by their number (账号姓名), to show and to find entries by.
struct StaffNames: Sendable {
  let names: [String: String]

  init(_ reader: some Reader) throws {
    let accounts = try Organisation.districts(reader).flatMap { try Account.list(in: $0.id, reader) }
    names = Dictionary(accounts.map { ($0.id.description, $0.displayName) }, uniquingKeysWith: { first, _ in first })
  }

  func named(_ words: String) -> [Identifier<AccountRow>] {
    names.filter { $0.value.contains(words) }.keys.compactMap { Int64($0) }.map { Identifier($0) }
  }

  subscript(id: Identifier<AccountRow>) -> String { names[id.description] ?? "账号 \(id)" }
}
