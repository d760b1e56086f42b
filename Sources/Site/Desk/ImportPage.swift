import Kernel

/// `/desk/imports`: bring older items in from files of an old site (导入旧信息).
struct ImportPage: Page {
  var frame: DeskFrame
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
      \(DeskFrame.heading("导入旧信息", NavLink("旧地址跳转", DeskAddress.redirects())))
      <section class="panel">
        <ol class="import-steps"><li>上传旧站导出的文件</li><li>核对字段对应</li><li>试运行，看每条的结果</li><li>正式导入</li></ol>
        \(form.view(frame.csrf))
      </section>
      \(if: !past.isEmpty, earlier)
      """)
  }

  private var form: DeskForm {
    DeskForm(
      action: DeskAddress.imports,
      fields: [
        FormField(
          name: "file", label: "旧站导出的文件",
          control: .files(accept: ".jsonl,.json,.xlsx,.xls,.csv,.zip,.docx,.html,.htm,.txt", many: false),
          hint: "JSONL、JSON、Excel、CSV，或者装着网页的 ZIP；单个 Word、网页、文本也可以。最大 50 MB。", isRequired: true)
      ], button: "上传，看样例", note: "只导入已经在别处审核公开过的旧信息：带“转入”标记，保留原来的日期，重复的会自动认出来。试运行以前什么都不会写入。",
      look: .main, issues: issues, isUpload: true)
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
