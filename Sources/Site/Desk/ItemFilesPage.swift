import Kernel

/// `/desk/items/7/attachments`: what was found in each file of an item, what the public copy is without, and the way
/// to the sealed original (附件检查).
struct ItemFilesPage: Page {
  var frame: DeskFrame
  var item: Int64
  var title: String
  var files: [File]
  /// The form that came back, what is wrong with it, and what was chosen in it.
  var refused: Refused?
  var issues: [Issue] = []
  var chosen: Set<String> = []
  var reason = ""

  /// Which of a file's forms came back (退回的表单).
  enum Refused: Sendable, Equatable { case original(Int64), keeping(Int64) }

  /// What was taken out of a file and might stay, and where to say so (保留痕迹).
  struct Keeping: Sendable, Equatable {
    var address: Address
    var kinds: [FormChoice]
  }

  /// A file that a job is to look through (正在检查).
  struct Waiting: Sendable, Equatable {
    /// Whether it still goes on by itself.
    var isLive: Bool
    /// 0…100.
    var percent: Int?
    /// The job's own page.
    var job: Address?

    var view: HTML {
      let state: HTML =
        isLive
        ? "\(DeskMark("正在检查", .waiting).view) 文件较大，在后台检查；查完以前不能提交审核和发布，可以先离开这一页。"
        : "\(DeskMark("没有检查成", .grave).view) 检查停下了，请重新上传这个文件，或者请系统管理员看看后台任务。"
      return """
        <p role="status">\(state)\(percent.map { "<span> 已完成 \($0)%</span>" }) \
        \(job.map { "<a href=\"\($0)\">查看任务</a>" })</p>
        """
    }
  }

  /// One file (附件).
  struct File: Sendable, Equatable {
    var id: Int64
    var name: String
    var address: Address
    var size: String
    /// 在用、已替换、未列入.
    var standing: DeskMark
    var isChecked: Bool
    /// Nil when it has been looked through.
    var waiting: Waiting?
    var findings: [Finding]
    /// Where to open the original with a reason; nil when there is none or one may not.
    var original: Address?
    var keeping: Keeping?
    var keptReason = ""
    var replaces: String?
  }

  /// One finding in words (检查结果).
  struct Finding: Sendable, Equatable {
    var mark: DeskMark
    var kind: String
    var sentence: String
    /// 公开稿中已去掉、公开稿中仍有、未作处理.
    var outcome: String
    /// Folded away with the others that harm nobody.
    var isHarmless: Bool

    var view: HTML {
      """
      <li>\(mark.view) <strong>\(kind)</strong> \(sentence) \
      <span class="quiet">\(outcome)</span></li>
      """
    }
  }

  var view: HTML {
    frame.page(
      "附件检查", trail: [Crumb("信息", DeskAddress.items()), Crumb(title, DeskAddress.item(item)), Crumb("附件检查")],
      issues: issues.count,
      """
      <h1>附件检查</h1>
      <p>群众下载的是公开稿：作者、隐藏内容、批注、修订、拍摄位置等看不见的信息，凡能自动去掉的都已去掉，看得见的内容不变。\
      原件单独封存，不对外提供；查看原件要写明理由，并记入审计日志。\
      <a href="\(DeskAddress.inventory)">清点全镇的附件</a></p>
      \(if: files.isEmpty, "<p class=\"quiet\">这条信息还没有附件。</p>")
      <div id="live"\(if: isLive, " data-live=\"2\"")>
      \(each: files, section)
      </div>
      \(if: isLive, frame.liveScript)
      """)
  }

  private var isLive: Bool { files.contains { $0.waiting?.isLive == true } }

  private func section(_ file: File) -> HTML {
    let (plain, harmless) = (file.findings.filter { !$0.isHarmless }, file.findings.filter(\.isHarmless))
    return """
      <section class="panel file-check" id="file-\(String(file.id))">
        <h2><a href="\(file.address)">\(file.name)</a></h2>
        <p class="row-notes">\(file.standing.view)<span>\(file.size)</span>\(file.replaces.map { "<span>替换“\($0)”</span>" })</p>
        \(summary(file))
        \(if: !plain.isEmpty, "<ul class=\"findings\">\(each: plain, \.view)</ul>")
        \(if: !harmless.isEmpty, folded(harmless))
        \(if: !file.keptReason.isEmpty, "<p class=\"remark\">公开稿中有意保留，理由：\(file.keptReason)</p>")
        \(file.keeping.map { keeping(file, $0) })
        \(file.original.map { form(file, $0) })
      </section>

      """
  }

