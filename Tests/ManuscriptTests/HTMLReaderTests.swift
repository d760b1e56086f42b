/// What the reader makes of small pieces of dirty HTML.
import Manuscript
import Testing

@Suite struct HTMLReaderTests {
  private func html(_ source: String, title: String? = nil) throws -> String {
    try HTMLReader.read(source, title: title).manuscript.html().replacing("\n", with: "")
  }

  private func kinds(_ source: String) throws -> [Omission.Kind] {
    try HTMLReader.read(source).omissions.map(\.kind)
  }

  @Test(arguments: [
    ("<html><head><title>防汛值班安排_某某镇人民政府</title></head><body><p>正文。</p></body></html>", "防汛值班安排"),
    ("<title> 办事\n指南 - 某某区政府 </title><p>正文。</p>", "办事 指南"), ("<p>正文。</p>", nil), ("<title></title><p>正文。</p>", nil),
  ] as [(String, String?)])
  func `a page without a title in its text is known by what it calls itself`(source: String, title: String?) throws {
    let reading = try HTMLReader.read(source)
    #expect(reading.title == nil)
    #expect(reading.pageTitle == title)
  }

  @Test(arguments: [
    // Word's own markup
    (#"<p class="MsoNormal" style="mso-char-indent:2"><span>甲</span><span lang="EN-US"><o:p></o:p></span>乙</p>"#,
      "<p>甲乙</p>"),
    (#"<p><st1:chsdate><font face="宋体">2008年</font></st1:chsdate>起</p>"#, "<p>2008年起</p>"),
    // entities, indents, breaks
    ("<p>&ldquo;公开&rdquo;&amp;nbsp;制度&amp;amp;ldquo;</p>", "<p>“公开” 制度“</p>"),
    ("<p>　　第一段。<br>　　第二段。</p>", #"<p class="indent">第一段。</p><p class="indent">第二段。</p>"#),
    ("<p style='TEXT-ALIGN: center'>上<br/>下</p>", #"<p class="center">上<br>下</p>"#),
    ("<p>中\n文 and\nLatin</p>", "<p>中文 and Latin</p>"),
    ("<p align=right>右</p><center>中</center>", #"<p class="end">右</p><p class="center">中</p>"#),
    // headings
    ("<p>一、总体要求</p><p>正文内容。</p>", #"<h2 id="h-1">一、总体要求</h2><p>正文内容。</p>"#),
    ("<p><b>1.范围</b></p>", #"<h4 id="h-1">1.范围</h4>"#),
    ("<p>（一）甲；</p><p>（二）乙。</p><p>以上。</p>", "<p>（一）甲；</p><p>（二）乙。</p><p>以上。</p>"),
    // signature, date, notes
    ("<p align=right>呈坎镇人民政府</p><p align=right>2026年3月9日</p><p>（此件公开发布）</p>",
      #"<p class="signature">呈坎镇人民政府</p><p class="date">2026年3月9日</p><p class="note">（此件公开发布）</p>"#),
    ("<p>注：单位为万元</p>", #"<p class="note">注：单位为万元</p>"#),
    // links and images
    (#"<a href="java&#10;script:alert(1)">点</a>"#, "<p>点</p>"),
    (#"<p>见<a href="//a.gov.cn/x y">此</a></p>"#, #"<p>见<a href="https://a.gov.cn/x%20y" rel="noopener">此</a></p>"#),
    (#"<img src="/a.png" alt="&quot;图" onerror=alert(1)>"#, #"<figure><img src="/a.png" alt="&quot;图"></figure>"#),
    // lists
    ("<ol><li>甲<li>乙<ul><li>丙</ul></ol>", "<ol><li>甲</li><li><p>乙</p><ul><li>丙</li></ul></li></ol>"),
  ])
  func `dirty markup becomes this`(_ source: String, _ expected: String) throws {
    #expect(try html(source) == expected)
  }

  @Test func `merged cells, headers and captions stay whole`() throws {
    let source = """
      <table border=1><caption>表1</caption><thead><tr><td rowspan=2>村</td><td colspan=2>户数</td></tr>
      <tr><td>低保</td><td>五保</td></tr></thead><tr><td>甲</td><td align=right>1</td><td>2</td></tr></table>
      """
    let table = try #require(tables(source).first)
    #expect(table.headerRowCount == 2)
    #expect(table.rows.map(\.count) == [2, 2, 3])
    #expect(table.rows[0][0].rowSpan == 2 && table.rows[0][1].colSpan == 2)
    #expect(table.rows[2][1].alignment == .end)
    #expect(table.caption?.plainText == "表1")
  }

  private func tables(_ source: String) throws -> [Table] {
    try HTMLReader.read(source).manuscript.blocks.compactMap { if case .table(let table) = $0 { table } else { nil } }
  }

  @Test func `spans that do not fit are cut, short rows are filled, empty rows and columns go`() throws {
    let table = try #require(
      tables("<table><tr><td colspan=2 rowspan=9>甲<td>乙<tr><tr><td>丙<td>丁<tr><td colspan=2>戊<td>己</table>").first)
    for row in table.rows { #expect(!row.isEmpty) }
    #expect(table.rows.flatMap { $0 }.allSatisfy { $0.rowSpan <= table.rows.count })
    #expect(SafeFragment(Manuscript(blocks: [.table(table)]).html()).complaints == [])
  }

  @Test func `a table that only lays out the page is taken apart, one inside a cell is joined to it`() throws {
    let layout = "<table><tr><td><p>甲</p><table><tr><td>1<td>2<tr><td>3<td>4</table></td></tr></table>"
    #expect(try tables(layout).first?.rows.count == 2)
    let nested = "<table border=1><tr><td>甲<td>乙<table><tr><td>丙</table><tr><td>丁<td>戊</table>"
    #expect(try tables(nested).count == 1)
    #expect(try HTMLReader.read(nested).manuscript.plainText.contains("乙 丙"))
  }

  @Test func `title and number are lifted out of the text`() throws {
    let source = """
      <p style="text-align:center"><b>呈坎镇人民政府关于</b></p><p style="text-align:center"><b>做好防汛工作的通知</b></p>
      <p style="text-align:center">呈政〔2026〕3号</p><p>各村：</p>
      """
    for title in [nil, "呈坎镇人民政府关于做好防汛工作的通知", "关于做好防汛工作的通知"] {
      let reading = try HTMLReader.read(source, title: title)
      #expect(reading.title == "呈坎镇人民政府关于做好防汛工作的通知")
      #expect(reading.documentNumber == "呈政〔2026〕3号")
      #expect(reading.manuscript.plainText == "各村：")
    }
  }

  @Test func `what is left out is listed in Chinese`() throws {
    let source = """
      <script>alert(1)</script><p onclick="x()">甲<span style="display:none">暗链</span></p><iframe src="//x.com"></iframe>
      <input value="口令"><svg><text>字</text></svg><a href="javascript:x">链</a>
      <img src="data:image/png;base64,AA">\u{E0D7}
      """
    let reading = try HTMLReader.read(source)
    let expected: Set<Omission.Kind> = [.script, .hidden, .embedded, .control, .drawing, .address, .image, .unreadable]
    #expect(Set(reading.omissions.map(\.kind)) == expected)
    #expect(reading.omissions.contains { $0.sentence == "去掉了 1 处页面上看不见的文字，如“暗链”。" })
    #expect(!reading.manuscript.html().contains("alert") && !reading.manuscript.plainText.contains("暗链"))
  }

  @Test(arguments: [
    "display: none", "visibility:hidden", "font-size:0px", "position:absolute;left:-9999px", "text-indent:-999em",
    "opacity:0", "height:0;overflow:hidden", "DISPLAY:NONE !important",
  ])
  func `text hidden in any way is taken out and listed`(_ style: String) throws {
    #expect(try kinds("<p>见</p><div style=\"\(style)\">不可见</div>") == [.hidden])
  }

  @Test func `characters that nobody sees are stripped and counted`() throws {
    let reading = try HTMLReader.read("<p>公\u{200B}开\u{202E}\u{FEFF}</p>")
    #expect(reading.manuscript.plainText == "公开")
    #expect(reading.repairs == ["去掉了 3 个零宽或方向控制字符"])
  }

  @Test func `a quote with a combining mark stays inside its attribute`() throws {
    let manuscript = Manuscript(blocks: [
      .image(Image(source: "/a.png\"\u{301} autofocus onfocus=alert(1) x=\"", alt: "\"\u{301} onfocus=alert(1) x=\""))
    ])
    #expect(SafeFragment(manuscript.html()).complaints == [])
    let link = Manuscript(blocks: [.paragraph(Paragraph([.link(address: "JavaScript:alert(1)", [.text("点")])]))])
    #expect(link.html() == "<p>点</p>\n")
  }

  @Test func `old encodings are found out`() throws {
    let gb: [UInt8] = [0xB9, 0xAB, 0xBF, 0xAA]  // 公开
    #expect(try HTMLReader.read([0x3C, 0x70, 0x3E] + gb).manuscript.plainText == "公开")
    #expect(try TextReader.read(gb).manuscript.plainText == "公开")
    #expect(try TextReader.read([0xFF, 0xFE, 0x6C, 0x51]).manuscript.plainText == "公")
  }

  @Test func `too large a page is refused with a sentence`() {
    let error = #expect(throws: Refusal.self) { try HTMLReader.read(String(repeating: "字", count: 6 << 20)) }
    #expect(error?.sentence == "网页文件超过 16 MB，请拆分后再上传。")
  }

  @Test func `outline, plain text and count go by the same blocks`() throws {
    let manuscript = try HTMLReader.read("<p>一、甲</p><p>乙 丙。</p><p>二、丁</p><p>戊。</p>").manuscript
    #expect(manuscript.outline.map(\.id) == ["h-1", "h-2"])
    #expect(manuscript.outline.map(\.text) == ["一、甲", "二、丁"])
    #expect(manuscript.characterCount == 11)
  }
}
