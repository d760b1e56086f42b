import Accounts
import Kernel
import Publishing
import Store

/// The rights that somebody has for others (代办职责), as of today: theirs while they are away, no more than what is lent,
/// and never what they themselves only have for somebody else.
enum StandingIn {
  /// The signed-in person with the rights of those for whom he stands in today.
  static func resolve(_ signedIn: SignedIn, on day: Day, _ reader: some Reader) throws -> SignedIn {
    if signedIn.mustChangePassword { return signedIn }
    let lent = try StandIn.duties(of: signedIn.staff.account, on: day, reader).flatMap { arrangement in
      try Account.atWork(arrangement.account, reader)?.grants.compactMap { $0.lent(by: arrangement.principal) } ?? []
    }
    return signedIn.with(lent)
  }

  /// `代方小鱼（至 11月30日）`, for the header.
  static func words(_ staff: Staff) -> [String] {
    staff.principals.map { "代\($0.displayName)（至 \($0.until.month)月\($0.until.dayOfMonth)日）" }
  }
}
