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

/// The villages' pages: the handler's way from the list to the wall, what the public reads of it, and what is over.
@Suite struct VillagePageTests {
  private let kit: DeskKit
  private let handler: String
  private let keeper: String
  private let reviewer: String

  init() async throws {
    kit = try await DeskKit()
    handler = try await kit.session(try await kit.person("cunban", .villageHandler))
    keeper = try await kit.session(try await kit.person("jingban", .handler))
    reviewer = try await kit.session(try await kit.person("chushen", .firstReviewer))
  }

  private static let list = """
    户主姓名,身份证号,村民组,保障人数,金额,银行账号,家庭住址
    程某甲,349999197002030019,3组,2,860,6217000010000000017,密村3组5号
    罗某乙,349999197002030035,4组,1,420,6217000010000000025,密村4组6号
    胡某丙,349999197002030051,4组,1,300,6217000010000000033,密村4组7号
    合计,,,4,1580,,
    """

  /// The catalogue and a board for the village, by the town's handler at the desk.
  private func furnish() async throws {
    let from = kit.store.today()
    let start = String(from.description.prefix(5)) + "01-01"
    let taken = try await kit.ask("/desk/boards/villages/dong-cun/catalogue", keeper, [("from", start)])
    #expect(taken.location == "/desk/boards/villages/dong-cun?done=catalogue-installed")
    let board = try await kit.ask(
      "/desk/boards/villages/dong-cun/boards", keeper, [("name", "村务公开栏"), ("place", "村委会东墙")])
    #expect(board.location == "/desk/boards/villages/dong-cun?done=board-added")
  }

  private func slot(_ item: String) async throws -> Slot {
    let (village, today) = (kit.village.id, kit.store.today())
    let open = try await kit.store.read { try Slot.open(of: [village], through: today + 14, $0) }
    return try #require(open.last { $0.item == item })
  }

  /// From the list to the wall by the pages alone. Returns the posting's number.
  private func hang(_ slot: Slot) async throws -> Int64 {
    let page = "/desk/village/slots/\(slot.id)"
    let sent = try await kit.ask(page + "/list", handler, [("pasted", Self.list)])
    #expect(sent.location == page + "?done=list-read", "\(sent.text.prefix(3000))")
    let list = try #require(try await kit.store.read { try BenefitList.list(of: slot.id, $0) }.first)
    let own = try await kit.ask("/desk/village/lists/\(list.id)/confirmation", handler, [])
    #expect(own.status == .forbidden)
    let confirmed = try await kit.ask("/desk/village/lists/\(list.id)/confirmation", keeper, [])
    #expect(confirmed.location == page + "?done=list-confirmed")
    let posting = try #require(try await kit.store.read { try BenefitList.find(list.id, $0) }.posting)
    try await sign(posting.value)
    let up = try await kit.upload(
      "/desk/village/postings/\(posting)/wall", handler, [("day", kit.store.today().description)], "贴好了.jpg", Self.photo,
      field: "photo")
    #expect(up.location == page + "?done=sheet-up", "\(up.text.prefix(2000))")
    return posting.value
  }

  private func sign(_ posting: Int64) async throws {
    for (step, name, token) in [("committee", "村主任", handler), ("supervisors", "监委主任", handler), ("town", "某人", reviewer)] {
      let signed = try await kit.ask(
        "/desk/village/postings/\(posting)/signature", token, [("step", step), ("signer", name), ("verdict", "agreed")])
      #expect(signed.location?.hasSuffix("?done=sheet-signed") == true, "\(step): \(signed.text.prefix(2000))")
    }
  }

