import Casework
import Files
import Foundation
import Hummingbird
import Kernel
import Manuscript
import Privacy
import Store

/// `/desk/applications/N/files/F/redaction`: words are taken out of a copy (区分处理), the original stays what it is.
struct RedactionPage: Page {
  var frame: DeskFrame
  var back: Address
  var action: Address
  var name: String
  var lines: [String]
  /// One place a line.
  var passages: String
  var issues: [Issue] = []

  private var fields: [FormField] {
    [
      FormField(
        name: "passages", label: "要遮盖的文字", control: .area(rows: 8), value: passages,
        hint: "一行一处，从左边复制原文。身份证号、电话、银行卡号等已经替您找出来，请核对、补充。", isRequired: true)
    ]
  }

  var view: HTML {
    frame.page(
      "遮盖", trail: [Crumb("依申请公开", DeskAddress.applications), Crumb("案件", back), Crumb("遮盖")], issues: issues.count,
      """
      <h1>遮盖不能公开的内容</h1>
      <p class="quiet">写下的文字会从副本里去掉，换成“■■■■”；副本按文字重新生成，原件里的字、图片、批注、修改痕迹都不在里面。原件不变。</p>
      <div class="review"><section class="panel" aria-labelledby="h-text"><h2 id="h-text">\(name)</h2>
      \(each: lines, { "<p>\($0)</p>" })</section>
      <section class="panel">\(DeskForm(action: action, fields: fields, button: "生成公开稿", look: .main, issues: issues).view(frame.csrf))</section></div>
      """)
  }

  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    .page(try await page(site, visit).view, visit.visit)
  }

  static func take(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let file = try await ApplicationPapers.found(site, visit)
    guard file.role == .original else { throw Fault.notFound }
    return try await site.forms.read(request, visit.visit) { form in
      let passages = form["passages"] ?? ""
      do {
        let read = try Redaction.read([UInt8](site.files.read(file.digest)), named: file.name)
        let made = try Redaction.redact(read, passages.split(whereSeparator: \.isNewline).map(String.init))
        let name = (file.name.split(separator: ".").dropLast().joined(separator: ".")) + "（公开稿）"
        let blob = try site.files.put(Data(Redaction.copy(made, title: name)), name: "\(name).docx")
        let count = passages.split(whereSeparator: \.isNewline).count
        _ = try await site.store.write(as: visit.actor) {
          try ApplicationFile.add(
            blob, named: "\(name).docx", as: .redacted, to: file.application, original: file.id, note: "遮盖 \(count) 处", $0)
        }
        return .seeOther(DeskAddress.application(file.application), .applicationDone)
      } catch let fault as Fault where fault.kind == .invalid {
        var page = try await page(site, visit)
        (page.issues, page.passages) = (fault.issues, passages)
        return .page(page.view, status: .unprocessableContent, visit.visit)
      }
    }
  }

  private static func page(_ site: Site, _ visit: DeskVisit) async throws -> RedactionPage {
    let file = try await ApplicationPapers.found(site, visit)
    guard file.role == .original else { throw Fault.notFound }
    let text = try Redaction.read([UInt8](site.files.read(file.digest)), named: file.name).plainText
    let scalars = Array(text.unicodeScalars)
    let found = Privacy.matters(in: text, on: site.store.today()).map { matter in
      String(String.UnicodeScalarView(scalars[matter.range]))
    }
    var seen: Set<String> = []
    return RedactionPage(
      frame: try await site.deskFrame(visit, at: DeskAddress.applicationFile(file.application, file.id, "redaction")),
      back: DeskAddress.application(file.application),
      action: DeskAddress.applicationFile(file.application, file.id, "redaction"), name: file.name,
      lines: text.split(whereSeparator: \.isNewline).map(String.init),
      passages: found.filter { seen.insert($0).inserted }.joined(separator: "\n"))
  }

  static var samples: [(name: String, page: RedactionPage)] {
    [
      (
        "desk-redaction",
        RedactionPage(
          frame: SampleDesk.frame(DeskAddress.applications, holding: [.casework]), back: DeskAddress.applications,
          action: DeskAddress.applications, name: "验收报告.docx", lines: ["项目负责人方小鱼，电话13000000000。"], passages: "13000000000")
      )
    ]
  }
}
