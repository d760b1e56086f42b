import Casework
import Files
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Jobs
import Kernel
import Logging
import NIOCore
import NIOFoundationCompat
import Publishing
import Store
import TestKit
import Testing

@testable import Accounts
@testable import Site

/// Applying online without an account, and answering at the desk, through the gate as browsers do.
@Suite struct ApplicationPageTests {
  private static let fields = [
    ("kind", "person"), ("name", "方小鱼"), ("paper", "identity-card"), ("paper-number", "110101199003074573"),
    ("phone", "13000000000"), ("address", "某某镇东村1号"), ("content", "东村2025年道路硬化工程的中标结果"), ("form", "paper"),
    ("delivery", "post"),
  ]

  /// The form's key, its check and the answer to it.
  private func opened(_ kit: DeskKit) async throws -> [(String, String)] {
    let page = try await kit.ask("/chengkan/apply/form").text
    func value(_ name: String) throws -> String {
      try #require(page.firstMatch(of: try Regex("name=\"\(name)\" value=\"([^\"]*)\""))?.output[1].substring.map(String.init))
    }
    let words = try #require(page.firstMatch(of: #/(.)加(.)等于几/#))
    let digits = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
    let sum = [words.output.1, words.output.2].compactMap { digits.firstIndex(of: String($0)) }.reduce(0, +)
    return [("key", try value("key")), ("sum-token", try value("sum-token")), ("sum", "\(sum)")]
  }

