/// What the auditor sees after opening a sealed original (启封原件): every text as it was saved, what was said along the
/// way, the files.
struct OriginalPage: Page {
  var frame: DeskFrame
  var erasure: Int64
  var texts: [Text]
  var remarks: [String]
  var files: [File]
  /// Sent along when a file is opened too.
  var reason: String

  /// A revision as it was.
  struct Text: Sendable, Equatable {
    var title: String
    /// Who saved it, when.
    var note: String
    var text: String
  }

  struct File: Sendable, Equatable {
    var part: Int
    var name: String
  }

  var view: HTML {
    frame.page(
      "启封原件", trail: [Crumb("紧急清除", DeskAddress.erasures), Crumb("清除证明 \(erasure)", DeskAddress.erasure(erasure)), Crumb("启封原件")],
      """
      <h1>启封原件</h1>
      <p class="flash">这次启封已经记入审计日志。看完请关闭本页，不要截图或转发。</p>
      <div class="original">
      \(each: texts, { "<section class=\"panel\"><h2>\($0.title)</h2><p class=\"quiet\">\($0.note)</p><pre>\($0.text)</pre></section>" })
      \(if: !remarks.isEmpty, "<section class=\"panel\"><h2>办理附言</h2><ul class=\"dots\">\(each: remarks, { "<li>\($0)</li>" })</ul></section>")
      \(if: !files.isEmpty, attachments)
      </div>
      """)
  }

  private var attachments: HTML {
    """
    <section class="panel"><h2>附件</h2><ul class="linked">\(each: files, file)</ul></section>
    """
  }

  private func file(_ file: File) -> HTML {
    let form = DeskForm(
      action: DeskAddress.openedFile(erasure, file.part), button: "启封下载",
      hidden: [DeskForm.Hidden("reason", reason)])
    return "<li><span>\(file.name)</span>\(form.view(frame.csrf))</li>"
  }
}