  @Test func `the handler takes the list, another checks it, it is signed, photographed, and villagers read totals alone`()
    async throws
  {
    try await furnish()
    let home = try await kit.ask("/desk/village", handler)
    #expect(home.location == "/desk/village/dong-cun")
    let due = try await kit.ask("/desk/village/dong-cun", handler)
    #expect(due.text.contains("最低生活保障发放名单") && due.text.contains("看村民看到的页面"))
    let slot = try await slot("dibao")
    let posting = try await hang(slot)
    let desk = try await kit.ask("/desk/village/slots/\(slot.id)", handler)
    #expect(desk.text.contains("已张贴") && desk.text.contains("程某甲") && !desk.text.contains("349999197002030019"))
    let preview = try #require(desk.text.firstRange(of: "<h3>公开栏上</h3>"))
    let end = try #require(desk.text[preview.upperBound...].firstRange(of: "</section>"))
    #expect(try matchesGolden(String(desk.text[preview.lowerBound..<end.lowerBound]), "village-preview.html"))
    for address in ["/chengkan/villages/", "/chengkan/villages/dong-cun", "/chengkan/villages/dong-cun/sheets/\(posting)"] {
      let page = try await kit.ask(address)
      #expect(page.status == .ok, "\(address)")
      for secret in ["程某甲", "罗某乙", "349999", "62170000", "密村"] { #expect(!page.text.contains(secret), "\(address): \(secret)") }
    }
    let sheet = try await kit.ask("/chengkan/villages/dong-cun/sheets/\(posting)")
    #expect(sheet.text.contains("共 3 户，合计 1580 元。") && sheet.text.contains("noindex"))
    let search = try await kit.ask("/chengkan/search?q=%E7%A8%8B%E6%9F%90%E7%94%B2")
    let feed = try await kit.ask("/chengkan/feed.atom")
    #expect(!search.text.contains("合计 1580") && !feed.text.contains("低保"))
  }

  @Test func `one looks up one's own record; guessing is slowed down and told nothing`() async throws {
    try await furnish()
    _ = try await hang(try await slot("dibao"))
    let address = "/chengkan/villages/dong-cun/record"
    let own = try await kit.ask(address, nil, [("name", "程某甲"), ("tail", "0019")])
    #expect(own.status == .ok && own.text.contains("860") && !own.text.contains("349999"))
    let wrong = try await kit.ask(address, nil, [("name", "程某甲"), ("tail", "9999")])
    let nobody = try await kit.ask(address, nil, [("name", "张不在"), ("tail", "0019")])
    #expect(wrong.text.contains("没有查到") && nobody.text.contains("没有查到"))
    let blank = try await kit.ask(address, nil, [("name", "程某甲"), ("tail", "1")])
    #expect(blank.status == .unprocessableContent && blank.text.contains("程某甲"))
    for _ in 0..<3 { _ = try await kit.ask(address, nil, [("name", "程某甲"), ("tail", "1234")]) }
    let tooOften = try await kit.ask(address, nil, [("name", "程某甲"), ("tail", "0019")])
    #expect(tooOften.status == .tooManyRequests)
  }

  @Test func `when its time is over the page says so at midnight, before any job has run`() async throws {
    try await furnish()
    let posting = try await hang(try await slot("dibao"))
    let address = "/chengkan/villages/dong-cun/sheets/\(posting)"
    #expect(try await kit.ask(address).status == .ok)
    kit.clock.advance(by: 33 * 86_400)
    let over = try await kit.ask(address)
    #expect(over.status == .gone && over.text.contains("公示期已满") && !over.text.contains("1580"))
    let month = try await kit.ask("/chengkan/villages/dong-cun/months/2026-03")
    #expect(month.text.contains("公示期已满") && !month.text.contains("sheets/\(posting)"))
    let again = try await kit.ask("/chengkan/villages/dong-cun/record", nil, [("name", "程某甲"), ("tail", "0019")])
    #expect(again.text.contains("没有查到"))
    try await kit.site.keepVillages()
    let left = try await kit.store.read { try $0.count("SELECT count(*) FROM benefit_record") }
    #expect(left == 0)
    let home = try await kit.ask("/desk/village/dong-cun", try await kit.session(try #require(try await kit.account("cunban"))))
    #expect(home.text.contains("要撤下的"))
  }

  @Test func `the photograph that is kept says nothing of time and place, which are sealed; an Apple file is refused with advice`()
    async throws
  {
    try await furnish()
    let posting = try await hang(try await slot("dibao"))
    let shown = try await kit.ask("/desk/village/postings/\(posting)/photo", handler)
    #expect(shown.status == .ok && shown.headers[.contentType] == "image/jpeg")
    let bytes = Data(shown.body.readableBytesView)
    #expect(bytes.starts(with: [0xFF, 0xD8]) && bytes.firstRange(of: Data("Exif".utf8)) == nil)
    let sealed = try #require(try await kit.store.read { try Posting.find(Posting.ID(posting), $0) }.taken)
    #expect(sealed.firstRange(of: Data("2026:03".utf8)) == nil)
    let visitor = try await kit.ask("/desk/village/postings/\(posting)/photo")
    #expect(visitor.status == .seeOther || visitor.status == .unauthorized)
    let other = try await slot("gaoling")
    _ = try await kit.ask("/desk/village/slots/\(other.id)/text", handler, [("title", "高龄津贴"), ("body", "本期无。")])
    let id = try #require(try await kit.store.read { try Posting.list(of: other.id, $0) }.first?.id)
    let unsigned = try await kit.upload(
      "/desk/village/postings/\(id)/wall", handler, [("day", kit.store.today().description)], "a.jpg", Self.photo, field: "photo")
    #expect(unsigned.status == .unprocessableContent && unsigned.text.contains("还没有签完字"))
    try await sign(id.value)
    let heic = Data([0, 0, 0, 24]) + Data("ftypheic0000".utf8) + Data(repeating: 0, count: 64)
    let refused = try await kit.upload(
      "/desk/village/postings/\(id)/wall", handler, [("day", kit.store.today().description)], "IMG_1.HEIC", heic, field: "photo")
    #expect(refused.status == .unprocessableContent && refused.text.contains("HEIC") && refused.text.contains("兼容性最佳"))
  }

  @Test func `the town sees villages by sheets at one glance, takes it away, and pushes once a day`() async throws {
    try await furnish()
    kit.clock.advance(by: 20 * 86_400)
    let keeper = try await kit.session(try #require(try await kit.account("jingban")))
    let grid = try await kit.ask("/desk/boards", keeper)
    #expect(grid.status == .ok && grid.text.contains("未张贴") && grid.text.contains("东村"))
    let book = try await kit.ask("/desk/boards/grid.xlsx?month=2026-03", keeper)
    #expect(book.status == .ok && book.body.readableBytes > 2000)
    for _ in 0..<2 { _ = try await kit.ask("/desk/boards/reminders", keeper, []) }
    let told = try await kit.store.read { try $0.count("SELECT count(*) FROM message WHERE kind = 'urged'") }
    #expect(told == 1)
    #expect(try await kit.ask("/desk/boards?month=2026-13", keeper).status == .ok)
  }

  /// A plain sheet on the wall by the pages alone. Returns its number.
  private func hangText(_ item: String, _ words: String) async throws -> Int64 {
    let slot = try await slot(item)
    _ = try await kit.ask("/desk/village/slots/\(slot.id)/text", handler, [("title", "村集体收支公布"), ("body", words)])
    let postings = try await kit.store.read { try Posting.list(of: slot.id, $0) }
    let id = try #require(postings.first?.id.value)
    for (step, name) in [("committee", "村主任"), ("supervisors", "监委主任")] {
      _ = try await kit.ask(
        "/desk/village/postings/\(id)/signature", handler, [("step", step), ("signer", name), ("verdict", "agreed")])
    }
    let up = try await kit.upload(
      "/desk/village/postings/\(id)/wall", handler, [("day", kit.store.today().description)], "a.jpg", Self.photo, field: "photo")
    #expect(up.location?.hasSuffix("?done=sheet-up") == true, "\(up.text.prefix(2000))")
    return id
  }

  @Test func `a plain sheet is found in the town's search and feed while it hangs; a list never is`() async throws {
    try await furnish()
    let list = try await hang(try await slot("dibao"))
    let sheet = try await hangText("meeting", "修缮祠堂支出三千元，由村民会议通过。")
    let (search, address) = ("/chengkan/search?q=%E4%BF%AE%E7%BC%AE%E7%A5%A0%E5%A0%82", "/chengkan/villages/dong-cun/sheets/\(sheet)")
    let found = try await kit.ask(search)
    #expect(found.text.contains(address) && found.text.contains("村级公开"), "\(found.text.suffix(3000))")
    let feed = try await kit.ask("/chengkan/feed.atom")
    #expect(feed.text.contains(address) && feed.text.contains("东村：村集体收支公布") && !feed.text.contains("sheets/\(list)"))
    #expect(try await kit.ask("/chengkan/search?q=%E5%85%B1%203%20%E6%88%B7").text.contains("sheets/\(list)") == false)
    let taken = try await kit.ask(
      "/desk/village/postings/\(sheet)/removal", handler, [("day", kit.store.today().description), ("reason", "金额写错")])
    #expect(taken.location?.hasSuffix("?done=sheet-down") == true, "\(taken.text.prefix(2000))")
    #expect(try await kit.ask(search).text.contains(address) == false)
    #expect(try await kit.ask("/chengkan/feed.atom").text.contains(address) == false)
  }

  @Test func `a sheet that hangs too long leaves search and feed with its last day, and the index at the next upkeep`() async throws {
    try await furnish()
    let sheet = try await hangText("meeting", "修缮祠堂支出三千元，由村民会议通过。")
    let (search, address) = ("/chengkan/search?q=%E4%BF%AE%E7%BC%AE%E7%A5%A0%E5%A0%82", "/chengkan/villages/dong-cun/sheets/\(sheet)")
    let postings = try await kit.store.read { try Posting.find(Posting.ID(sheet), $0) }
    let last = try #require(postings.wall?.latestOn)
    kit.clock.advance(by: (last + 1).start.timeIntervalSince(kit.store.now()))
    #expect(try await kit.ask(search).text.contains(address) == false)
    #expect(try await kit.ask("/chengkan/feed.atom").text.contains(address) == false)
    try await kit.site.keepVillages()
    let left = try await kit.store.read { try $0.count("SELECT count(*) FROM search_document") }
    #expect(left == 0)
    // Sheets that hung before they could be found are put in by the upkeep.
    kit.clock.advance(by: -10 * 86_400)
    try await kit.site.keepVillages()
    #expect(try await kit.ask(search).text.contains(address))
  }

  @Test func `a handler sees his own village alone`() async throws {
    try await furnish()
    try await kit.store.write(as: DeskKit.program) { [kit] in
      _ = try Organisation.add(.village, slug: "xi-cun", name: "西村村民委员会", shortName: "西村", below: kit.town.id, $0)
    }
    #expect(try await kit.ask("/desk/village/xi-cun", handler).status == .notFound)
    #expect(try await kit.ask("/desk/boards/villages/xi-cun", handler).status == .notFound)
    #expect(try await kit.ask("/desk/village/xi-cun", keeper).status == .ok)
    #expect(try await kit.ask("/chengkan/villages/nowhere").status == .notFound)
  }

  @Test func `what was typed comes back with what is wrong, and nothing was changed`() async throws {
    try await furnish()
    let slot = try await slot("dibao")
    let list = try await kit.ask("/desk/village/slots/\(slot.id)/list", handler, [("pasted", "姓名,金额\n程某甲1,很多\n")])
    #expect(list.status == .unprocessableContent && list.text.contains("第 2 行“金额”不是金额"))
    #expect(list.text.contains("程某甲1,很多"))
    let text = try await kit.ask(
      "/desk/village/slots/\(slot.id)/text", handler, [("title", "三月低保"), ("body", "联系 13900001111 张某")])
    #expect(text.status == .unprocessableContent && text.text.contains("手机号") && text.text.contains("13900001111"))
    #expect(try await kit.store.read { try Posting.list(of: slot.id, $0) }.isEmpty)
  }

  /// A small photograph with a time and a place in it.
  static let photo = Data(base64Encoded: photoText, options: .ignoreUnknownCharacters) ?? Data()
}
