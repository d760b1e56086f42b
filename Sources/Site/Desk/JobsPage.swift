/// `/desk/jobs`: what the program does for one in the background (后台任务), one's own or the whole unit's.
struct JobsPage: Page {
  var frame: DeskFrame
  var ofUnit = false
  /// Whether there is a unit whose jobs one may see.
  var maySeeUnit: Bool
  var rows: [Row]

  /// One job in words (任务).
  struct Row: Sendable, Equatable {
    var address: Address
    var label: String
    var state: DeskMark
    var who: String
    var time: String
    /// 正在处理，12 / 30; or how it ended.
    var outcome: String
  }

  /// Whether anything here may still move by itself.
  var isLive: Bool
  /// Whether one may have the forms of everything public made anew.
  var mayRemake = false

  var view: HTML {
    frame.page(
      "后台任务", trail: [Crumb("后台任务")],
      """
      <h1>后台任务</h1>
      <p class="quiet">批量处理、导入、文件转换等要花时间的事在后台办，不用守在这里；办完的结果留在各自的页面上。</p>
      \(if: maySeeUnit, tabs)
      <section id="live" class="panel" aria-label="任务列表"\(if: isLive, " data-live=\"3\"")>
      \(if: rows.isEmpty, "<p role=\"status\">还没有后台任务。</p>", else: table.view)
      </section>
      \(if: isLive, frame.liveScript)
      \(if: mayRemake, remaking)
      """)
  }

  private var remaking: HTML {
    """
    <section class="panel"><h2>各种形式</h2>
    \(DeskForm(
      action: DeskAddress.renditions,
      fields: [
        FormField(
          name: "scope", label: "做哪些",
          control: .radios([FormChoice("missing", "只补缺的"), FormChoice("all", "全部重做")]), value: "missing")
      ], button: "开始制作",
      note: "公开信息的 PDF、OFD、Word 等平时自动做好。装了新字体、恢复了备份以后，可以补制或者重做；制作时网站照常使用，进展和没有做成的写在任务里。"
    ).view(frame.csrf))</section>
    """
  }

  private var tabs: HTML {
    """
    <nav class="sorts" aria-label="谁的任务"><ul>
      <li><a href="\(DeskAddress.jobs())"\(if: !ofUnit, " aria-current=\"page\"")>我的</a></li>
      <li><a href="\(DeskAddress.jobs([("of", "unit")]))"\(if: ofUnit, " aria-current=\"page\"")>本单位的</a></li>
    </ul></nav>
    """
  }

  private var table: DeskTable {
    DeskTable(
      caption: "后台任务", heads: ["任务", "状态", "提交", "时间", "进展"],
      rows: rows.map { row in
        [
          "<a href=\"\(row.address)\">\(row.label)</a>", row.state.view, "\(row.who)", "<time>\(row.time)</time>",
          "\(row.outcome)",
        ]
      })
  }
}

extension DeskFrame {
  /// Lets the part of the page that is marked `data-live` show how it goes on, as long as it is so marked. Without
  /// scripts one reloads the page.
  var liveScript: HTML {
    """
    <p class="quiet live-note"><a href="\(address)">刷新进展</a></p>
    <script src="\(assets.script("live.js"))" defer></script>
    """
  }
}
