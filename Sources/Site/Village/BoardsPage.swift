import Kernel

/// `/desk/boards`: sheets × villages of a month at one glance (月末一览): what hangs, what is late, what is missing. It prints
/// on one page and goes into Excel.
struct BoardsPage: Page {
  var frame: DeskFrame
  /// 2026年3月.
  var month: String
  var previous: Address
  var next: Address
  var workbook: Address
  var villages: [VillageHead]
  var rows: [Row]
  var summary: String
  /// What has to be pushed, by village.
  var pushes: [Push]
  var mayPush: Bool

  /// A village above its column (村).
  struct VillageHead: Sendable, Equatable {
    var name: String
    var address: Address
    var setup: Address
    /// 12/14.
    var done: String
  }

  /// A sheet with its cells (一项).
  struct Row: Sendable, Equatable {
    var name: String
    var due: String
    var cells: [Cell?]
  }

  struct Cell: Sendable, Equatable {
    var word: String
    var tone: DeskMark.Tone
    var day: String
    var address: Address
  }

  /// What one village has not done (催办).
  struct Push: Sendable, Equatable {
    var village: NavLink
    var handlers: String
    var sheets: [NavLink]
  }

  var view: HTML {
    frame.page(
      "村级公开月末一览", trail: [Crumb("村级公开")],
      """
      <div class="title-row"><h1>\(month)村级公开</h1>\
      <p class="no-print"><a href="\(previous)">上个月</a>　<a href="\(next)">下个月</a>　<a href="\(workbook)">下载 Excel</a></p></div>
      <p>\(summary)</p>
      \(if: rows.isEmpty, "<p role=\"status\" class=\"empty\">这个月没有要张贴的。村里还没有公开目录的，请点村名套用。</p>", else: grid)
      \(if: rows.isEmpty, setups)
      <section class="panel no-print"><h2>还没有张贴的</h2>
      \(if: pushes.isEmpty, "<p role=\"status\">都张贴了。</p>", else: push)</section>
      """)
  }

  private var setups: HTML {
    "<ul class=\"ways\">\(each: villages, { "<li><a href=\"\($0.setup)\">\($0.name)：公开栏和目录</a></li>" })</ul>"
  }

  private var grid: HTML {
    """
    <div class="sheet-scroll" role="region" aria-label="\(month)村级公开一览表" tabindex="0"><table class="board-grid">
    <caption class="unseen">各村各项公开情况</caption>
    <thead><tr><th scope="col">公开事项</th>\(each: villages, head)</tr></thead>
    <tbody>\(each: rows, row)</tbody>
    <tfoot><tr><th scope="row">已张贴/应张贴</th>\(each: villages, { "<td>\($0.done)</td>" })</tr></tfoot>
    </table></div>
    <p class="quiet">日期是上墙的日子；“未张贴”是过了期限还没有上墙的。点一格看这一期。</p>
    """
  }

  private func head(_ village: VillageHead) -> HTML {
    """
    <th scope="col"><a href="\(village.address)">\(village.name)</a>\
    <a class="no-print setup" href="\(village.setup)">目录<span class="unseen">：\(village.name)</span></a></th>
    """
  }

  private func row(_ row: Row) -> HTML {
    "<tr><th scope=\"row\">\(row.name)<small>\(row.due)</small></th>\(each: row.cells, cell)</tr>\n"
  }

  private func cell(_ cell: Cell?) -> HTML {
    guard let cell else { return "<td class=\"none\">—</td>" }
    return """
      <td class="cell-\(cell.tone.rawValue)"><a href="\(cell.address)">\(cell.word)\
      \(if: !cell.day.isEmpty, "<small>\(cell.day)</small>")</a></td>
      """
  }

  private var push: HTML {
    let form = DeskForm(
      action: DeskAddress.boardReminders, button: "提醒这些村的经办人", note: "每人收到一条消息，同一天不重复。", look: .main)
    return """
      <ul class="linked">\(each: pushes, line)</ul>\(if: mayPush, form.view(frame.csrf))
      """
  }

  private func line(_ push: Push) -> HTML {
    """
    <li><a href="\(push.village.address)"><strong>\(push.village.name)</strong></a><span class="quiet">\(push.handlers)</span>\
    <span>\(each: push.sheets, { "<a href=\"\($0.address)\">\($0.name)</a> " })</span></li>
    """
  }
}

extension BoardsPage {
  static var samples: [(name: String, page: BoardsPage)] {
    let names = [("呈坎村", "chengkan-cun"), ("汪村村", "wangcun"), ("四村村", "sicun"), ("灵山村", "lingshan"), ("杨干村", "yanggan"), ("容溪村", "rongxi"), ("石川村", "shichuan")]
    let good = Cell(word: "已张贴", tone: .good, day: "11月18日", address: DeskAddress.slot(41))
    let missing = Cell(word: "未张贴", tone: .grave, day: "", address: DeskAddress.slot(42))
    let late = Cell(word: "迟贴", tone: .waiting, day: "11月22日", address: DeskAddress.slot(43))
    let page = BoardsPage(
      frame: SampleDesk.frame(DeskAddress.boards()), month: "2026年11月", previous: DeskAddress.boards([("month", "2026-10")]),
      next: DeskAddress.boards([("month", "2026-12")]), workbook: DeskAddress.boardsWorkbook("2026-11"),
      villages: names.map { VillageHead(name: $0.0, address: DeskAddress.village($0.1), setup: DeskAddress.villageSetup($0.1), done: "3/4") },
      rows: [
        Row(name: "最低生活保障发放名单", due: "20日前", cells: [good, good, late, missing, good, good, good]),
        Row(name: "财务收支明细", due: "15日前", cells: [good, good, good, good, good, nil, good]),
      ],
      summary: "应张贴 28 份，按时 25 份，迟贴 1 份，未张贴 1 份，待张贴 1 份。",
      pushes: [Push(village: NavLink("灵山村", DeskAddress.village("lingshan")), handlers: "演示灵山村经办", sheets: [NavLink("2026年11月最低生活保障发放名单", DeskAddress.slot(42))])],
      mayPush: true)
    var empty = page
    (empty.rows, empty.pushes) = ([], [])
    return [("desk-boards", page), ("desk-boards-empty", empty)]
  }
}