  private func summary(_ file: File) -> HTML {
    if let waiting = file.waiting { return waiting.view }
    if !file.isChecked { return "<p class=\"quiet\">上传于启用检查以前，没有检查过；重新上传就会检查。</p>" }
    return file.findings.isEmpty ? "<p>没有发现看不见的信息。</p>" : HTML()
  }

  private func folded(_ findings: [Finding]) -> HTML {
    """
    <details class="fold"><summary>另有 \(findings.count) 项无碍</summary>\
    <ul class="findings">\(each: findings, \.view)</ul></details>
    """
  }

  private func form(_ file: File, _ address: Address) -> HTML {
    let field = FormField(name: "reason", label: "查看理由", hint: "例如：核对表格里的隐藏名单。", isRequired: true, limit: 200)
    return DeskForm(
      title: "查看原件", action: address, fields: [field].scoped("original-\(file.id)"), button: "下载原件",
      note: "原件可能含有不应公开的内容，请勿转发。这次查看会记入审计日志。", look: .grave,
      issues: refused == .original(file.id) ? issues : []
    ).folded(frame.csrf)
  }

  private func keeping(_ file: File, _ keeping: Keeping) -> HTML {
    let isBack = refused == .keeping(file.id)
    let kinds = keeping.kinds.map { FormChoice($0.value, $0.name, isChosen: isBack && chosen.contains($0.value)) }
    let fields = [
      FormField(name: "keep", label: "公开稿中保留（连同不能检查、去不掉的）", control: .checks(kinds)),
      FormField(
        name: "reason", label: "保留理由", value: isBack ? reason : "", hint: "例如：作者要求署名。", isRequired: true, limit: 200),
      FormField(
        name: "sure", label: "拍摄位置、隐藏内容、修订痕迹和不能检查的，要再确认一次", control: .checks([FormChoice("yes", "我知道公开后谁都能看到")])),
    ].scoped("keep-\(file.id)")
    return DeskForm(
      title: "写明理由，保留某一项", action: keeping.address, fields: fields, button: "重新制作公开稿", note: "会另存一稿，审核时能看到理由。",
      issues: isBack ? issues : []
    ).folded(frame.csrf)
  }

  static var samples: [(name: String, page: ItemFilesPage)] {
    let findings = [
      Finding(
        mark: DeskMark("须处理", .grave), kind: "隐藏内容", sentence: "工作表“名单”第 3–7 行隐藏，有 20 个单元格有内容。", outcome: "公开稿中已去掉",
        isHarmless: false),
      Finding(
        mark: DeskMark("应知道", .waiting), kind: "作者与单位", sentence: SampleTown.hostile, outcome: "公开稿中已去掉", isHarmless: false),
      Finding(mark: DeskMark("无碍"), kind: "软件信息", sentence: "记着 9 次编辑的编号。", outcome: "公开稿中已去掉", isHarmless: true),
    ]
    let file = File(
      id: 1, name: "重点巡查点位表.xlsx", address: DeskAddress.attachment(41, 1), size: "24 KB",
      standing: DeskMark("在用", .good), isChecked: true, findings: findings,
      original: DeskAddress.attachmentOriginal(41, 1))
    let waiting = File(
      id: 2, name: "巡查照片汇编.pdf", address: DeskAddress.attachment(41, 2), size: "31 MB",
      standing: DeskMark("在用", .good), isChecked: true,
      waiting: Waiting(isLive: true, percent: 40, job: DeskAddress.job(12)), findings: [])
    return [
      (
        "desk-item-files",
        ItemFilesPage(
          frame: SampleDesk.frame(DeskAddress.attachments(41)), item: 41, title: "关于开展秋冬季消防安全检查的通知",
          files: [file, waiting])
      )
    ]
  }
}
