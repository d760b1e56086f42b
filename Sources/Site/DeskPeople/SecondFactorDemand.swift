import Accounts
import Kernel
import Store

/// Whoever may change accounts or settings signs in with two factors (管理员双因子): without one he is led to set it up,
/// and nothing else is open until he has. Nobody is locked out by it.
struct SecondFactorDue: Error {}

extension Site {
  func requireSecondFactor(of signedIn: SignedIn) async throws {
    if try await owesSecondFactor(signedIn) { throw SecondFactorDue() }
  }

  /// Costs a question only for an administrator who has none.
  func owesSecondFactor(_ signedIn: SignedIn) async throws -> Bool {
    let duties: [Duty] = [.systemAdministration, .securityAdministration]
    guard !signedIn.hasSecondFactor, duties.contains(where: signedIn.staff.holds) else { return false }
    return try await securityRules()[.adminSecondFactor] == 1
  }
}
