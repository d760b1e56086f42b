import Accounts
import Hummingbird
import Kernel
import Publishing
import Store

/// How a handler of the desk comes to the frame of its page (工作台框架): for who is signed in, and at the gate.
extension Site {
  /// The frame with the town that the staff member works for, his duties and where he may go. What the last act did
  /// is taken from `done`, or else from `?done=` in the address.
  func deskFrame(_ visit: DeskVisit, at address: Address, done: String? = nil) async throws -> DeskFrame {
    let (staff, today) = (visit.staff, store.today())
    let (place, unread) = try await store.read { reader in
      (try DeskPlace.fetch(staff.organisation, on: today, reader), try Message.unread(by: staff.account, reader))
    }
    let (duties, own) = (Set(staff.grants.map(\.duty)), Set(staff.asHimself.grants.map(\.duty)))
    var frame = frame(place, at: address, csrf: visit.csrf)
    frame.staff = .init(
      name: staff.displayName, duties: Duty.allCases.filter(own.contains).map(\.chinese),
      standsIn: StandingIn.words(staff), unread: unread)
    frame.links = DeskFrame.links(holding: duties)
    frame.flash = done.flatMap(DeskFlash.sentence) ?? DeskFlash.asked(visit.visit.target)
    return frame
  }

  /// The frame before anybody has signed in.
  func gateFrame(_ visit: Visit, at address: Address) async throws -> DeskFrame {
    let today = store.today()
    let place = try await store.read { reader in
      try DeskPlace.fetch(try Organisation.districts(reader).first?.id, on: today, reader)
    }
    var frame = frame(place, at: address, csrf: CrossSite.hiddenField(session: visit.session))
    frame.flash = DeskFlash.asked(visit.target)
    return frame
  }

  /// The bare frame, for errors: it asks the database for nothing and offers nothing to do.
  func bareDeskFrame(_ visit: Visit) -> DeskFrame { frame(DeskPlace(), at: DeskAddress.home, csrf: HTML()) }

  private func frame(_ place: DeskPlace, at address: Address, csrf: HTML) -> DeskFrame {
    DeskFrame(
      town: place.name, siteName: place.siteName, assets: AssetAddresses(hash: assets.hash),
      script: Address("assets", assets.hash, "desk.js"), address: address, csrf: csrf, publicHome: place.home,
      isDemonstration: place.isDemonstration)
  }
}

/// The town or district that somebody works for (所属乡镇), as the desk's frame shows it.
private struct DeskPlace: Sendable {
  var name = "政务公开"
  var siteName = "政务公开"
  var home = Address()
  var isDemonstration = false

  static func fetch(
    _ organisation: Identifier<Organisation>?, on day: Day, _ reader: some Reader
  ) throws -> DeskPlace {
    guard let organisation, let own = try Organisation.fetch(organisation, reader) else { return DeskPlace() }
    let above = try [own] + Organisation.ancestors(of: organisation, reader)
    let town = above.first { $0.kind == .town }
    let shown = town ?? above.last ?? own
    let values = try Setting.all(for: shown.id, on: day, reader)
    return DeskPlace(
      name: shown.shortName, siteName: values["site.name"] ?? shown.shortName,
      home: town.map { Address($0.slug, slash: true) } ?? Address(),
      isDemonstration: values["site.demonstration"] == "yes")
  }
}
