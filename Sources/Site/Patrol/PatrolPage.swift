import Kernel

/// `/desk/patrol`: how near each veto is, the score so far, and what is to be repaired (平台预警).
struct PatrolPage: Page {
  var frame: DeskFrame
  /// 国家口径.
  var profile: String
  /// 上次巡检 2026-03-09 02:00，共 1,286 条…; empty before the first.
  var last: String
  /// Of a walk that is under way.
  var job: NavLink?
  var mayRun: Bool
  var vetoes: [Veto]
  var score: Score
  /// Columns whose period ends soon.
  var near: [Near] = []
  var groups: [Group]
  var filter: PatrolFilterForm
  var count: Int
  var rows: [PatrolRow]
  var pager: Pager
  var download: Address

  /// 单项否决.
  struct Veto: Sendable, Equatable {
    var name: String
    var mark: DeskMark
    var words: String
    var source: String
  }

  /// 扣分.
  struct Score: Sendable, Equatable {
    /// 21.4 / 23，暂定.
    var words: String
    var losses: [[String]]
  }

  /// 快到期的栏目.
  struct Near: Sendable, Equatable {
    var column: String
    var address: Address
    var words: String
  }

  /// How many of a rule (一类问题).
  struct Group: Sendable, Equatable {
    var name: String
    var grade: DeskMark
    var open: Int
    var late: Int
    var address: Address
  }

  var view: HTML {
    frame.page(
      "平台预警", trail: [Crumb("平台预警")],
      """
      <h1>平台预警</h1>
      <p class="quiet">每天夜里把已公开的信息全部查一遍：文字、隐私、链接、栏目更新、要素、附件、解读。问题改正以后自动关闭，再出现会重新打开。</p>
      \(running)
      \(vetoSection)
      \(if: !near.isEmpty, nearSection)
      \(findings)
      \(scoreSection)
      <p class="quiet"><a href="\(DeskAddress.cleanUps())">全年清理更新了多少条</a>　<a href="\(DeskAddress.patrolRules)">巡检口径（\(profile)）</a></p>
      """)
  }

  private var running: HTML {
    """
    <section class="panel" aria-label="巡检进展">
    <p role="status">\(last.isEmpty ? "还没有巡检过。点“立即巡检”，几分钟后回到这里看结果。" : last)</p>
    \(job.map { "<p><a class=\"button\" href=\"\($0.address)\">\($0.name)</a></p>" })
    \(if: mayRun && job == nil, DeskForm(action: DeskAddress.patrol(), button: "立即巡检", look: .main).view(frame.csrf))
    </section>
    """
  }

  private var vetoSection: HTML {
    """
    <section class="panel" aria-labelledby="h-vetoes"><h2 id="h-vetoes">单项否决</h2>
    <p class="quiet">任何一项触发，整站就不合格。数字按\(profile)。</p>
    \(DeskTable(
      caption: "单项否决", heads: ["项目", "还有几天", "现在的情况"],
      rows: vetoes.map { ["\($0.name)", $0.mark.view, "\($0.words)<br><small class=\"quiet\">\($0.source)</small>"] }).view)
    </section>
    """
  }

  private var nearSection: HTML {
    """
    <section class="panel" aria-labelledby="h-near"><h2 id="h-near">快到更新周期的栏目</h2>
    <ul class="dots">\(each: near, { "<li><a href=\"\($0.address)\">\($0.column)</a>：\($0.words)</li>" })</ul></section>
    """
  }

  private var findings: HTML {
    """
    <section class="panel" aria-labelledby="h-findings"><h2 id="h-findings">要处理的问题</h2>
    \(if: !groups.isEmpty, "<ul class=\"patrol-groups\">\(each: groups, group)</ul>")
    \(filter.view)
    <p class="count" role="status">共 \(count) 处</p>
    \(if: rows.isEmpty, "<p class=\"quiet\">\(filter.isNarrowed ? "没有符合这些条件的问题。" : "没有待处理的问题。")</p>", else: table.view)
    \(pager.view)
    \(if: count > 0, "<p><a href=\"\(download)\">下载这份清单（Excel）</a></p>")
    </section>
    """
  }

  private func group(_ group: Group) -> HTML {
    """
    <li><a href="\(group.address)">\(group.name) <strong>\(group.open)</strong>\
    \(if: group.late > 0, "<span class=\"quiet\">（逾期 \(group.late)）</span>")</a> \(group.grade.view)</li>
    """
  }

  private var table: DeskTable {
    DeskTable(
      caption: "巡检问题", heads: ["问题", "在哪里", "由谁处理", "期限"],
      rows: rows.map { row in
        [
          "<a href=\"\(row.address)\">\(row.name)</a><br><small>\(row.detail)</small>",
          "\(row.place)<br><small class=\"quiet\">\(row.column)</small>", "\(row.owner)", row.due.view,
        ]
      })
  }

  private var scoreSection: HTML {
    """
    <section class="panel" aria-labelledby="h-score"><h2 id="h-score">扣分项</h2>
    <p><strong>\(score.words)</strong></p>
    <p class="quiet">只算本镇能自动测量的项目；分值没有经国办正式附件核对的，一律是暂定分值，只用来排轻重，不代表检查结果。</p>
    \(DeskTable(caption: "扣分项", heads: ["项目", "扣分", "满分", "现在的情况", "依据"], rows: score.losses.map { $0.map { "\($0)" } }, figures: [1, 2]).view)
    </section>
    """
  }
}

/// One finding in a list (巡检问题条目).
struct PatrolRow: Sendable, Equatable {
  var name: String
  var detail: String
  var address: Address
  var place: String
  var column: String
  var owner: String
  var due: DeskMark
}

/// What the list of findings is narrowed by (筛选).
struct PatrolFilterForm: Sendable, Equatable {
  var checks: [FormChoice]
  var columns: [FormChoice]
  var units: [FormChoice]
  var people: [FormChoice]
  var state = "open"
  var check = ""
  var column = ""
  var unit = ""
  var account = ""

  var isNarrowed: Bool { state != "open" || !(check + column + unit + account).isEmpty }

  var query: [(String, String)] {
    [("state", state == "open" ? "" : state), ("check", check), ("column", column), ("unit", unit), ("account", account)]
  }

  static let states = [FormChoice("open", "待处理"), FormChoice("answered", "已说明"), FormChoice("closed", "已解决")]

  var view: HTML {
    """
    <form class="narrowing" method="get" action="\(DeskAddress.patrol())" role="search" aria-label="筛选问题">
      \(choice("state", "状态", Self.states, state))
      \(choice("check", "问题", [FormChoice("", "全部问题")] + checks, check))
      \(choice("column", "栏目", [FormChoice("", "全部栏目")] + columns, column))
      \(if: !units.isEmpty, choice("unit", "责任单位", [FormChoice("", "全部单位")] + units, unit))
      \(choice("account", "经办人", [FormChoice("", "全部经办人")] + people, account))
      <p class="buttons"><button class="plain">筛选</button></p>
    </form>
    """
  }

  private func choice(_ name: String, _ label: String, _ choices: [FormChoice], _ value: String) -> HTML {
    FormField(name: name, label: label, control: .select(choices), value: value).view
  }
}
