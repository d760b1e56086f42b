import Files
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Kernel
import Manuscript
import NIOCore
import Publishing
import Store
import TestKit
import Testing

@testable import Accounts
@testable import Site

/// A town with two villages and its people, each signed in, asked through the gate as a browser would.
struct Office {
  let store: Store
  let site: Site
  let folder: TemporaryFolder
  let village: Organisation
  private(set) var tokens: [String: String] = [:]

  init() async throws {
    let entropy = seededEntropy()
    let folder = try TemporaryFolder()
    let store = try emptyStore()
    (self.store, self.folder) = (store, folder)
    site = try Site(
      store: store, files: try FileStore(folder: folder.path + "/files"), settings: HttpSettings(),
      secretKey: Array(repeating: 7, count: 32), uploads: URL(filePath: folder.path), entropy: entropy)
    let places = try await store.write(as: .program("test")) { tx in
      try Setting.set("security.password.cost", to: "4", for: nil, from: tx.today, source: "测试", tx)
      let district = try Organisation.add(.district, slug: "qu", name: "某某区人民政府", shortName: "某某区", tx)
      let town = try Organisation.add(
        .town, slug: "chengkan", name: "某某镇人民政府", shortName: "某某镇", code: "003001234", below: district.id, tx)
      try ColumnPlan.install(in: town.id, tx)
      return try [town] + ["dong-cun", "xi-cun"].map {
        try Organisation.add(.village, slug: $0, name: "某村村民委员会（\($0)）", shortName: $0, below: town.id, tx)
      }
    }
    village = places[1]
    let rules = try await store.read { try SecurityRules.current(on: Day(at: monday), $0) }
    let hash = try await Hashing(entropy: entropy).hash("Zhongwen-2026", rules)
    let people: [(String, Role, Organisation)] = [
      ("jingban", .handler, places[0]), ("chushen", .firstReviewer, places[0]), ("fushen", .secondReviewer, places[0]),
      ("qianfa", .issuer, places[0]), ("dongcun", .villageHandler, places[1]), ("xicun", .villageHandler, places[2]),
    ]
    for (name, role, place) in people {
      tokens[name] = try await store.write(as: .program("test")) { tx in
        let account = try Account.create(
          name: name, displayName: "某人", organisation: place.id, roles: [role], password: hash,
          mustChangePassword: false, tx)
        return try Session.open(for: account.id, from: "127.0.0.1", rules, entropy, tx)
      }
    }
  }

  /// Asks as somebody; nil is the public.
  func ask(_ path: String, as name: String? = nil, _ fields: [(String, String)]? = nil) async throws -> TestResponse {
    let token = name.flatMap { tokens[$0] }
    var headers = HTTPFields()
    if let token { headers[.cookie] = "yudeng=\(token)" }
    var body: ByteBuffer?
    if let fields, let token {
      headers[.contentType] = "application/x-www-form-urlencoded"
      let all = fields + [(CrossSite.field, CrossSite.token(session: token))]
      body = ByteBuffer(
        string: all.map { PercentCode.encode($0.0) + "=" + PercentCode.encode($0.1) }.joined(separator: "&"))
    }
    let (sentHeaders, sentBody) = (headers, body)
    return try await Application(responder: site.gate).test(.router) { client in
      try await client.execute(
        uri: path, method: sentBody == nil ? .get : .post, headers: sentHeaders, body: sentBody)
    }
  }

  static let draft: [(String, String)] = [
    ("title", "关于开展春季防火巡查的通知"), ("column", "notice"), ("kind", "通知"), ("openness", "active"),
    ("issuer", "某某镇人民政府"), ("source", "某某镇人民政府"), ("body", "一、总体要求\n\n请各村认真组织落实。"),
  ]

  /// A column that takes notices, whatever the plan calls it.
  func fields(_ changed: [(String, String)] = []) async throws -> [(String, String)] {
    let column = try await store.read { reader in
      let town = try #require(try Organisation.named(slug: "chengkan", reader))
      let columns = try ColumnTree.fetch(town.id, reader).columns
      return try #require(columns.first { $0.kind == .notice || $0.kind == .dynamic || $0.kind == .statutory }).slug
    }
    let all = Office.draft.map { $0.0 == "column" ? ("column", column) : $0 }
    return all.filter { field in !changed.contains { $0.0 == field.0 } } + changed
  }

  /// The hidden field of a page's form.
  func revision(_ path: String, as name: String) async throws -> String {
    let page = String(buffer: try await ask(path, as: name).body)
    let match = page.firstMatch(of: /name="revision" value="(\d+)"/)
    return try #require(match.map { String($0.1) })
  }
}

