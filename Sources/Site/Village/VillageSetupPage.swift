import Kernel

/// `/desk/boards/villages/:village`: a village's boards and what it must post (公开栏和公开目录).
struct VillageSetupPage: Page {
  var frame: DeskFrame
  var slug: String
  var name: String
  var merged: String?
  var boards: [BoardRow]
  var rules: [RuleRow]
  var source: String
  var missing: Int
  var mayKeep: Bool
  var typed = BoardForm()
  var today: String
  var issues: [Issue] = []

  /// A board (公开栏).
  struct BoardRow: Sendable, Equatable {
    var id: Int64
    var name: String
    var place: String
    var size: String
    var sections: String
  }

  /// A line of the catalogue (公开事项).
  struct RuleRow: Sendable, Equatable {
    var name: String
    var address: Address
    var section: String
    var due: String
    var keep: String
    var signs: String
    var basis: String
  }

  var view: HTML {
    frame.page(
      "\(name)公开栏和目录", trail: [Crumb("村级公开", DeskAddress.boards()), Crumb(name)], issues: issues.count,
      """
      <h1>\(name)公开栏和目录</h1>
      \(merged.map { "<p class=\"flash\">\($0)</p>" })
      <section class="panel"><h2>公开栏</h2>
      \(if: boards.isEmpty, "<p role=\"status\">还没有登记公开栏。法律要求每个村设立村务公开栏（村民委员会组织法第三十五条），请登记。</p>", else: boardTable.view)
      \(if: mayKeep, adding.folded(frame.csrf))</section>
      <section class="panel"><h2>公开目录</h2>
      \(if: rules.isEmpty, "<p role=\"status\">还没有公开目录。</p>", else: ruleTable.view)
      \(if: mayKeep && missing > 0, installing.view(frame.csrf))
      <p class="quiet">目录来源：\(source)</p></section>
      """)
  }

  private var boardTable: DeskTable {
    DeskTable(
      caption: "公开栏", heads: ["名称", "位置", "尺寸", "分区"] + (mayKeep ? ["撤除"] : []),
      rows: boards.map { board in
        ["<a href=\"\(DeskAddress.board(slug, board.id))\">\(board.name)</a>", "\(board.place)", "\(board.size)", "\(board.sections)"]
          + (mayKeep
            ? [DeskForm(action: DeskAddress.boardClosing(slug, board.id), button: "撤除").view(frame.csrf)] : [])
      })
  }

  private var ruleTable: DeskTable {
    DeskTable(
      caption: "公开目录", heads: ["事项", "分区", "期限", "张贴", "签字", "依据"],
      rows: rules.map { rule in
        [
          mayKeep ? "<a href=\"\(rule.address)\">\(rule.name)</a>" : "\(rule.name)", "\(rule.section)", "\(rule.due)",
          "\(rule.keep)", "\(rule.signs)", "\(rule.basis)",
        ]
      })
  }

  private var adding: DeskForm {
    DeskForm(
      title: "登记公开栏", action: DeskAddress.villageBoards(slug), fields: typed.fields(photo: "照片"), button: "登记",
      issues: issues, isUpload: true, hidden: [BoardForm.mark])
  }

  private var installing: DeskForm {
    DeskForm(
      action: DeskAddress.villageCatalogue(slug),
      fields: [FormField(name: "from", label: "从哪一天起", control: .day, value: today, isRequired: true)],
      button: rules.isEmpty ? "套用公开目录" : "补上还没有的 \(missing) 项", look: .main, issues: issues.filter { $0.field == "from" })
  }
}

extension VillageSetupPage {
  static var samples: [(name: String, page: VillageSetupPage)] {
    let page = VillageSetupPage(
      frame: SampleDesk.frame(DeskAddress.villageSetup("lingshan")), slug: "lingshan", name: "灵山村",
      boards: [BoardRow(id: 1, name: "村务公开栏", place: "村委会门口东墙", size: "480×120 厘米", sections: "党务公开、村务公开、财务公开")],
      rules: [
        RuleRow(
          name: "最低生活保障发放名单", address: DeskAddress.villageRule("lingshan", "dibao"), section: "资金发放", due: "每月，当月20日前",
          keep: "15—31 天", signs: "村委会→村务监督委员会→镇", basis: "社会救助法第四十五条")
      ], source: "村民委员会组织法（2025年10月28日修正）第三十五条", missing: 2, mayKeep: true, today: "2026-11-23")
    var empty = page
    (empty.boards, empty.rules, empty.missing) = ([], [], 17)
    return [("desk-village-setup", page), ("desk-village-setup-empty", empty)]
  }
}
