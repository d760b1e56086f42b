import Kernel

/// `/desk/items/7/review`: read and decide (审核): the item, what changed, its way so far, the opinion, yes or back.
struct ReviewPage: Page {
  var frame: DeskFrame
  var item: Int64
  var edition: Int
  var stepName: String
  var path: ReviewPath
  var reading: Reading
  /// Against the live edition, one sentence each; empty for a first edition.
  var changes: [String]
  var changeNote: String?
  var history: Timeline
  /// What was found in the 保密审查, when it was done.
  var secrecy: String?
  /// Who may act now, or why the reader may not.
  var standing: String
  var forms: [DeskForm]
  var issues: [Issue] = []
  /// Who reads it now; nil when it waits for nobody.
  var claim: ClaimPanel?
  var discussion: Discussion?
  var opinions: OpinionsPanel?
  /// What still keeps it from the public.
  var missing = MissingList()

  var view: HTML {
    frame.page(
      "\(stepName)：\(reading.title)", trail: trail, issues: issues.count,
      """
      <h1>\(stepName)：\(reading.title)</h1>
      \(path.view)
      <p class="quiet">\(standing)</p>
      <div class="review">
        <div>\(reading.view)</div>
        <div class="review-side">
          \(claim.map { $0.view(frame.csrf) })
          \(changed)
          \(opinion)
          \(opinions.map { $0.view(frame.csrf) })
          \(missing.view)
          \(decision)
          \(discussion.map { $0.view(frame.csrf) })
          <section class="panel"><h2>办理过程</h2>\(history.view)</section>
        </div>
      </div>
      \(frame.teamScript)
      """)
  }

  private var trail: [Crumb] {
    [Crumb("信息", DeskAddress.items()), Crumb(reading.title, DeskAddress.item(item)), Crumb("审核")]
  }

  private var changed: HTML {
    guard edition > 1 else { return HTML() }
    return """
      <section class="panel"><h2>与已发布的版本相比</h2>\(changeNote.map { "<p class=\"remark\">\($0)</p>" })
      <ul class="dots">\(each: changes, { "<li>\($0)</li>" })</ul></section>
      """
  }

  private var opinion: HTML {
    """
    <section class="panel"><h2>保密审查</h2><p>\(secrecy ?? "还没有保密审查意见，签发前必须填写（条例第十七条）。")</p></section>
    """
  }

  private var decision: HTML {
    guard !forms.isEmpty else { return HTML() }
    return """
      <section class="panel decision"><h2>办理</h2>\(each: forms, { $0.view(frame.csrf) })</section>
      """
  }
}
