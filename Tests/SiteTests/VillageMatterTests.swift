import Foundation
import HTTPTypes
import HummingbirdTesting
import Kernel
import NIOCore
import Store
import TestKit
import Testing
import Villages

@testable import Accounts
@testable import Site

/// What the town sets up for its villages: boards with their photographs, names and mergers, brochures, the checklist.
@Suite struct VillageMatterTests {
  private let kit: DeskKit
  private let keeper: String
  private let leader: String
  private let inspector: String
  private let handler: String

  init() async throws {
    kit = try await DeskKit()
    keeper = try await kit.session(try await kit.person("jingban", .handler))
    leader = try await kit.session(try await kit.person("fuze", .caseApprover))
    inspector = try await kit.session(try await kit.person("jiancha", .inspector))
    handler = try await kit.session(try await kit.person("cunban", .villageHandler))
    try await kit.store.write(as: DeskKit.program) { [kit] in
      _ = try Organisation.add(.village, slug: "xi-cun", name: "西村村民委员会", shortName: "西村", below: kit.town.id, $0)
    }
  }

  private static let boards = "/desk/boards/villages/dong-cun/boards"

  @Test func `a board is set up with its photograph and corrected; the picture says nothing of time and place`() async throws {
    let photo = try #require(Data(base64Encoded: photoText, options: .ignoreUnknownCharacters))
    let fields = [("name", "村务公开栏"), ("place", "村委会东墙"), ("parts", "1"), ("sections", "finance"), ("sections", "benefits")]
    let added = try await kit.upload(Self.boards, keeper, fields, "wall.jpg", photo, field: "photo")
    #expect(added.location == "/desk/boards/villages/dong-cun?done=board-added", "\(added.text.prefix(2000))")
    let boards = try await kit.store.read { [kit] in try Board.list(of: kit.village.id, $0) }
    let board = try #require(boards.first)
    #expect(board.details.sections == [.finance, .benefits] && board.photo != nil)
    let page = try await kit.ask("\(Self.boards)/\(board.id)", handler)
    #expect(page.status == .ok && page.text.contains("\(Self.boards)/\(board.id)/photo") && !page.text.contains("更正"))
    let picture = try await kit.ask("\(Self.boards)/\(board.id)/photo", handler)
    #expect(picture.status == .ok && Data(picture.body.readableBytesView).firstRange(of: Data("Exif".utf8)) == nil)
    let wrong = try await kit.ask("\(Self.boards)/\(board.id)", keeper, [("name", "村务公开栏"), ("place", ""), ("parts", "1")])
    #expect(wrong.status == .unprocessableContent && wrong.text.contains("请写明公开栏在哪里") && wrong.text.contains("请至少选一个分区"))
    let right = try await kit.ask(
      "\(Self.boards)/\(board.id)", keeper,
      [("name", "村务公开栏"), ("place", "祠堂西墙"), ("width", "300"), ("height", "120"), ("parts", "1"), ("sections", "party")])
    #expect(right.location?.hasSuffix("?done=board-corrected") == true)
    let after = try await kit.store.read { try Board.find(board.id, $0) }
    // The photograph stays when none is sent.
    #expect(after.details.place == "祠堂西墙" && after.details.sections == [.party] && after.photo == board.photo)
    #expect(try await kit.ask("\(Self.boards)/\(board.id)", handler, [("name", "x")]).status == .forbidden)
  }

