import Accounts
import Hummingbird
import Kernel

/// A request from somebody signed in at the desk (工作台): the visit, and who it is.
package struct DeskVisit: Sendable {
  package let visit: Visit
  package let signedIn: SignedIn

  package var staff: Staff { signedIn.staff }
  package var actor: Actor { signedIn.actor }
  /// The hidden field that every form of the desk carries.
  package var csrf: HTML { CrossSite.hiddenField(session: visit.session) }

  /// A part of the address, such as the number in `/desk/items/:item`. Nothing of ours is there otherwise.
  package func number(_ name: String) throws -> Int64 {
    guard let number = visit.parts[name].flatMap({ Int64($0) }), number > 0 else { throw Fault.notFound }
    return number
  }
}
