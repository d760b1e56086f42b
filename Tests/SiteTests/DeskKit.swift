import Files
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Kernel
import NIOCore
import Publishing
import Store
import TestKit

@testable import Accounts
@testable import Site

/// A district with one town and one village, its people, and a browser that asks as any of them. A clock turned by
/// hand, and hashing cheap enough for tests.
struct DeskKit {
  let clock = TestClock()
  let entropy = seededEntropy()
  let folder: TemporaryFolder
  let store: Store
  let site: Site
  let district: Organisation
  let town: Organisation
  let village: Organisation

  static let password = "Zhongwen-2026"
  static let program = Actor.program("test")

  init(_ settings: HttpSettings = HttpSettings()) async throws {
    let (clock, folder) = (clock, try TemporaryFolder())
    let store = try Store(path: nil, clock: { clock.now })
    (self.store, self.folder) = (store, folder)
    site = try Site(
      store: store, files: try FileStore(folder: folder.path + "/files"), settings: settings,
      secretKey: Array(repeating: 7, count: 32), uploads: URL(filePath: folder.path), entropy: entropy)
    let places = try await store.write(as: Self.program) { tx in
      try Setting.set("security.password.cost", to: "4", for: nil, from: tx.today, source: "测试", tx)
      try Setting.set("accounts.adminSecondFactor", to: "0", for: nil, from: tx.today, source: "测试", tx)
      let district = try Organisation.add(.district, slug: "qu", name: "某某区人民政府", shortName: "某某区", tx)
      let town = try Organisation.add(
        .town, slug: "chengkan", name: "某某镇人民政府", shortName: "某某镇", code: "003001234", below: district.id, tx)
      try ColumnPlan.install(in: town.id, tx)
      let village = try Organisation.add(
        .village, slug: "dong-cun", name: "东村村民委员会", shortName: "东村", below: town.id, tx)
      return [district, town, village]
    }
    (district, town, village) = (places[0], places[1], places[2])
  }

  /// Somebody with a role, whose password needs no change. Administrators work for the district.
  @discardableResult
  func person(_ name: String, _ role: Role? = nil, mustChange: Bool = false) async throws -> Account {
    let hash = try await Hashing(entropy: entropy).hash(Self.password, try await site.securityRules())
    let place = role.map(place) ?? town
    return try await store.write(as: Self.program) { tx in
      try Account.create(
        name: name, displayName: "某人", organisation: place.id, roles: role.map { [$0] } ?? [], password: hash,
        mustChangePassword: mustChange, tx)
    }
  }

  private func place(_ role: Role) -> Organisation {
    if role == .villageHandler { return village }
    let administrators: [Role] = [.systemAdministrator, .securityAdministrator, .auditAdministrator]
    return administrators.contains(role) ? district : town
  }

  /// The token of a session opened for somebody, past the form.
  func session(_ account: Account) async throws -> String {
    let (rules, entropy) = (try await site.securityRules(), entropy)
    return try await store.write(as: Self.program) { tx in
      try Session.open(for: account.id, from: "127.0.0.1", rules, entropy, tx)
    }
  }

  /// Asks with a session's cookie; with fields it is a form, and carries the session's own proof unless `forged`.
  func ask(
    _ path: String, _ token: String? = nil, _ fields: [(String, String)]? = nil, forged: Bool = false
  ) async throws -> TestResponse {
    var headers = HTTPFields()
    if let token { headers[.cookie] = "yudeng=\(token)" }
    var all = fields ?? []
    if let token, !forged { all.append((CrossSite.field, CrossSite.token(session: token))) }
    return try await send(path, headers, fields == nil ? nil : all)
  }

  /// Sends a form with one file, as a browser does.
  func upload(
    _ path: String, _ token: String, _ fields: [(String, String)], _ name: String, _ file: Data, field: String = "files"
  ) async throws -> TestResponse {
    var body = Data()
    for (name, value) in fields + [(CrossSite.field, CrossSite.token(session: token))] {
      body += Data("--b\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n".utf8)
    }
    body += Data("--b\r\nContent-Disposition: form-data; name=\"\(field)\"; filename=\"\(name)\"\r\n\r\n".utf8)
    body += file + Data("\r\n--b--\r\n".utf8)
    let (headers, sent): (HTTPFields, Data) = (
      [.cookie: "yudeng=\(token)", .contentType: "multipart/form-data; boundary=b"], body
    )
    return try await Application(responder: site.gate).test(.router) { client in
      try await client.execute(uri: path, method: .post, headers: headers, body: ByteBuffer(bytes: sent))
    }
  }

  /// Asks with just these headers and fields.
  func send(_ path: String, _ given: HTTPFields, _ fields: [(String, String)]?) async throws -> TestResponse {
    var headers = given
    if fields != nil { headers[.contentType] = "application/x-www-form-urlencoded" }
    let body = fields.map { fields in
      ByteBuffer(
        string: fields.map { PercentCode.encode($0.0) + "=" + PercentCode.encode($0.1) }.joined(separator: "&"))
    }
    let sent = headers
    return try await Application(responder: site.gate).test(.router) { client in
      try await client.execute(uri: path, method: body == nil ? .get : .post, headers: sent, body: body)
    }
  }

  /// Fills in the sign-in form.
  func signIn(_ name: String, _ password: String = password, next: String = "") async throws -> TestResponse {
    try await ask("/desk/session", nil, [("name", name), ("password", password), ("wanted", next)])
  }

  /// What is kept of an account now.
  func account(_ name: String) async throws -> Account? { try await store.read { try Account.named(name, $0) } }
}

extension TestResponse {
  var text: String { String(buffer: body) }
  var location: String? { headers[.location] }
  var cookies: [String] { headers[values: .setCookie] }

  /// The value of a cookie that is set here.
  func cookie(_ name: String) -> String? {
    cookies.first { $0.hasPrefix(name + "=") }.map { String($0.dropFirst(name.count + 1).prefix { $0 != ";" }) }
  }
}
