import Kernel

/// `/desk/imports`: bring older items in from files (导入旧信息).
struct ImportPage: Page {
  var frame: DeskFrame
  var columns: [FormChoice]
  var column = ""
  var past: [Past]
  var issues: [Issue] = []

  /// An earlier import (导入记录).
  struct Past: Sendable, Equatable {
    var time: String
    var who: String
    var file: String
    var outcome: String
    var address: Address
  }

  var view: HTML {
    frame.page(
      "导入", trail: [Crumb("导入")], issues: issues.count,
      """
      <h1>导入旧信息</h1>
      <section class="panel">\(form.view(frame.csrf))</section>
      \(if: !past.isEmpty, earlier)
      """)
  }

  private var form: DeskForm {
    DeskForm(
      action: DeskAddress.imports,
      fields: [
        FormField(
          name: "column", label: "导入到哪个栏目", control: .select([FormChoice("", "按文件里写的栏目")] + columns), value: column),
        FormField(
          name: "file", label: "文件", control: .files(accept: ".docx,.html,.htm,.txt,.jsonl", many: false),
          hint: "Word（DOCX）、网页（HTML）、纯文本，或一行一条的 JSONL。", isRequired: true),
      ], button: "上传并导入", note: "只导入已经在别处审核公开过的旧信息：导入后立即公开，带“转入”标记，保留原来的日期；重复的会自动认出来。没有公开过的内容，请新建后提交审核。", look: .main,
      issues: issues, isUpload: true)
  }

  private var earlier: HTML {
    let table = DeskTable(
      caption: "以前的导入", heads: ["时间", "谁", "文件", "结果"],
      rows: past.map { row in
        ["<a href=\"\(row.address)\">\(row.time)</a>", "\(row.who)", "\(row.file)", "\(row.outcome)"]
      })
    return "<section class=\"panel\"><h2>以前的导入</h2>\(table.view)</section>"
  }
}
