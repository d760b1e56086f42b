/// `/desk/imports/12`: what became of every record of an import (导入报告).
struct ImportReportPage: Page {
  var frame: DeskFrame
  var file: String
  var time: String
  /// 0…100, while it still runs.
  var percent: Int?
  var figures: [DeskHomePage.Figure]
  var rows: [Row]
  var pager: Pager

  /// One record and its outcome.
  struct Row: Sendable, Equatable {
    var record: String
    var title: String
    var outcome: Outcome
    /// Why, one sentence each.
    var reasons: [String]
    /// The item made, or the one it repeats.
    var address: Address?
  }

  enum Outcome: String, Sendable, CaseIterable {
    case taken = "已导入", repaired = "修复后导入", duplicate = "重复", refused = "没有导入"

    var tone: DeskMark.Tone {
      switch self {
      case .taken: .good
      case .repaired: .waiting
      case .duplicate: .calm
      case .refused: .grave
      }
    }
  }

  var view: HTML {
    frame.page(
      "导入报告", trail: [Crumb("导入", DeskAddress.imports), Crumb(file)],
      """
      <h1>导入报告</h1>
      <p class="quiet">\(file) · \(time)</p>
      \(percent.map(running))
      <ul class="tiles tiles-small">\(each: figures, \.view)</ul>
      \(if: !rows.isEmpty, table.view)
      \(pager.view)
      """)
  }

  private func running(_ percent: Int) -> HTML {
    """
    <p role="status"><label for="progress">正在导入，已完成 \(percent)%。刷新本页查看进度。</label>
    <progress id="progress" max="100" value="\(percent)">\(percent)%</progress></p>
    """
  }

  private var table: DeskTable {
    DeskTable(
      caption: "每条记录的结果", heads: ["记录", "标题", "结果", "说明"],
      rows: rows.map { row in
        [
          "\(row.record)", row.address.map { "<a href=\"\($0)\">\(row.title)</a>" } ?? "\(row.title)",
          DeskMark(row.outcome.rawValue, row.outcome.tone).view,
          row.reasons.isEmpty ? "—" : "<ul>\(each: row.reasons, { "<li>\($0)</li>" })</ul>",
        ]
      })
  }
}
