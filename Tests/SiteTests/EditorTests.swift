import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Kernel
import Manuscript
import Publishing
import Store
import TestKit
import Testing

@testable import Accounts
@testable import Site

/// What the editor's script asks of the server, and the plain field that does without it.
@Suite struct EditorTests {
  private struct Answer: Decodable {
    var html: String
    var title: String?
    var notes: [String]
  }

  private static func answer(_ response: TestResponse) throws -> Answer {
    #expect(response.status == .ok, "\(response.text)")
    return try JSONDecoder().decode(Answer.self, from: Data(response.body.readableBytesView))
  }

  private static let picture = Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + Array("IHDR".utf8))

  @Test func `what is pasted comes back as our own markup, without what could act; its title is told`() async throws {
    let kit = try await DeskKit()
    let writer = try await kit.session(try await kit.person("jingban", .handler))
    let pasted = """
      <p align=center style="font-size:22pt"><b>关于开展防火巡查的通知</b></p><p onclick="x()">各村民委员会：</p>
      <p>一、巡查时间</p><script>steal()</script><p>每日<b>两次</b>，<a href="javascript:x()">详见</a>附件。</p>
      """
    let told = try Self.answer(
      try await kit.ask("/desk/pasting", writer, [("html", pasted), ("title", ""), ("number", "")]))
    #expect(told.title == "关于开展防火巡查的通知")
    #expect(told.html.contains("<h2 id=\"h-1\">一、巡查时间</h2>") && told.html.contains("<strong>两次</strong>"))
    #expect(!told.html.contains("script") && !told.html.contains("onclick") && !told.html.contains("steal"))
    #expect(!told.notes.isEmpty)
    // A text that has its title already gives none away.
    let second = try Self.answer(
      try await kit.ask("/desk/pasting", writer, [("html", pasted), ("title", "（另有）"), ("number", "（另有）")]))
    #expect(second.title == "" && second.html.contains("关于开展防火巡查的通知"))
  }

  @Test func `a pasted picture is shown to who pasted it and to nobody else; other files are refused`() async throws {
    let kit = try await DeskKit()
    let mine = try await kit.session(try await kit.person("jingban", .handler))
    let his = try await kit.session(try await kit.person("lisi", .handler))
    let told = try Self.answer(
      try await kit.upload("/desk/pasting", mine, [("text", "")], "zt-1.png", Self.picture, field: "pictures"))
    let seal = try #require(told.html.firstMatch(of: /src="\/media\/pasted\/([0-9a-f]+)\//)).1
    #expect(try await kit.ask("/desk/pictures/\(seal)", mine).status == .ok)
    #expect(try await kit.ask("/desk/pictures/\(seal)", his).status == .notFound)
    #expect(try await kit.ask("/desk/pictures/\(seal)").status != .ok)
    let refused = try await kit.upload(
      "/desk/pasting", mine, [("text", "")], "zt-1.png", Data("no picture".utf8), field: "pictures")
    #expect(refused.status == .unprocessableContent && refused.text.contains("只能放入"))
  }

  @Test func `a pasted picture becomes a file under a name of ours; taken out of the text it goes`() async throws {
    let kit = try await DeskKit()
    let writer = try await kit.session(try await kit.person("jingban", .handler))
    let told = try Self.answer(
      try await kit.upload("/desk/pasting", writer, [("text", "")], "zt-1.png", Self.picture, field: "pictures"))
    let column = try await kit.store.read { reader in
      try ColumnTree.fetch(kit.town.id, reader).columns.first { $0.kind == .notice || $0.kind == .dynamic }?.slug
    }
    let markup = told.html.replacing(/图片-[0-9a-f]{8}|%E5[^"\/]*-[0-9a-f]{8}/, with: "..%2F..%2Fevil")
    let fields = { (body: String) in
      [
        ("title", "有图的通知"), ("column", column ?? ""), ("openness", "active"), ("then", "save"),
        ("body", BodyField.mark + body),
      ]
    }
    let made = try await kit.ask("/desk/items", writer, fields("<p>如图：</p>" + markup))
    #expect(made.status == .seeOther, "\(made.text)")
    let names: [String] = try await kit.store.read { try $0.all("SELECT name FROM attachment") { try $0["name"] } }
    #expect(names.count == 1 && names.allSatisfy(PastedPictures.isPasted), "\(names)")
    let shown = try await kit.ask("/desk/items/1/draft", writer)
    #expect(shown.text.contains("media:\(names[0])") || shown.text.contains("/media/\(PercentCode.encode(names[0]))"))
    #expect(try await kit.ask("/desk/items/1/pictures/\(PercentCode.encode(names[0]))", writer).status == .ok)

    // Another's seal opens nothing, and nothing is saved.
    let other = try await kit.session(try await kit.person("lisi", .handler))
    let stolen = try await kit.ask("/desk/items", other, fields(told.html))
    #expect(stolen.status == .unprocessableContent && stolen.text.contains("重新粘贴"))
    // The text without it lists it no longer.
    let revision = try #require(shown.text.firstMatch(of: /name="revision" value="(\d+)"/)).1
    let last = fields("<p>无图。</p>") + [("revision", String(revision))]
    let saved = try await kit.ask("/desk/items/1/draft", writer, last)
    #expect(saved.status == .seeOther, "\(saved.text)")
    let item = try await kit.store.read { try Desk.item(Item.ID(1), as: DeskKit.program, $0) }
    #expect(item.revision?.content.attachments == [])
  }

  @Test func `typesetting a text gives it back set, says what it did, and lifts nothing out of it`() async throws {
    let kit = try await DeskKit()
    let writer = try await kit.session(try await kit.person("jingban", .handler))
    let body = BodyField.mark + "\n<p class=\"center\">关于巡查的通知</p><p>一、时间</p><p>请认真落实,不得延误.</p>"
    let told = try Self.answer(try await kit.ask("/desk/typesetting", writer, [("body", body)]))
    #expect(told.html.contains("关于巡查的通知") && told.html.contains("一、时间</h2>") && told.html.contains("，不得延误。"))
    #expect(!told.notes.isEmpty)
    let again = try Self.answer(try await kit.ask("/desk/typesetting", writer, [("body", BodyField.mark + told.html)]))
    #expect(again.html == told.html && again.notes.isEmpty)
  }

  @Test func `only who writes may have a text read, and only from the desk's own pages`() async throws {
    let kit = try await DeskKit()
    let auditor = try await kit.session(try await kit.person("shenji", .auditAdministrator))
    let writer = try await kit.session(try await kit.person("jingban", .handler))
    for path in ["/desk/pasting", "/desk/typesetting"] {
      #expect(try await kit.ask(path, nil, [("html", "甲")]).status != .ok)
      #expect(try await kit.ask(path, auditor, [("html", "甲")]).status == .forbidden)
      #expect(try await kit.ask(path, writer, [("html", "甲")], forged: true).status == .forbidden)
    }
  }

  @Test func `what a red head says is asked for beside the 文号, and only of kinds that bear one`() async throws {
    let kit = try await DeskKit()
    let writer = try await kit.session(try await kit.person("jingban", .handler))
    let numbered = try await kit.ask("/desk/items/new?kind=notice", writer).text
    for name in ["redHead", "headIssuer", "signers", "copyNumber", "urgency", "copiesTo", "printer", "printed"] {
      #expect(numbered.contains("name=\"fact-\(name)\""), "\(name)")
    }
    #expect(!(try await kit.ask("/desk/items/new?kind=meeting", writer).text.contains("fact-signers")))
  }

  @Test func `the script is named only where its library was bundled; the field is there either way`() async throws {
    let folder = try TemporaryFolder()
    try Data("a".utf8).write(to: URL(filePath: folder.path + "/editor.js"))
    let bare = try Assets(folder: URL(filePath: folder.path))
    #expect(EditorText("甲", of: nil, bare).script == nil)
    try Data("b".utf8).write(to: URL(filePath: folder.path + "/prosemirror.js"))
    let whole = try Assets(folder: URL(filePath: folder.path))
    #expect(EditorText("甲", of: nil, whole).script == Address("assets", whole.hash, "editor.js"))
    #expect(EditorText("甲", of: nil, bare).field == "甲")
    // Markup of ours that marks can say is shown as marks; both open as the same text.
    let text = EditorText(BodyField.mark + "\n<h2>一、时间</h2><p>甲</p>", of: nil, whole)
    #expect(!BodyField.isMarkup(text.field) && text.markup == EditorText(text.field, of: nil, whole).markup)
  }
}