  private func apply(_ kit: DeskKit) async throws -> (number: String, code: String) {
    let sent = try await kit.ask("/chengkan/apply/form", nil, Self.fields + opened(kit))
    #expect(sent.status == .seeOther, "\(sent.text.prefix(800))")
    let receipt = try await kit.ask(try #require(sent.location)).text
    let found = receipt.matches(of: #/<dd><strong>([^<]+)</strong>/#).map { String($0.output.1) }
    try #require(found.count == 2)
    return (found[0], found[1])
  }

  private func clerk(_ kit: DeskKit) async throws -> String { try await kit.session(kit.person("dafu", .caseworker)) }

  @Test func `one page, no account, no script: a receipt with number and code, by which the case is followed`() async throws {
    let kit = try await DeskKit()
    #expect(try await kit.ask("/chengkan/apply/").text.contains("/chengkan/apply/form"))
    let (number, code) = try await apply(kit)
    #expect(number == "2026-0001" && code.count == 8)
    let follow = try await kit.ask("/chengkan/apply/follow", nil, [("number", number), ("code", code.lowercased())])
    #expect(follow.status == .ok && follow.text.contains("待确认") && follow.text.contains("东村2025年道路硬化工程的中标结果"))
    #expect(follow.headers[.cacheControl] == "no-store" && !follow.text.contains("110101199003074573"))
    let wrong = try await kit.ask("/chengkan/apply/follow", nil, [("number", number), ("code", "AAAAAAAA")])
    #expect(wrong.status == .unprocessableContent && wrong.text.contains("对不上") && !wrong.text.contains("待确认"))
    #expect(try await kit.ask("/chengkan/apply/receipt/0123456789").status == .notFound)
  }

  @Test func `sent twice it is one application, and what is wrong comes back with all that was typed`() async throws {
    let kit = try await DeskKit()
    let opened = try await opened(kit)
    let once = try await kit.ask("/chengkan/apply/form", nil, Self.fields + opened)
    let twice = try await kit.ask("/chengkan/apply/form", nil, Self.fields + opened)
    #expect(once.location == twice.location)
    #expect(try await kit.store.read { try $0.count("SELECT count(*) FROM application") } == 1)

    let long = Self.fields.map { $0.0 == "content" ? ("content", "头" + String(repeating: "长", count: 10_000)) : $0 }
    let wrong = try await kit.ask("/chengkan/apply/form", nil, long + [("key", "another-key-0123"), ("sum-token", "00"), ("sum", "2")])
    #expect(wrong.status == .unprocessableContent && wrong.text.contains("头长长") && wrong.text.contains("value=\"方小鱼\""))
    #expect(wrong.text.contains("请重新回答下面的算题"))
    let answered = try await self.opened(kit).filter { $0.0 != "key" }
    let tooLong = try await kit.ask("/chengkan/apply/form", nil, long + answered + [("key", "another-key-0123")])
    #expect(tooLong.text.contains("10001 个字") && tooLong.text.contains("头长长"))
    #expect(try await kit.store.read { try $0.count("SELECT count(*) FROM application") } == 1)
  }

  @Test func `a copy of an identity document lies sealed, and is opened only with a reason`() async throws {
    let kit = try await DeskKit()
    let png = Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) + Data("a face".utf8)
    var body = Data()
    for (name, value) in try await Self.fields + opened(kit) {
      body += Data("--b\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n".utf8)
    }
    body += Data("--b\r\nContent-Disposition: form-data; name=\"identity-file\"; filename=\"me.png\"\r\n\r\n".utf8)
    body += png + Data("\r\n--b--\r\n".utf8)
    #expect(try await kit.post("/chengkan/apply/form", "multipart/form-data; boundary=b", body).status == .seeOther)
    let file = try #require(try await kit.store.read { try ApplicationFile.list(of: CaseApplication.ID(1), $0).first })
    #expect(try kit.site.files.read(file.digest).range(of: Data("a face".utf8)) == nil)
    let token = try await clerk(kit)
    let here = "/desk/applications/1/files/\(file.id)"
    #expect(try await kit.ask(here, token).status == .forbidden)
    #expect(try await kit.ask(here + "/unsealing", token, [("reason", "")]).status == .unprocessableContent)
    let opened = try await kit.ask(here + "/unsealing", token, [("reason", "核对身份")])
    #expect(Data(buffer: opened.body) == png)
    #expect(try await kit.store.read { try Journal.entries(of: "application:1", $0).first?.event } == "application.unsealed")
  }

  @Test func `the clerk confirms, proposes, the head signs, and each page shows the deadline with its arithmetic`() async throws {
    let kit = try await DeskKit()
    let (number, code) = try await apply(kit)
    let (clerk, head) = (try await clerk(kit), try await kit.session(kit.person("fuze", .caseApprover)))
    let list = try await kit.ask("/desk/applications", clerk).text
    #expect(list.contains(number) && list.contains("与申请人确认 2026-03-09（周一）") && list.contains("今天到期"))
    func act(_ name: String, _ token: String, _ fields: [(String, String)]) async throws -> HTTPResponse.Status {
      try await kit.ask("/desk/applications/1/acts/\(name)", token, fields).status
    }
    let future = try await kit.ask("/desk/applications/1/acts/confirm", clerk, [("day", "2026-03-10"), ("words", "电话确认过")])
    #expect(future.status == .unprocessableContent && future.text.contains("晚于今天") && future.text.contains("电话确认过"))
    #expect(try await act("confirm", clerk, [("day", "2026-03-09"), ("words", "电话确认")]) == .seeOther)
    let page = try await kit.ask("/desk/applications/1", clerk).text
    // 20 working days after 9 March 2026, with 清明 (4 to 6 April) on the way.
    #expect(page.contains("2026-04-07（周二）") && page.contains("清明节放假，不计") && page.contains("110＊＊＊"))
    #expect(!page.contains("110101199003074573"))
    let follow = try await kit.ask("/chengkan/apply/follow", nil, [("number", number), ("code", code)]).text
    #expect(follow.contains("2026-04-07（周二）") && follow.contains("清明节放假，不计"))
    let other = try await kit.person("dafu-er", .caseworker)
    let handed = try await kit.ask("/desk/applications/1/assignment", clerk, [("account", "\(other.id)")])
    #expect(handed.status == .seeOther)
    #expect(try await kit.store.read { try CaseApplication.find(CaseApplication.ID(1), $0).handler } == other.id)
    #expect(try await kit.ask("/desk/applications/1/assignment", clerk, [("account", "1000")]).status == .unprocessableContent)
    #expect(try await act("accept", clerk, []) == .seeOther)
    #expect(try await act("propose", clerk, [("code", "A2"), ("answer", "")]) == .unprocessableContent)
    #expect(try await act("propose", clerk, [("code", "A2"), ("answer", "附中标通知书")]) == .seeOther)
    #expect(try await act("approve", clerk, []) == .forbidden)
    #expect(try await kit.ask("/desk/applications/1", head).text.contains("附中标通知书"))
    #expect(try await act("approve", head, []) == .seeOther)
    #expect(try await kit.ask("/desk/applications/1/letters", clerk, [("letter", "reply")]).status == .seeOther)
    let tools = JobTools(files: kit.folder.path + "/files", scratch: kit.folder.path, entropy: kit.entropy)
    _ = try await JobRunner(kit.store, Site.jobs, tools: tools, logger: Logger(label: "test")).drain(.quick)
    let letter = try await kit.ask("/desk/applications/1/letters/1/docx", clerk)
    #expect(letter.status == .ok && letter.body.readableBytes > 2000)
    #expect(try await act("deliver", clerk, [("manner", "post"), ("day", "2026-03-09"), ("note", "EM1")]) == .seeOther)
    #expect(try await act("confirm", clerk, [("day", "2026-03-09")]) == .conflict)
    let report = try await kit.ask("/desk/applications/report?year=2026", clerk).text
    #expect(report.contains("勾稽关系成立") && report.contains("/desk/applications/report/A/person?year=2026"))
    #expect(try await kit.ask("/desk/applications/report/A/person?year=2026", clerk).text.contains(number))
    #expect(try await kit.ask("/desk/applications/report?year=2026&format=xlsx", clerk).status == .ok)
  }

  @Test func `a record about oneself is put right on the same pages, from the public form to the letter`() async throws {
    let kit = try await DeskKit()
    let form = try await kit.ask("/chengkan/apply/form?matter=amendment").text
    #expect(form.contains("网上申请更正政府信息") && form.contains("name=\"evidence\""))
    let fields = Self.fields + [("matter", "amendment"), ("claim", "应当是5人"), ("evidence", "户口簿")]
    let sent = try await kit.ask("/chengkan/apply/form", nil, fields + opened(kit))
    #expect(try await kit.ask(try #require(sent.location)).text.contains("第四十一条"))
    let wrong = try await kit.ask("/chengkan/apply/form", nil, Self.fields + [("matter", "amendment")] + opened(kit))
    #expect(wrong.status == .unprocessableContent && wrong.text.contains("应当怎样记录") && wrong.text.contains("更正政府信息"))
    let (clerk, head) = (try await clerk(kit), try await kit.session(kit.person("fuze", .caseApprover)))
    #expect(try await kit.ask("/desk/applications/new?matter=amendment", clerk).text.contains("登记一件更正政府信息申请"))
    func act(_ name: String, _ token: String, _ fields: [(String, String)]) async throws -> HTTPResponse.Status {
      try await kit.ask("/desk/applications/1/acts/\(name)", token, fields).status
    }
    #expect(try await act("confirm", clerk, [("day", "2026-03-09")]) == .seeOther)
    #expect(try await act("accept", clerk, []) == .seeOther)
    let page = try await kit.ask("/desk/applications/1", clerk).text
    #expect(page.contains("应当是5人") && page.contains("审核不属实，不予更正") && !page.contains("/acts/askReasons"))
    #expect(try await act("askReasons", clerk, [("ground", "x"), ("day", "2026-03-09")]) == .conflict)
    #expect(try await act("propose", clerk, [("code", "G2"), ("organ", "")]) == .unprocessableContent)
    #expect(try await act("propose", clerk, [("code", "G2"), ("organ", "某某区住建局")]) == .seeOther)
    #expect(try await act("approve", head, []) == .seeOther)
    #expect(try await kit.ask("/desk/applications/1/letters", clerk, [("letter", "forwarding")]).status == .seeOther)
    #expect(try await kit.ask("/desk/applications/1", clerk).text.contains("更正政府信息申请转送函"))
  }

  @Test func `why so many is asked, answered and judged on the page, and the applicant sees what is asked of him`() async throws {
    let kit = try await DeskKit()
    let (number, code) = try await apply(kit)
    let (clerk, head) = (try await clerk(kit), try await kit.session(kit.person("fuze", .caseApprover)))
    func act(_ name: String, _ token: String, _ fields: [(String, String)]) async throws -> HTTPResponse.Status {
      try await kit.ask("/desk/applications/1/acts/\(name)", token, fields).status
    }
    #expect(try await act("confirm", clerk, [("day", "2026-03-09")]) == .seeOther)
    #expect(try await act("askReasons", clerk, [("ground", "本月 62 件"), ("days", "十"), ("day", "2026-03-09")]) == .unprocessableContent)
    #expect(try await act("askReasons", clerk, [("ground", "本月 62 件"), ("days", "10"), ("day", "2026-03-09")]) == .seeOther)
    let follow = try await kit.ask("/chengkan/apply/follow", nil, [("number", number), ("code", code)]).text
    #expect(follow.contains("请说明申请数量、频次的理由：本月 62 件"))
    #expect(try await act("explain", clerk, [("given", "课题需要"), ("day", "2026-03-09")]) == .seeOther)
    #expect(try await act("acceptReasons", clerk, [("words", "")]) == .seeOther)
    #expect(try await act("setDelay", clerk, [("days", "60"), ("reason", "材料多")]) == .forbidden)
    #expect(try await act("setDelay", head, [("days", "60"), ("reason", "材料多")]) == .seeOther)
    #expect(try await kit.ask("/desk/applications/1/letters", clerk, [("letter", "delay")]).status == .seeOther)
    #expect(try await act("tellDelay", clerk, [("day", "2026-03-09")]) == .seeOther)
    let page = try await kit.ask("/desk/applications/1", clerk).text
    #expect(page.contains("代替原来的 20 个") && page.contains("2026-06-04（周四）") && page.contains("课题需要"))
  }

  @Test func `whoever works for another town sees nothing of it, and the window only enters`() async throws {
    let kit = try await DeskKit()
    _ = try await apply(kit)
    let window = try await kit.session(kit.person("chuangkou", .windowClerk))
    #expect(try await kit.ask("/desk/applications/1", window).status == .forbidden)
    let hash = try await Hashing(entropy: kit.entropy).hash(DeskKit.password, try await kit.site.securityRules())
    let stranger = try await kit.store.write(as: DeskKit.program) { [district = kit.district.id] tx in
      let next = try Organisation.add(.town, slug: "lin-zhen", name: "邻镇人民政府", shortName: "邻镇", below: district, tx)
      return try Account.create(
        name: "lin", displayName: "邻人", organisation: next.id, roles: [.caseworker], password: hash,
        mustChangePassword: false, tx)
    }
    let next = try await kit.session(stranger)
    #expect(try await kit.ask("/desk/applications/1", next).status == .notFound)
    #expect(try await kit.ask("/desk/applications/1/acts/confirm", next, [("day", "2026-03-09")]).status == .notFound)
    #expect(try await !kit.ask("/desk/applications", next).text.contains("2026-0001"))
    let entry = Self.fields + [("channel", "oral"), ("arrived", "2026-03-09"), ("key", "window-key-01"), ("origin", "")]
    let done = try await kit.ask("/desk/applications", window, entry)
    #expect(done.location == "/desk/applications/2/form?done=application-done")
    #expect(try await kit.ask("/desk/applications/2/form", window).text.contains("申请人签字"))
    let wrong = try await kit.ask("/desk/applications", window, [("channel", "web"), ("arrived", "昨天"), ("name", "方小鱼")])
    #expect(wrong.status == .unprocessableContent && wrong.text.contains("请选择申请是怎样来的"))
  }

  @Test func `what was given to one becomes a draft for all, and who asked is not in it`() async throws {
    let kit = try await DeskKit()
    _ = try await apply(kit)
    let (id, today) = (CaseApplication.ID(1), Day(at: kit.clock.now))
    let town = try #require(try await kit.store.read { try Town.fetch("chengkan", origin: "", on: today, $0) })
    let column = try #require(town.tree.find("notices"))
    await #expect(throws: Fault.self) {
      try await kit.store.write(as: DeskKit.program) { try SuggestedPublication.draft(id, column, town, $0) }
    }
    try await kit.store.write(as: DeskKit.program) { tx in
      try CaseApplication.confirm(id, on: today, tx)
      try CaseApplication.accept(id, tx)
      try CaseApplication.propose(id, .init(code: "A2", answer: "中标单位是某某建设公司"), tx)
      try CaseApplication.approve(id, tx)
      _ = try SuggestedPublication.draft(id, column, town, tx)
    }
    let draft = try await kit.store.read { reader in
      try reader.all("SELECT * FROM revision").flatMap(\.columns).map { "\($0.value)" }.joined()
    }
    #expect(draft.contains("东村2025年道路硬化工程的中标结果") && draft.contains("中标单位是某某建设公司"))
    #expect(!draft.contains("方小鱼") && !draft.contains("13000000000"))
  }
}

extension DeskKit {
  /// A body as it is, without a session.
  fileprivate func post(_ path: String, _ type: String, _ body: Data) async throws -> TestResponse {
    try await Hummingbird.Application(responder: site.gate).test(.router) { client in
      try await client.execute(uri: path, method: .post, headers: [.contentType: type], body: ByteBuffer(bytes: body))
    }
  }
}
