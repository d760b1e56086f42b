import Kernel

/// `/desk/erasures/3`: the proof of an erasure (清除证明), one sheet of paper: what, when, by whom, why, and what was found
/// when every place was looked at afterwards. It holds nothing of the content.
struct ErasureProofPage: Page {
  var frame: DeskFrame
  var erasure: Int64
  var facts: DeskFacts
  var digest: String
  var checks: [Check]
  /// Not yet when a step after the erasing is still to be repeated.
  var finished: String?
  /// Files that the program cannot reach, each with its last day.
  var backups: [Backup] = []
  /// For the auditor: opens the sealed original.
  var mayOpen = false
  var issues: [Issue] = []

  /// A backup that still holds it (留存备份).
  struct Backup: Sendable, Equatable {
    var name: String
    var made: String
    var until: String
  }

  struct Check: Sendable, Equatable {
    var place: String
    var finding: String
    var isClean: Bool
  }

  var view: HTML {
    frame.page(
      "清除证明 \(erasure)", trail: [Crumb("紧急清除", DeskAddress.erasures), Crumb("清除证明 \(erasure)")],
      issues: issues.count,
      """
      <article class="proof">
      <h1>误公开信息紧急清除证明</h1>
      <p class="quiet">第 \(String(erasure)) 号，\(frame.town)</p>
      <section class="panel"><h2>清除事项</h2>\(facts.view)
      <p>密封原件摘要（SHA-256）：<span class="digest">\(digest)</span></p></section>
      <section class="panel"><h2>清除后的核查</h2>
      <p class="quiet">\(finished.map { "程序于 \($0) 逐处核查的结果。" } ?? "收尾还没有完成，程序会自动重试，请稍后再看。")</p>
      \(if: !checks.isEmpty, table)
      </section>
      <section class="panel"><h2>程序够不到、要另行处理的</h2>\(beyond)</section>
      <div class="proof-sign"><p>经办人签字：</p><p>单位盖章：</p></div>
      <p class="buttons"><button type="button" class="plain" data-print hidden>打印</button></p>
      </article>
      \(if: mayOpen, opening)
      """)
  }

  private var table: HTML {
    DeskTable(
      caption: "核查结果", heads: ["查的地方", "结果"],
      rows: checks.map { ["\($0.place)", $0.isClean ? "\($0.finding)" : "<span class=\"bad\">\($0.finding)</span>"] }
    ).view
  }

  /// What lies outside: said as plainly as what was found.
  private var beyond: HTML {
    let kept = DeskTable(
      caption: "可能还含有它的备份", heads: ["备份文件", "备份时间", "最迟销毁日"],
      rows: backups.map { ["\($0.name)", "\($0.made)", "\($0.until)"] })
    return """
      \(if: backups.isEmpty, "<p>没有登记过含有它的备份。用别的方法复制过数据的，请自行销毁或清除。</p>", else: kept.view)
      <ul class="dots"><li>搜索引擎和别的网站已经取走的内容，请向对方申请删除，可附本证明。</li>
      <li>已经下载、打印或者转发出去的，请收回。</li></ul>
      """
  }

  private var opening: HTML {
    let form = DeskForm(
      title: "启封密封原件", action: DeskAddress.opening(erasure),
      fields: [
        FormField(name: "reason", label: "为什么启封", control: .area(rows: 2), isRequired: true, limit: 200)
      ].scoped("open"), button: "启封查看", note: "只在审计、复议、诉讼等需要时启封。每一次都记入审计日志。", look: .grave, issues: issues)
    return "<section class=\"panel\">\(form.view(frame.csrf))</section>"
  }
}

/// `/desk/erasures`: all erasures, newest first (紧急清除记录).
struct ErasuresPage: Page {
  var frame: DeskFrame
  var rows: [WorkRow]

  var view: HTML {
    frame.page(
      "紧急清除", trail: [Crumb("紧急清除")],
      """
      <h1>紧急清除</h1>
      <p class="quiet">清除从信息的办理页发起。这里是每一次的证明。</p>
      <section class="panel">\(if: rows.isEmpty, "<p class=\"quiet\">还没有清除过信息。</p>")
      <ul class="rows">\(each: rows, \.view)</ul></section>
      """)
  }
}
