import Kernel
import Store

extension Ticket {
  /// Takes in what a village hands to its town (村里转来): by who works for that village. The town's clerks find it among what
  /// is to be signed for, and it goes the way of every order.
  package static func handIn(
    _ new: NewTicket, from village: Identifier<Organisation>, to town: Identifier<Organisation>, _ seal: ContactSeal,
    _ tx: Transaction
  ) throws -> ID {
    guard [.villageDraft, .draft, .casework].contains(where: { tx.actor.may($0, in: village) }) else {
      throw Fault.forbidden("您不经办这个村的接待，不能转镇里。")
    }
    guard try tx.count("SELECT count(*) FROM organisation WHERE id = \(village) AND parent = \(town)") > 0 else {
      throw Fault.notFound
    }
    var new = new
    new.channel = .village
    // A number that an order's form would refuse stays where it was noted; the order is not held up by it.
    if !new.contact.issues().isEmpty { new.contact = Contact() }
    let issues = new.issues(at: tx.now)
    guard issues.isEmpty else { throw Fault.invalid(issues) }
    return try add(new, in: town, seal, by: try WorkCalendar.inForce(on: tx.today, tx), tx)
  }
}
