import Kernel

/// What comes of a save that somebody else was faster than (合并稿件): both versions side by side where they differ, to
/// choose from part by part. What merges by itself is merged and shown as such.
struct MergePage: Page {
  var frame: DeskFrame
  var item: Int64
  var title: String
  /// Who saved meanwhile, and when.
  var colleague: String
  var time: String
  var fields: [Choice]
  var parts: [Part]
  /// The whole form as it was sent, to go along.
  var hidden: [DeskForm.Hidden]
  var issues: [Issue] = []

  /// Something to choose (二选一).
  struct Choice: Sendable, Equatable {
    var name: String
    var label: String
    var mine: String
    var theirs: String
    var chosen = ""
    var mayBoth = false
  }

  /// A piece of the text in reading order (正文区段).
  enum Part: Sendable, Equatable {
    /// Neither changed it.
    case same(String)
    /// Only one did, or both alike; in words.
    case settled(String, String)
    case contested(Choice)
  }

  var view: HTML {
    frame.page(
      "合并两个人的修改", trail: [Crumb("信息", DeskAddress.items()), Crumb(title, DeskAddress.item(item)), Crumb("合并")],
      issues: issues.count,
      """
      <h1>合并两个人的修改</h1>
      <p class="flash">在您编辑的时候，\(colleague) 于 \(time) 保存了新的一稿。您写的都在这里，没有丢；\
      两边都改了的地方请选一个，其余已经合并好。合并后先给您核对，不会直接保存。</p>
      \(FormIssues(issues, for: []).view)
      <form method="post" action="\(DeskAddress.merging(item))" data-unsaved="合并还没有完成，确定离开吗？">
        \(frame.csrf)\(each: hidden, \.view)
        \(if: !fields.isEmpty, "<section class=\"panel\"><h2>要素</h2>\(each: fields, choice)</section>")
        <section class="panel"><h2>正文</h2>\(each: parts, part)</section>
        <p class="buttons"><button>合并，回到编辑</button></p>
      </form>
      """)
  }

  private func part(_ part: Part) -> HTML {
    switch part {
    case .same(let text): "<details class=\"fold\"><summary>没有变的部分</summary><p class=\"remark\">\(text)</p></details>"
    case .settled(let who, let text): "<div class=\"merge-settled\"><p class=\"quiet\">\(who)</p><p class=\"remark\">\(text)</p></div>"
    case .contested(let contested): choice(contested)
    }
  }

  private func choice(_ choice: Choice) -> HTML {
    """
    <fieldset class="merge" id="f-\(choice.name)" tabindex="-1"><legend>\(choice.label)</legend>
    \(side("mine", "用我的", choice.mine, choice))\(side("theirs", "用\(colleague)的", choice.theirs, choice))
    \(if: choice.mayBoth, FormChoice("both", "两边都要，我的接在后面").tick(
      "radio", name: choice.name, id: "f-\(choice.name)", isOn: choice.chosen == "both"))
    </fieldset>

    """
  }

  private func side(_ value: String, _ word: String, _ text: String, _ choice: Choice) -> HTML {
    """
    <div class="merge-side">\(FormChoice(value, word).tick(
      "radio", name: choice.name, id: "f-\(choice.name)", isOn: choice.chosen == value))\
    <p class="remark">\(text.isEmpty ? "（空）" : text)</p></div>
    """
  }
}

extension MergePage {
  static var samples: [(name: String, page: MergePage)] {
    let title = Choice(name: "take-title", label: "标题", mine: "关于冬季防火的通知", theirs: "关于做好冬季防火工作的通知")
    let part = Choice(
      name: "take-part-0", label: "第 1 处", mine: "各村每天巡查一次。", theirs: "各村每天巡查两次。", mayBoth: true)
    return [
      (
        "desk-merge",
        MergePage(
          frame: SampleDesk.frame(DeskAddress.item(41)), item: 41, title: "关于冬季防火的通知", colleague: "方小鱼",
          time: "2026-11-20 10:32", fields: [title],
          parts: [.same("各村民委员会："), .settled("方小鱼改的，已采用", "请于月底前完成。"), .contested(part)], hidden: [])
      )
    ]
  }
}