  @Test func `the leader reads what a new name or a merger does before it is done; nobody else opens the page`() async throws {
    let page = "/desk/village-changes/dong-cun"
    for stranger in [keeper, handler] { #expect(try await kit.ask(page, stranger).status == .forbidden) }
    let day = kit.store.today().description
    let name = [("name", "东山村"), ("committee", "东山村村民委员会"), ("day", day), ("reason", "区民政局批复")]
    let look = try await kit.ask(page + "/renaming", leader, name + [("step", "look")])
    #expect(look.status == .ok && look.text.contains("确认以后会这样") && look.text.contains("都写“东山村”"))
    let before = try await kit.store.read { [kit] in try Village.find(kit.village.id, $0).name }
    #expect(before == "东村")
    let taken = try await kit.ask(page + "/renaming", leader, [("name", "西村"), ("committee", "西村村民委员会"), ("day", day), ("reason", "批复")])
    #expect(taken.status == .unprocessableContent && taken.text.contains("本镇已经有“西村”"))
    let done = try await kit.ask(page + "/renaming", leader, name + [("step", "do")])
    #expect(done.location == "/desk/village-changes?done=village-renamed", "\(done.text.prefix(2000))")
    #expect(try await kit.ask("/chengkan/villages/dong-cun").text.contains("东山村原名东村"))
    let merger = [("successor", "xi-cun"), ("day", day), ("reason", "区政府批复")]
    let merging = try await kit.ask(page + "/merger", leader, merger + [("step", "look")])
    #expect(merging.text.contains("应公开的由西村公开") && merging.text.contains("不会自动经办西村"))
    #expect(try await kit.ask(page + "/merger", leader, merger + [("step", "do")]).location?.hasSuffix("village-merged") == true)
    let list = try await kit.ask("/desk/village-changes", leader)
    #expect(list.text.contains("由东村更名为东山村") && list.text.contains("并入西村"))
    #expect(try await kit.ask("/chengkan/villages/dong-cun").text.contains("起并入西村"))
  }

  @Test func `a batch of brochures is handed out, seen to be out of date on the checklist, named by a finding, taken back`()
    async throws
  {
    let batch = [("title", "惠民政策手册"), ("edition", "2025年第1版"), ("printedOn", "2025-03-01"), ("copies", "100"), ("validUntil", "2026-03-15")]
    let added = try await kit.ask("/desk/brochures", keeper, batch)
    #expect(added.location == "/desk/brochures/1?done=brochure-saved", "\(added.text.prefix(2000))")
    #expect(try await kit.ask("/desk/brochures", keeper, batch).text.contains("已经登记过"))
    let day = kit.store.today().description
    let more = try await kit.ask("/desk/brochures/1/deliveries", keeper, [("village", "dong-cun"), ("copies", "101"), ("day", day)])
    #expect(more.status == .unprocessableContent && more.text.contains("不够发这么多"))
    let out = try await kit.ask("/desk/brochures/1/deliveries", keeper, [("village", "dong-cun"), ("copies", "60"), ("day", day)])
    #expect(out.location == "/desk/brochures/1?done=brochure-handed-out")
    kit.clock.advance(by: 10 * 86_400)
    let again = try await kit.session(try #require(try await kit.account("jiancha")))
    let form = try await kit.ask("/desk/inspections/new/dong-cun", again)
    #expect(form.text.contains("【已过期】惠民政策手册（2025年第1版）") && form.text.contains("该收回的：惠民政策手册"))
    let sent = try await kit.ask(
      "/desk/inspections", again,
      [
        ("village", "dong-cun"), ("key", "phone-key-0000000001"), ("day", kit.store.today().description), ("inspectors", "甲一"),
        ("result-brochures", "bad"), ("thing-brochures", "brochure:1"), ("note-brochures", "还摆在架上"),
      ])
    #expect(sent.status == .seeOther, "\(sent.text.prefix(2000))")
    let keeper = try await kit.session(try #require(try await kit.account("jingban")))
    let page = try await kit.ask("/desk/brochures/1", keeper)
    #expect(page.text.contains("还摆在架上") && page.text.contains("已过期") && !page.text.contains("登记发放</button>"))
    let handler = try await kit.session(try #require(try await kit.account("cunban")))
    let cleared = try await kit.ask("/desk/brochures/1/deliveries/1/clearing", handler, [])
    #expect(cleared.location == "/desk/brochures/1?done=brochure-cleared")
    #expect(try await kit.ask("/desk/inspections/new/dong-cun", again).text.contains("该收回的") == false)
  }

  @Test func `a point of the checklist is added, changed and ended, and a phone with the old list is understood`() async throws {
    let tomorrow = (kit.store.today() + 1).description
    let terms = [("question", "夜间照明完好"), ("problem", "P6"), ("subject", "board"), ("position", "3"), ("source", "区里通知")]
    let past = try await kit.ask("/desk/inspections/points", keeper, terms + [("from", "2026-01-01")])
    #expect(past.status == .unprocessableContent && past.text.contains("只能从今天或者以后") && past.text.contains("夜间照明完好"))
    let added = try await kit.ask("/desk/inspections/points", keeper, terms + [("from", kit.store.today().description)])
    #expect(added.location == "/desk/inspections/standards?done=point-set")
    let form = try await kit.ask("/desk/inspections/new/dong-cun", inspector)
    #expect(form.text.contains("夜间照明完好"))
    let asked = try #require(form.text.firstMatch(of: #/name="asked" value="([0-9,]+)"/#)).1
    let ended = try await kit.ask("/desk/inspections/points/own-1/ending", keeper, [("source", "区里通知"), ("from", tomorrow)])
    #expect(ended.location == "/desk/inspections/standards?done=point-set", "\(ended.text.prefix(2000))")
    let standards = try await kit.ask("/desk/inspections/standards", inspector)
    #expect(standards.text.contains("\(tomorrow) 起停用"))
    #expect(try await kit.ask("/desk/inspections/points/own-1", inspector).text.contains("历次写法"))
    kit.clock.advance(by: 86_400)
    let again = try await kit.session(try #require(try await kit.account("jiancha")))
    #expect(try await kit.ask("/desk/inspections/new/dong-cun", again).text.contains("夜间照明完好") == false)
    let sent = try await kit.ask(
      "/desk/inspections", again,
      [
        ("village", "dong-cun"), ("key", "phone-key-0000000001"), ("day", tomorrow), ("inspectors", "甲一"), ("asked", String(asked)),
        ("result-own-1", "bad"), ("note-own-1", "不亮"),
      ])
    #expect(sent.status == .seeOther, "\(sent.text.prefix(2000))")
    let told = try await kit.ask(try #require(sent.location), again)
    #expect(told.text.contains("夜间照明完好") && told.text.contains("不亮"))
    #expect(try await kit.ask("/desk/inspections/points", again, terms).status == .forbidden)
  }
}