@Suite struct DeskWorkTests {
  @Test func `a clerk writes, three reviewers approve, and the public page shows it`() async throws {
    let office = try await Office()
    let made = try await office.ask("/desk/items", as: "jingban", try await office.fields([("then", "submit")]))
    #expect(made.status == .seeOther, "\(String(buffer: made.body))")
    #expect(made.headers[.location] == "/desk/items/1?done=submitted")
    for name in ["chushen", "fushen", "qianfa"] {
      #expect(!String(buffer: try await office.ask("/chengkan/feed.atom").body).contains("防火巡查"))
      let revision = try await office.revision("/desk/items/1/review", as: name)
      if name == "chushen" {
        let opinion = try await office.ask(
          "/desk/items/1/secrecy-review", as: name, [("opinion", "open"), ("revision", revision)])
        #expect(opinion.status == .seeOther)
      }
      let passed = try await office.ask("/desk/items/1/approval", as: name, [("revision", revision)])
      #expect(passed.status == .seeOther, "\(String(buffer: passed.body))")
    }
    let page = String(buffer: try await office.ask("/desk/items/1", as: "jingban").body)
    let address = try #require(page.firstMatch(of: /href="([^"]+)">查看公开页面/)).1
    let shown = try await office.ask(String(address))
    #expect(shown.status == .ok)
    #expect(String(buffer: shown.body).contains("请各村认真组织落实"))
  }

  @Test func `a village handler finds nothing of another village's draft`() async throws {
    let office = try await Office()
    let made = try await office.ask("/desk/items", as: "dongcun", try await office.fields([("then", "save")]))
    #expect(made.status == .seeOther, "\(String(buffer: made.body))")
    for page in ["", "/draft", "/preview", "/review", "/history"] {
      #expect(try await office.ask("/desk/items/1\(page)", as: "xicun").status == .notFound)
    }
    #expect(try await office.ask("/desk/items/1/submission", as: "xicun", []).status == .notFound)
    #expect(!String(buffer: try await office.ask("/desk/items", as: "xicun").body).contains("防火巡查"))
    #expect(try await office.ask("/desk/items/1/draft", as: "dongcun").status == .ok)
  }

  @Test func `what cannot be saved comes back as it was typed`() async throws {
    let office = try await Office()
    let answer = try await office.ask(
      "/desk/items", as: "jingban", try await office.fields([("signed", "昨天"), ("body", "写了很久的正文")]))
    #expect(answer.status == .unprocessableContent)
    let page = String(buffer: answer.body)
    #expect(page.contains("写了很久的正文") && page.contains("成文日期“昨天”看不懂"))
  }

  @Test func `two who write at once lose nothing of either`() async throws {
    let office = try await Office()
    _ = try await office.ask("/desk/items", as: "jingban", try await office.fields([("then", "save")]))
    let first = try await office.fields([("revision", "1"), ("body", "先保存的正文。"), ("then", "save")])
    #expect(try await office.ask("/desk/items/1/draft", as: "jingban", first).status == .seeOther)
    let second = try await office.fields([("revision", "1"), ("body", "后保存的正文。"), ("then", "save")])
    let answer = try await office.ask("/desk/items/1/draft", as: "jingban", second)
    #expect(answer.status == .conflict)
    #expect(String(buffer: answer.body).contains("后保存的正文。"))
    #expect(String(buffer: try await office.ask("/desk/items/1/preview", as: "jingban").body).contains("先保存的正文。"))
  }

  @Test func `a form that comes back wrong still stands upon the revision that its writer began with`() async throws {
    let office = try await Office()
    _ = try await office.ask("/desk/items", as: "jingban", try await office.fields([("then", "save")]))
    let first = try await office.fields([("revision", "1"), ("body", "先保存的正文。"), ("then", "save")])
    #expect(try await office.ask("/desk/items/1/draft", as: "jingban", first).status == .seeOther)
    let wrong = try await office.fields([("revision", "1"), ("signed", "昨天"), ("body", "后保存的正文。"), ("then", "save")])
    let answer = try await office.ask("/desk/items/1/draft", as: "jingban", wrong)
    #expect(answer.status == .unprocessableContent)
    let page = String(buffer: answer.body)
    #expect(page.firstMatch(of: /name="revision" value="(\d+)"/)?.1 == "1")
  }

  @Test func `a table goes through the editor unharmed`() async throws {
    let office = try await Office()
    let table = "<table><tr><th>村</th><th>户数</th></tr><tr><td>东村</td><td>12</td></tr></table>"
    let fields = try await office.fields([("body", "<p>各村户数如下。</p>" + table), ("then", "save")])
    #expect(try await office.ask("/desk/items", as: "jingban", fields).status == .seeOther)
    let store = office.store
    let actor = Actor.program("test")
    let before = try await store.read { try Desk.item(Item.ID(1), as: actor, $0).revision?.content.manuscript }
    let typed = BodyField.text(try #require(before))
    let again = try BodyField.read(typed.replacing("东村", with: "西村"), known: before, title: "标题", number: "")
    #expect(again.manuscript == (try before?.renamed))
    #expect(try BodyField.read(typed, known: nil, title: "标题", number: "").manuscript == before)
  }
}

extension Manuscript {
  /// The same with one word changed, by way of its stored form.
  fileprivate var renamed: Manuscript {
    get throws { try Manuscript(json: json().replacing("东村", with: "西村")) }
  }
}
