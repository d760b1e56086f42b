import Accounts
import Files
import Foundation
import Hummingbird
import Kernel
import Publishing
import Store

/// Everything a page may use (网站). Made once, at start-up, and passed by value.
package struct Site: Sendable {
  package let store: Store
  package let files: FileStore
  package let settings: HttpSettings
  package let cache: PageCache
  package let assets: Assets
  package let signIn: SignIn
  /// For the passwords and second factors that the desk's pages set.
  let hashing: Hashing
  let box: SecretBox
  let entropy: Entropy
  package let forms: FormReader
  /// For texts that are proofread while somebody waits.
  let readingRoom = ReadingRoom()
  /// How often one address may try to sign in, and may search.
  let signInLimit: RateLimit
  let searchLimit: RateLimit
  /// How often one address may ask for drafts by opinion links.
  let opinionLimit: RateLimit
  /// How often one address may put questions, and may follow cases by their codes.
  let askLimit: RateLimit
  let followLimit: RateLimit
  /// How often one address may hand in an application, and ask after one.
  let applyLimit: RateLimit
  /// How often one address may look up a record or object, and how often a village's records are looked up at all.
  let recordLimit: RateLimit
  let recordsLimit: RateLimit
  /// How often one key of a program may ask, and one address may knock without one.
  let apiLimit: RateLimit
  let apiDoorLimit: RateLimit
  let towns = TownShelf()
  /// Asked-for addresses of the old site, not yet written down.
  let redirectHits = RedirectHits()
  /// Notes one visit to the page with this tag.
  let count: @Sendable (UInt64) -> Void
  private let table: RouteTable<Route>

  package init(
    store: Store, files: FileStore, settings: HttpSettings, secretKey: [UInt8], uploads: URL, entropy: Entropy,
    count: @escaping @Sendable (UInt64) -> Void = { _ in }
  ) throws {
    self.count = count
    self.store = store
    self.files = files
    self.settings = settings
    let cache = PageCache(
      bytes: settings.pageCache ? settings.pageCacheBytes : 0,
      security: SecurityHeaders(isSecure: settings.isSecure), clock: { store.now() })
    self.cache = cache
    assets = try Assets.builtIn()
    (hashing, box, self.entropy) = (Hashing(entropy: entropy), try SecretBox(key: secretKey), entropy)
    signIn = SignIn(store: store, hashing: hashing, box: box, entropy: entropy)
    forms = FormReader(folder: uploads, entropy: entropy)
    signInLimit = RateLimit(burst: 10, seconds: 6, clock: { store.now() })
    searchLimit = RateLimit(burst: 30, seconds: 1, clock: { store.now() })
    opinionLimit = RateLimit(burst: 30, seconds: 3, clock: { store.now() })
    askLimit = RateLimit(burst: 5, seconds: 60, clock: { store.now() })
    followLimit = RateLimit(burst: 30, seconds: 6, clock: { store.now() })
    applyLimit = RateLimit(burst: 20, seconds: 20, clock: { store.now() })
    recordLimit = RateLimit(burst: 5, seconds: 60, clock: { store.now() })
    recordsLimit = RateLimit(burst: 60, seconds: 30, clock: { store.now() })
    apiLimit = RateLimit(burst: 100, seconds: 0.1, clock: { store.now() })
    apiDoorLimit = RateLimit(burst: 20, seconds: 6, clock: { store.now() })
    table = Site.routes.reduce(into: RouteTable()) { $0.add($1.method.rawValue, $1.pattern, $1) }
    let towns = towns
    store.observePages { _ in
      towns.drop()
      cache.dropAll()
    }

  }

  /// Lets go of every kept page and fact: something outside this process has changed the database.
  package func forgetEverything() {
    towns.drop()
    cache.dropAll()
  }

  /// Lets go of the pages, so that they show the visits counted since.
  package func refreshVisits() { cache.dropAll() }

  /// The gate with everything behind it.
  package var gate: Gate {
    Gate(settings, errors: errors) { request, visit in try await answer(request, visit) }
  }

  func answer(_ request: Request, _ visit: Visit) async throws -> Response {
    do {
      return try await ownAnswer(request, visit)
    } catch let fault as Fault where fault.kind == .notFound {
      if let moved = try await oldAddress(request, visit) { return moved }
      throw fault
    }
  }

  private func ownAnswer(_ request: Request, _ visit: Visit) async throws -> Response {
    if let asset = try assets.response(to: request, visit) { return asset }
    switch table.match(request.method.rawValue, request.uri.path) {
    case .none: throw Fault.notFound
    case .wrongMethod(let allowed): throw WrongMethod(allowed: allowed)
    case .needsSlash:
      if let moved = try await oldAddress(request, visit) { return moved }
      let query = request.uri.query.map { "?" + $0 } ?? ""
      return .seeOther(request.uri.path + "/" + query)
    case .found(let route, let parts):
      var visit = visit
      visit.parts = parts
      switch route.handler {
      case .open(let handler): return try await handler(self, request, visit)
      case .desk(let handler):
        do {
          return try await handler(self, request, try await enter(route, visit))
        } catch let fault as Fault where fault.kind == .signInNeeded && request.method == .post {
          guard let answer = try await SignedOut.answer(self, request, visit) else { throw fault }
          return answer
        } catch is PasswordChangeDue {
          return .seeOther(DeskAddress.password.text)
        } catch is SecondFactorDue {
          return .seeOther(DeskAddress.enrolment.text)
        }
      }
    }
  }

  /// Looks the session up. One short read; a write only when the session was last seen over a minute ago.
  private func enter(_ route: Route, _ visit: Visit) async throws -> DeskVisit {
    guard let token = visit.session else { throw Fault.signInNeeded }
    let now = store.now()
    let resumed = try await store.read { reader in
      try Session.resume(token, at: now, reader).map { try StandingIn.resolve($0, on: Day(at: now), reader) }
    }
    guard let signedIn = resumed else { throw Fault.signInNeeded }
    if signedIn.needsTouch { try await store.write(as: signedIn.actor) { try Session.touch(signedIn.session, $0) } }
    if signedIn.mustChangePassword, route.access != .unsettledStaff { throw PasswordChangeDue() }
    if ![.unsettledStaff, .unenrolledStaff].contains(route.access) { try await requireSecondFactor(of: signedIn) }
    try route.access.check(signedIn.staff)
    var visit = visit
    visit.staff = signedIn.staff
    return DeskVisit(visit: visit, signedIn: signedIn)
  }
}

/// The first or expired password is to be changed before anything else.
struct PasswordChangeDue: Error {}
