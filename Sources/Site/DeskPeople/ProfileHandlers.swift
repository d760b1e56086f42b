import Accounts
import Hummingbird
import Kernel
import Publishing
import Store

/// `GET /desk/profile`: one's own account (我的账号).
extension ProfilePage {
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let (staff, now, today) = (visit.staff, site.store.now(), site.store.today())
    let frame = try await site.deskFrame(visit, at: DeskAddress.profile)
    let page = try await site.store.read { reader in
      let rules = try SecurityRules.current(on: today, reader)
      let places = try OfficeTree.fetch(reader)
      return ProfilePage(
        frame: frame, facts: facts(staff, places), duties: try duties(staff, places, reader),
        hasSecondFactor: visit.signedIn.hasSecondFactor,
        passwordAge: sentence(try PasswordAge.fetch(of: staff.account, rules, reader)),
        sessions: try Session.list(of: staff.account, at: now, reader).map { device($0, visit) })
    }
    return .page(page.view, visit.visit)
  }

  private static func facts(_ staff: Staff, _ places: OfficeTree) -> DeskFacts {
    DeskFacts([
      .init("姓名", staff.displayName), .init("用户名", staff.name), .init("单位", places.name(staff.organisation)),
    ])
  }

  private static func duties(_ staff: Staff, _ places: OfficeTree, _ reader: some Reader) throws -> [[String]] {
    try Authorisation.list(of: staff.account, reader).map { given in
      [given.duty.chinese, places.name(given.organisation), try Granting.columnName(given.column, reader)]
    }
  }

  private static func sentence(_ age: PasswordAge) -> String {
    "口令修改于 \(age.setOn)，\(age.dueOn) 前需要再次修改。"
  }

  private static func device(_ session: Session, _ visit: DeskVisit) -> Device {
    Device(
      name: "网络地址 \(session.address)", since: Beijing.minute(session.openedAt),
      lastSeen: Beijing.minute(session.seenAt), isThis: session.id == visit.signedIn.session)
  }
}
