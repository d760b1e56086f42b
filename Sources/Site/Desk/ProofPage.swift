import Kernel

/// `/desk/items/7/proof`: the text with everything that was found in it, and what to do about each (校对).
struct ProofPage: Page {
  var frame: DeskFrame
  var item: Int64
  var title: String
  /// The revision that was read.
  var revision: Int64
  var lines: [Line]
  var cards: [ProofCard]
  /// How many one key would mend; 0 for who may not.
  var safe: Int = 0
  /// Why nothing can be changed now, or what was left out.
  var notes: [String] = []
  var level: String
  /// A long text whose wrong characters a job may look for.
  var mayOrderSpelling = false
  /// The job that is at it.
  var spellingJob: Address?
  /// The edit page; nil for who may not.
  var editing: Address?
  var issues: [Issue] = []
  /// Of the card whose form came back.
  var refused: (number: Int, reason: String)?

  /// A line of the text (一行), cut where something was found.
  struct Line: Sendable, Equatable {
    var look: String
    var pieces: [Piece]
  }

  /// A piece of a line; with a number where something was found.
  struct Piece: Sendable, Equatable {
    var text: String
    var number: Int?
    var grade = ProofCard.Grade.info
    var isSettled = false

    var view: HTML {
      guard let number else { return "\(text)" }
      return """
        <a class="proof-mark proof-\(grade.rawValue)\(if: isSettled, " proof-settled")" id="w-\(number)" \
        href="\(Address(fragment: "m-\(number)"))">\(text.isEmpty ? "‸" : text)<sup>\(number)</sup></a>
        """
    }
  }

  var view: HTML {
    frame.page(
      "校对：\(title)", trail: [Crumb("信息", DeskAddress.items()), Crumb(title, DeskAddress.item(item)), Crumb("校对")],
      issues: issues.count,
      """
      <h1>校对：\(title)</h1>
      \(FormIssues(issues, for: []).view)
      <p>\(summary)</p>
      \(each: notes, { "<p class=\"flash\">\($0)</p>" })
      <div class="acts proof-ways">\(if: safe > 0, mendAll)\(if: mayOrderSpelling, orderSpelling)\
      \(spellingJob.map { "<a class=\"button plain\" href=\"\($0)\">看查错别字的进展</a>" })\
      \(editing.map { "<a class=\"button plain\" href=\"\($0)\">回到编辑</a>" })\
      <a class="button plain" href="\(DeskAddress.item(item))">返回信息</a></div>
      \(if: cards.isEmpty, "<p class=\"empty\">没有发现问题。校对只能发现它认得的错误，请照常通读一遍。</p>")
      <div class="proofing">
        <section class="panel proof-text" tabindex="0" aria-labelledby="proof-text"><h2 id="proof-text">正文</h2>\(each: lines, line)</section>
        \(if: !cards.isEmpty, list)
      </div>
      <p class="quiet">灵敏度：\(level)，由系统管理员在设置里调整。<a href="\(DeskAddress.silences)">本镇不再提示的字词</a>　<a href="\(DeskAddress.lexicon)">本地词表</a></p>
      <script src="\(frame.assets.script("proof.js"))" defer></script>
      """)
  }

  private var summary: String {
    let open = cards.filter { $0.answer == nil }
    let counts = ProofCard.Grade.allCases.map { grade in "\(grade.chinese) \(open.count { $0.grade == grade }) 处" }
    let settled = cards.count - open.count
    return counts.joined(separator: "，") + (settled == 0 ? "" : "；已忽略 \(settled) 处") + "。错误要改正或者写明理由，才能送审和发布。"
  }

  private var mendAll: HTML {
    """
    <form method="post" action="\(DeskAddress.proof(item))">\(frame.csrf)\
    <input type="hidden" name="revision" value="\(String(revision))">\
    <button name="act" value="all">一键改正 \(safe) 处</button></form>
    """
  }

  private var orderSpelling: HTML {
    """
    <form method="post" action="\(DeskAddress.proof(item))">\(frame.csrf)\
    <input type="hidden" name="revision" value="\(String(revision))">\
    <button class="plain" name="act" value="spelling">查错别字</button></form>
    """
  }

  private func line(_ line: Line) -> HTML {
    "<p class=\"proof-line proof-\(line.look)\">\(each: line.pieces, \.view)</p>\n"
  }

  private var list: HTML {
    """
    <section class="proof-side" aria-labelledby="proof-list"><h2 id="proof-list">校对意见</h2>
    <p class="quiet" data-keys hidden>按 J、K 看下一处、上一处，按 A 采纳，按 I 忽略。</p>
    <ol>\(each: cards, card)</ol></section>
    """
  }

  private func card(_ card: ProofCard) -> HTML {
    let isBack = refused?.number == card.number
    return card.view(
      frame.csrf, revision: revision, action: DeskAddress.proof(item), reason: isBack ? refused?.reason ?? "" : "",
      problem: isBack ? issues.first?.sentence : nil)
  }
}
