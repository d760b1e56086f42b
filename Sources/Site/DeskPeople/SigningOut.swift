import Accounts
import Hummingbird
import Kernel
import Store

/// Signing out (退出): in this browser, or everywhere.
enum SigningOut {
  /// `POST /desk/session/end`. Open to everybody, so that half a sign-in can be given up too.
  static func here(_ site: Site, _ request: Request, _ visit: Visit) async throws -> Response {
    try await site.forms.read(request, visit) { _ in
      let now = site.store.now()
      if let token = visit.session,
        let signedIn = try await site.store.read({ try Session.resume(token, at: now, $0) })
      {
        try await site.store.write(as: signedIn.actor) { try Session.close(signedIn.session, $0) }
      }
      return site.closed(visit, to: DeskAddress.session.text + "?done=signed-out")
    }
  }

  /// `POST /desk/profile/sessions-end`.
  static func everywhere(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    try await site.forms.read(request, visit.visit) { _ in
      try await site.store.write(as: visit.actor) { try Session.closeAll(of: visit.staff.account, $0) }
      return site.closed(visit.visit, to: DeskAddress.session.text + "?done=signed-out-everywhere")
    }
  }
}
