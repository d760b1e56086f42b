import HTTPTypes
import Hummingbird
import Kernel

/// One line of the site's map: what is asked for, who may ask, and who answers.
package struct Route: Sendable {
  package typealias Open = @Sendable (Site, Request, Visit) async throws -> Response
  package typealias Inside = @Sendable (Site, Request, DeskVisit) async throws -> Response

  /// Who answers. A page of the desk is given the signed-in person and cannot be reached without.
  enum Handler: Sendable {
    case open(Open)
    case desk(Inside)
  }

  package let method: HTTPRequest.Method
  /// `/:town/search`: parts that begin with a colon are given to the handler by name.
  package let pattern: String
  package let access: Access
  let handler: Handler

  static func get(_ pattern: String, _ handler: @escaping Open) -> Route {
    Route(method: .get, pattern: pattern, access: .everyone, handler: .open(handler))
  }

  static func post(_ pattern: String, _ handler: @escaping Open) -> Route {
    Route(method: .post, pattern: pattern, access: .everyone, handler: .open(handler))
  }

  static func desk(_ pattern: String, _ access: Access = .staff, _ handler: @escaping Inside) -> Route {
    Route(method: .get, pattern: pattern, access: access, handler: .desk(handler))
  }

  static func act(_ pattern: String, _ access: Access = .staff, _ handler: @escaping Inside) -> Route {
    Route(method: .post, pattern: pattern, access: access, handler: .desk(handler))
  }
}

/// Who may open a route at all. Which rows one sees there is the verb's or the read's own check.
package enum Access: Sendable, Equatable {
  case everyone
  /// Anybody signed in.
  case staff
  /// Signed in, and still to change a first or expired password: the one place that is open then.
  case unsettledStaff
  /// Signed in with a password of his own, and perhaps still to set up the second factor that his duties ask for.
  case unenrolledStaff
  /// Holders of any of these duties, wherever they hold them.
  case holders([Duty])

  func check(_ staff: Staff) throws {
    guard case .holders(let duties) = self else { return }
    guard duties.contains(where: staff.holds) else {
      let names = duties.map(\.chinese).joined(separator: "、")
      throw Fault.forbidden("这一页由\(names)使用，您的账号没有这项职责；需要时请联系系统管理员。")
    }
  }
}
