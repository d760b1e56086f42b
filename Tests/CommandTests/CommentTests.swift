import Foundation
import TestKit
import Testing

/// Comments in a Word document, judged by python-docx.
@Suite struct CommentTests {
  /// A document with bold pieces, and a table, made by python-docx.
  private static let making = """
    import docx, sys
    d = docx.Document()
    d.add_paragraph('各村民委员会：')
    p = d.add_paragraph('请学习《防汛办法》')
    p.add_run('、《抗旱').bold = True
    p.add_run('办法》,于')
    p.add_run('2026年2月').italic = True
    p.add_run('30日前报送。')
    t = d.add_table(1, 2)
    t.cell(0, 0).text = '走访群众'
    t.cell(0, 1).text = '300余件次'
    d.save(sys.argv[1])
    """

  private static let reading = """
    import docx, sys
    from docx.oxml.ns import qn
    a, b = docx.Document(sys.argv[1]), docx.Document(sys.argv[2])
    text = lambda d: [p.text for p in d.paragraphs] + [c.text for t in d.tables for r in t.rows for c in r.cells]
    assert text(a) == text(b), (text(a), text(b))
    looks = lambda d: [(c, bool(r.bold), bool(r.italic)) for p in d.paragraphs for r in p.runs for c in r.text]
    assert looks(a) == looks(b)
    body = b.element.body
    for c in b.comments:
        i, on, words = str(c.comment_id), False, ''
        for e in body.iter():
            if e.tag == qn('w:commentRangeStart') and e.get(qn('w:id')) == i: on = True
            if e.tag == qn('w:commentRangeEnd') and e.get(qn('w:id')) == i: on = False
            if on and e.tag == qn('w:t'): words += e.text or ''
        print(words + '|' + c.author + '|' + c.text)
    """

  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// What a program for python-docx prints; a failed check of its own is an error here.
  @discardableResult
  private func python(_ program: String, _ arguments: String...) throws -> [String] {
    let process = Process()
    process.executableURL = Self.root.appending(path: ".venv/bin/python")
    process.arguments = ["-c", program] + arguments
    let (out, problems) = (Pipe(), Pipe())
    (process.standardOutput, process.standardError) = (out, problems)
    try process.run()
    let said = try out.fileHandleForReading.readToEnd() ?? Data()
    let wrong = try problems.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(String(decoding: wrong, as: UTF8.self))")
    return String(decoding: said, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  @Test func `findings become comments at their words, the text and its looks stay, and a second time adds to them`()
    async throws
  {
    let program = try Program()
    let names = ["a", "b", "c"].map { program.home.path + "/\($0).docx" }
    try python(Self.making, names[0])
    #expect(try await program.run("proof", names[0], "--docx", names[1]).status == 1)
    let read = try python(Self.reading, names[0], names[1])
    let words = read.map { String($0.prefix { $0 != "|" }) }
    for wanted in ["、", ",", "2026年2月30日", "300余件次"] { #expect(words.contains(wanted), "\(read)") }
    #expect(read.allSatisfy { $0.contains("|鱼灯校对|") })

    #expect(try await program.run("proof", names[1], "--docx", names[2]).status == 1)
    #expect(try python(Self.reading, names[0], names[2]).count == 2 * words.count)
  }

  /// A document with a header, a footnote and a text box, and somebody's telephone.
  private static let margins = """
    import docx, sys
    from docx.oxml import parse_xml
    d = docx.Document()
    d.sections[0].header.paragraphs[0].text = '认真布署工作'
    d.add_paragraph('各村民委员会：')
    p = d.add_paragraph('联系人手机13800138000。')
    p.add_run()._r.append(parse_xml('<w:pict xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>按装设备</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict>'))
    d.save(sys.argv[1])
    """

  private static let listing = """
    import docx, sys
    d = docx.Document(sys.argv[1])
    for c in d.comments: print(c.text)
    """

  @Test func `headers and text boxes are read, private matter is remarked, and comments stay in the body`() async throws {
    let program = try Program()
    let names = ["a", "b"].map { program.home.path + "/\($0).docx" }
    try python(Self.margins, names[0])
    #expect(try await program.run("proof", names[0], "--docx", names[1]).status == 1)
    let said = try python(Self.listing, names[1])
    #expect(said.contains { $0.hasPrefix("页眉里的“布署”：") }, "\(said)")
    #expect(said.contains { $0.hasPrefix("文本框里的“按装”：") }, "\(said)")
    #expect(said.contains { $0.contains("手机号") && $0.contains("个人隐私") }, "\(said)")
  }

  @Test func `comments, lines of JSON and a page are made together, by the rules and words that were asked for`()
    async throws
  {
    let program = try Program()
    let names = ["a.docx", "b.docx", "c.html", "words"].map { program.home.path + "/\($0)" }
    try python(Self.making, names[0])
    try Data("政府信西\n".utf8).write(to: URL(filePath: names[3]))
    let said = try await program.run(
      "proof", names[0], "--json", "--docx", names[1], "--html", names[2], "--rules", "marks.listed,numbers.measure")
    #expect(said.status == 1)
    let lines = said.output.split(separator: "\n")
    let rules = try lines.map { line in
      let finding = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      return finding?["rule"] as? String
    }
    #expect(Set(rules) == ["marks.listed", "numbers.measure"])
    #expect(try python(Self.listing, names[1]).count == lines.count)
    #expect(try String(contentsOfFile: names[2], encoding: .utf8).contains("件次"))

    try python(
      "import docx, sys; d = docx.Document(); d.add_paragraph('依法公开政府信西，接受社会监督。'); d.save(sys.argv[1])", names[0])
    #expect(try await program.run("proof", names[0], "--docx", names[1]).status == 1)
    #expect(try await program.run("proof", names[0], "--docx", names[1], "--lexicon", names[3]).status == 0)
    #expect(try await program.run("proof", program.home.path, "--docx", names[1]).status == 2)
  }

  /// Two tables with a total: the first is right, in the second the same number stands and is wrong.
  private static let tables = """
    import docx, sys
    d = docx.Document()
    d.add_paragraph('各村户数见下表。')
    for last in ('8', '9'):
        t = d.add_table(4, 2)
        rows = [('村', '户数'), ('呈坎村', '12'), ('灵山村', last), ('合计', '20')]
        for row, words in zip(t.rows, rows):
            for cell, word in zip(row.cells, words): cell.text = word
        d.add_paragraph('以上为各村自报数。')
    d.save(sys.argv[1])
    """

  private static let marked = """
    import docx, sys
    from docx.oxml.ns import qn
    tables = docx.Document(sys.argv[1]).tables
    for n, t in enumerate(tables):
        for r in t.rows:
            for c in r.cells:
                if c._tc.findall('.//' + qn('w:commentRangeStart')): print(n, c.text)
    """

  @Test func `a table that does not add up is remarked in its own cell, not where the same number stands before`()
    async throws
  {
    let program = try Program()
    let names = ["a", "b"].map { program.home.path + "/\($0).docx" }
    try python(Self.tables, names[0])
    #expect(try await program.run("proof", names[0], "--docx", names[1], "--rules", "sums.table").status == 1)
    #expect(try python(Self.marked, names[1]) == ["1 20"])
    let said = try python(Self.listing, names[1])
    #expect(said.count == 1 && said[0].hasPrefix("这一列各行相加是21"), "\(said)")
  }

  @Test func `what is no Word document is refused in one sentence and nothing is written`() async throws {
    let program = try Program()
    let (bad, out) = (program.home.path + "/a.docx", program.home.path + "/b.docx")
    try Data("不是文档".utf8).write(to: URL(filePath: bad))
    #expect(try await program.run("proof", bad, "--docx", out).status == 2)
    #expect(!FileManager.default.fileExists(atPath: out))
  }
}

/// Spoilt and hostile files of the shared data, as a town may be sent them.
@Suite(.enabled(if: SharedData.isPresent, "the shared data folder is not here (YUDENG_DATA)"))
struct HostileProofTests {
  @Test func `whatever a file holds, it is proofread or refused, and never brings the program down`() async throws {
    let program = try Program()
    let folder = SharedData.path + "/7_badinput"
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder).sorted()
    let files = names.filter { $0.hasSuffix(".docx") } + names.filter { $0.hasSuffix(".txt") }.prefix(12)
    #expect(files.count > 20)
    for file in files {
      let comments = file.hasSuffix(".docx") ? ["--docx", program.home.path + "/out.docx"] : []
      let outcome = try await program.run(["proof", folder + "/" + file, "--json"] + comments)
      #expect((0...2).contains(outcome.status), "\(file): \(outcome.output)")
    }
  }
}
