import Accounts
import Foundation
import Kernel

/// What one administrator may do with an account (三权分立): the system administrator looks after the account, the
/// security administrator after its rights.
struct AccountPowers: Sendable {
  let mayEdit: Bool
  let mayGrant: Bool
  private let isSecurity: Bool

  /// Nobody else sees the account at all.
  init(_ visit: DeskVisit, over account: Account) throws {
    mayEdit = visit.actor.may(.systemAdministration, in: account.organisation)
    isSecurity = visit.actor.may(.securityAdministration, in: account.organisation)
    mayGrant = isSecurity && visit.staff.account != account.id
    guard mayEdit || isSecurity else { throw Fault.notFound }
  }

  func acts(_ account: Account, _ given: [Authorisation], at now: Date) -> [DeskForm] {
    let id = account.id.value
    var acts: [DeskForm] = []
    if mayEdit {
      let administers: Set<Duty> = [.systemAdministration, .securityAdministration, .auditAdministration]
      if administers.isDisjoint(with: given.map(\.duty)) { acts.append(AccountEditPage.reset(id)) }
      acts.append(account.isActive ? AccountEditPage.deactivation(id) : AccountEditPage.activation(id))
    }
    if isSecurity {
      if let until = account.lockedUntil, until > now { acts.append(AccountEditPage.unlocking(id)) }
      if account.hasSecondFactor { acts.append(AccountEditPage.secondFactorReset(id)) }
    }
    return acts
  }
}
