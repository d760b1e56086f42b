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
  var isPDF = false
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
      <p class="quiet">\(explanation)原件不变。</p>
      <div class="review"><section class="panel" aria-labelledby="h-text"><h2 id="h-text">\(name)</h2>
      \(each: lines, { "<p>\($0)</p>" })</section>
      <section class="panel">\(DeskForm(action: action, fields: fields, button: "生成公开稿", look: .main, issues: issues).view(frame.csrf))</section></div>
      """)
  }

  private var explanation: String {
    isPDF
      ? "每一页变成一张图片，写下的文字在图片上涂黑，再装成新的 PDF：里面没有文字，也没有原件的内容。公章、照片会照原样留下；做好以后请打开核对一遍。"
      : "写下的文字会从副本里去掉，换成“■■■■”；副本按文字重新生成，原件里的字、图片、批注、修改痕迹都不在里面。"
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
        let wanted = passages.split(whereSeparator: \.isNewline).map(String.init)
        let name = (file.name.split(separator: ".").dropLast().joined(separator: ".")) + "（公开稿）"
        let ending = file.mediaType == .pdf ? "pdf" : "docx"
        let blob = try site.files.put(try await copy(of: file, without: wanted, name, site), name: "\(name).\(ending)")
        _ = try await site.store.write(as: visit.actor) {
          try ApplicationFile.add(
            blob, named: "\(name).\(ending)", as: .redacted, to: file.application, original: file.id,
            note: "遮盖 \(wanted.count) 处", $0)
        }
        return .seeOther(DeskAddress.application(file.application), .applicationDone)
      } catch let fault as Fault where fault.kind == .invalid {
        var page = try await page(site, visit)
        (page.issues, page.passages) = (fault.issues, passages)
        return .page(page.view, status: .unprocessableContent, visit.visit)
      }
    }
  }

  private static func copy(
    of file: ApplicationFile, without passages: [String], _ name: String, _ site: Site
  ) async throws -> Data {
    guard file.mediaType == .pdf else {
      let read = try Redaction.read([UInt8](site.files.read(file.digest)), named: file.name)
      return Data(Redaction.copy(try Redaction.redact(read, passages), title: name))
    }
    let path = site.files.path(of: file.digest)
    return Data(
      try await PDFRedaction.copy(
        of: path, try await PDFWords.read(path), without: passages, title: name, scratch: site.forms.folder,
        token: site.entropy.token(bytes: 8)))
  }

  /// What can be chosen from, line by line.
  private static func lines(of file: ApplicationFile, _ site: Site) async throws -> [String] {
    if file.mediaType == .pdf { return try await PDFWords.read(site.files.path(of: file.digest)).lines }
    let text = try Redaction.read([UInt8](site.files.read(file.digest)), named: file.name).plainText
    return text.split(whereSeparator: \.isNewline).map(String.init)
  }

  private static func page(_ site: Site, _ visit: DeskVisit) async throws -> RedactionPage {
    let file = try await ApplicationPapers.found(site, visit)
    guard file.role == .original else { throw Fault.notFound }
    let lines = try await lines(of: file, site)
    let text = lines.joined(separator: "\n")
    let scalars = Array(text.unicodeScalars)
    let found = Privacy.matters(in: text, on: site.store.today()).map { matter in
      String(String.UnicodeScalarView(scalars[matter.range]))
    }
    var seen: Set<String> = []
    var page = RedactionPage(
      frame: try await site.deskFrame(visit, at: DeskAddress.applicationFile(file.application, file.id, "redaction")),
      back: DeskAddress.application(file.application),
      action: DeskAddress.applicationFile(file.application, file.id, "redaction"), name: file.name,
      lines: lines,
      passages: found.filter { seen.insert($0).inserted }.joined(separator: "\n"))
    page.isPDF = file.mediaType == .pdf
    return page
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
