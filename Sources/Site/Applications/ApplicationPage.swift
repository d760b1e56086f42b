import Casework
import Kernel

/// `/desk/applications/N`: one case (申请办理): what is owed with its arithmetic, what may be done now, letters, files, trail.
struct ApplicationPage: Page {
  var frame: DeskFrame
  var id: CaseApplication.ID
  var number: String
  var title: String
  var state: DeskMark
  /// 申请的信息, or 要更正的记录.
  var contentTitle = "申请的信息"
  var content: String
  /// What it was made from, if anything.
  var origin: NavLink?
  var facts: DeskFacts
  /// The applicant, masked, or whole after a reason was given.
  var applicant: DeskFacts
  var isWhole = false
  var duties: [Owed]
  var likenesses: [Likeness]
  /// What may be done now; the first is what one came for.
  var forms: [DeskForm]
  var moreForms: [DeskForm]
  var letters: [Letter]
  var letterForm: DeskForm?
  var files: [File]
  var fileForm: DeskForm?
  var trail: Timeline
  var issues = 0

  struct Owed: Sendable, Equatable {
    var words: ApplicationsPage.Owed
    var arithmetic: [String]
  }

  struct Likeness: Sendable, Equatable {
    var title: String
    var address: Address
    var words: String
  }

  /// A letter with its files (文书).
  struct Letter: Sendable, Equatable {
    var title: String
    var note: String
    var files: [NavLink]
  }

  struct File: Sendable, Equatable {
    var name: String
    var role: String
    var links: [NavLink]
    /// For what lies sealed.
    var unsealing: DeskForm?
  }

  var view: HTML {
    frame.page(
      "\(number) \(title)", trail: [Crumb("依申请公开", DeskAddress.applications), Crumb(number)], issues: issues,
      """
      <div class="title-row"><h1>\(number) \(title)</h1>\(state.view)</div>
      <div class="review"><div>
      \(owed)
      <section class="panel" aria-labelledby="h-content"><h2 id="h-content">\(contentTitle)</h2>
      <p class="remark">\(content)</p>\(origin.map { "<p><a href=\"\($0.address)\">\($0.name)</a></p>" })\(facts.view)</section>
      \(if: !likenesses.isEmpty, alike)
      \(lettersPanel)
      \(filesPanel)
      <section class="panel" aria-labelledby="h-trail"><h2 id="h-trail">办理过程</h2>\(trail.view)</section>
      </div><div class="case-side">
      <section class="panel" aria-labelledby="h-acts"><h2 id="h-acts">现在可以办</h2>
      \(if: forms.isEmpty && moreForms.isEmpty, "<p class=\"quiet\">这一步没有您可以办的事。</p>")
      \(each: forms, { $0.view(frame.csrf) })\(each: moreForms, { $0.folded(frame.csrf) })</section>
      <section class="panel" aria-labelledby="h-applicant"><h2 id="h-applicant">申请人</h2>\(applicant.view)
      \(if: !isWhole, unmasking.folded(frame.csrf))
      <p><a class="button plain" href="\(DeskAddress.application(id, "form"))">打印申请表</a></p></section>
      </div></div>
      """)
  }

  private var owed: HTML {
    """
    <section class="panel" aria-labelledby="h-owed"><h2 id="h-owed">期限</h2>
    \(if: duties.isEmpty, "<p class=\"quiet\">没有到期的事。</p>")
    \(each: duties, { "<p>\($0.words.text) \($0.words.mark?.view)</p>\(Arithmetic($0.arithmetic).view)" })</section>
    """
  }

  private var alike: HTML {
    """
    <section class="panel" aria-labelledby="h-alike"><h2 id="h-alike">可能重复的申请</h2>
    <p class="quiet">只是提示，是不是重复由人判断（条例第三十六条第六项）。</p>
    <ul class="linked">\(each: likenesses, { "<li><a href=\"\($0.address)\">\($0.title)</a> <span>\($0.words)</span></li>" })</ul></section>
    """
  }

  private var lettersPanel: HTML {
    """
    <section class="panel" aria-labelledby="h-letters"><h2 id="h-letters">文书</h2>
    \(if: letters.isEmpty, "<p class=\"quiet\">还没有做过文书。</p>")
    <ul class="linked">\(each: letters, { "<li><span><strong>\($0.title)</strong> \($0.note)</span>\(each: $0.files, link)</li>" })</ul>
    \(letterForm?.view(frame.csrf))</section>
    """
  }

  private var filesPanel: HTML {
    """
    <section class="panel" aria-labelledby="h-files"><h2 id="h-files">案卷文件</h2>
    \(if: files.isEmpty, "<p class=\"quiet\">还没有文件。</p>")
    <ul class="linked">\(each: files, { "<li><span><strong>\($0.name)</strong> \($0.role)</span>\(each: $0.links, link)\($0.unsealing?.folded(frame.csrf))</li>" })</ul>
    \(fileForm?.view(frame.csrf))</section>
    """
  }

  private func link(_ link: NavLink) -> HTML { " <a href=\"\(link.address)\">\(link.name)</a>" }

  private var unmasking: DeskForm {
    DeskForm(
      title: "看完整的证件号码和联系方式", action: DeskAddress.application(id, "unmasking"),
      fields: [FormField(name: "reason", label: "为什么要看", isRequired: true, limit: 200, scope: "unmask")], button: "查看",
      note: "会记入审计日志。")
  }
}
