import Casework
import Kernel

/// `/:town/apply/form`: applying online (网上申请), on one page, without scripts, without an account.
struct ApplyFormPage: Page {
  var frame: PublicFrame
  var trail: [Crumb]
  var action: Address
  var guide: Address
  /// The form's own key: sent twice, it is one application.
  var key: String
  var matter = ApplicationMatter.disclosure
  var csrf = HTML()
  var applicant: [FormField]
  var content: [FormField]
  var wanted: [FormField]
  var check: HumanCheck
  /// Who is responsible for the data, for the notice.
  var office: String
  var phone: String
  var issues: [Issue] = []

  private var heading: String { matter == .disclosure ? "网上申请公开政府信息" : "网上申请更正政府信息" }

  private var last: [FormField] {
    [
      FormField(
        name: "identity-file", label: "身份证明的照片或扫描件", control: .files(accept: "image/*,.pdf", many: false),
        hint: "可以不传，确认时当面出示也行。加密保存，10 MB 以内。"),
      check.control,
    ]
  }

  var view: HTML {
    frame.page(
      PageHead(
        title: issues.isEmpty ? heading : "有 \(issues.count) 处需要修改：\(heading)", trail: trail,
        isIndexed: false),
      """
      <div class="wide page apply">
        <article class="content">
          <h1>\(heading)</h1>
          <p class="lead">\(if: matter == .amendment, "政府信息里关于您自己的记录不准确、您有证据证明的，可以要求更正（条例第四十一条）。")填一页就行，不用注册，不用说明用途。替家人、邻居填写也可以，“姓名”写申请人的。\
          不会写的，可以打电话 \(phone) 口头申请，由工作人员代填。</p>
          \(FormIssues(issues, for: all).view)
          <form class="apply-form" method="post" action="\(action)" enctype="multipart/form-data">
            \(csrf)<input type="hidden" name="key" value="\(key)">\
            <input type="hidden" name="matter" value="\(matter.rawValue)">\(check.hidden.view)
            <section aria-labelledby="h-who"><h2 id="h-who">一、申请人</h2>\(applicant.marked(issues).view)</section>
            <section aria-labelledby="h-what"><h2 id="h-what">二、\(matter == .disclosure ? "申请的信息" : "要更正的记录")</h2>\(content.marked(issues).view)</section>
            <section aria-labelledby="h-how"><h2 id="h-how">三、怎样给您</h2>\(wanted.marked(issues).view)</section>
            <section aria-labelledby="h-last"><h2 id="h-last">四、核对后提交</h2>\(last.marked(issues).view)
            <p class="unseen" aria-hidden="true"><label for="f-website">不要填写这一项</label>\
            <input id="f-website" name="website" tabindex="-1" autocomplete="off"></p>
            \(notice)
            <p class="buttons"><button>提交申请</button></p></section>
          </form>
        </article>
      </div>
      """)
  }

  private var all: [FormField] { applicant + content + wanted + last }

  /// 个人信息保护法 第十七条、第三十五条.
  private var notice: HTML {
    """
    <div class="notice-box"><h3>个人信息怎样使用</h3>
    <p>\(office)依照政府信息公开条例第二十九条收集以上信息，只用于核对身份、和您联系、答复您的申请，不用于别处。\
    证件号码、电话、地址加密保存，查看完整内容的工作人员都有记录。信息随案卷按档案规定的年限保存。\
    您可以查阅、更正自己的信息：打电话 \(phone)，或者凭登记编号和查询码联系我们。没有必填的项目可以不填，不影响申请。</p></div>
    """
  }
}

/// `/:town/apply/receipt/KEY`: what one keeps after applying (提交回执): number and code.
struct ApplyReceiptPage: Page {
  var frame: PublicFrame
  var trail: [Crumb]
  var number: String
  var code: String
  var title: String
  var submitted: String
  /// What follows, in a sentence.
  var next: String
  var follow: Address

  var view: HTML {
    frame.page(
      PageHead(title: "申请已提交", trail: trail, isIndexed: false),
      """
      <div class="wide page apply">
        <article class="content">
          <h1>申请已提交</h1>
          <p class="lead">请记下或者拍下面两行，查进展时要用。这一页可以打印。</p>
          <dl class="facts apply-codes">
            <div><dt>登记编号</dt><dd><strong>\(number)</strong></dd></div>
            <div><dt>查询码</dt><dd><strong>\(code)</strong></dd></div>
            <div><dt>申请的信息</dt><dd>\(title)</dd></div>
            <div><dt>提交时间</dt><dd>\(submitted)</dd></div>
          </dl>
          <h2>接下来</h2>
          <p>\(next)</p>
          <p><a class="button" href="\(follow)">查询办理进展</a></p>
        </article>
      </div>
      """)
  }
}

/// `/:town/apply/follow`: how a case stands (查询进展), by number and code.
struct ApplyFollowPage: Page {
  var frame: PublicFrame
  var trail: [Crumb]
  var action: Address
  var csrf = HTML()
  var number = ""
  var issues: [Issue] = []
  var found: Found?

  /// The case as its applicant sees it (办理进展).
  struct Found: Sendable, Equatable {
    var number: String
    var title: String
    var state: String
    /// 收到日、答复期限…
    var facts: [DeskFacts.Fact]
    /// What he has to do, if anything.
    var asked: String?
    /// How the deadline was counted.
    var arithmetic: [String]
    var answer: [String] = []
  }

  private var fields: [FormField] {
    [
      FormField(name: "number", label: "登记编号", value: number, hint: "例如 2026-0003。", isRequired: true, limit: 20),
      FormField(name: "code", label: "查询码", hint: "提交以后给您的八位字母和数字。", isRequired: true, limit: 12),
    ]
  }

  var view: HTML {
    frame.page(
      PageHead(title: found.map { "申请 \($0.number)：\($0.state)" } ?? "查询申请进展", trail: trail, isIndexed: false),
      """
      <div class="wide page apply">
        <article class="content">
          <h1>查询申请进展</h1>
          \(found.map(shown))
          \(FormIssues(issues, for: fields).view)
          \(if: found == nil, "<p class=\"lead\">填登记编号和查询码，不用登录。查询码忘了的，请打电话或到窗口，核对身份后告诉您。</p>")
          <form class="apply-form" method="post" action="\(action)">\(csrf)\(fields.marked(issues).view)\
          <p class="buttons"><button>\(found == nil ? "查询" : "再查一件")</button></p></form>
        </article>
      </div>
      """)
  }

  private func shown(_ found: Found) -> HTML {
    """
    <section class="notice-box" aria-labelledby="h-found"><h2 id="h-found">\(found.number)：\(found.state)</h2>
    <p>\(found.title)</p>
    \(found.asked.map { "<p class=\"wrong\">\($0)</p>" })
    \(DeskFacts(found.facts).view)
    \(if: !found.answer.isEmpty, "<h3>答复内容</h3>\(each: found.answer, { "<p>\($0)</p>" })")
    \(if: !found.arithmetic.isEmpty, Arithmetic(found.arithmetic).view)</section>
    """
  }
}

/// How a deadline was counted (期限算式), opened where the deadline stands.
struct Arithmetic: Sendable, Equatable {
  var lines: [String]
  var summary: String

  init(_ lines: [String], summary: String = "这个日子怎么算的") { (self.lines, self.summary) = (lines, summary) }

  var view: HTML {
    """
    <details class="arithmetic"><summary>\(summary)</summary><ol>\(each: lines, { "<li>\($0)</li>" })</ol></details>
    """
  }
}
