import Accounts
import Kernel
import Store

extension Site {
  /// What people call a place (单位简称).
  func shortName(_ id: Identifier<Organisation>, _ reader: some Reader) throws -> String {
    try Organisation.fetch(id, reader)?.shortName ?? "政务公开"
  }
}
