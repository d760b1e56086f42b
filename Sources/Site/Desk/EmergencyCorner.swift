/// What of emergencies concerns the reader of the desk's home (紧急事项): the button for a notice, what hangs now, what
/// was published ahead of its review, what was erased lately.
struct EmergencyCorner: Sendable, Equatable {
  var mayPost = false
  /// Each with until when, in words.
  var standing: [String] = []
  var owed: [Owed] = []
  /// For the auditor and who answers: the latest erasures.
  var erased: [NavLink] = []

  /// One release that waits for its later review (待补审).
  struct Owed: Sendable, Equatable {
    var title: String
    var address: Address
    /// Which steps are missing, who forced, why, until when.
    var notes: [String]
    var reason: String
    var isLate = false
    /// Whether the reader himself may take a step.
    var isMine = false

    var view: HTML {
      """
      <li class="owed\(if: isLate, " owed-late")"><a href="\(address)">\(title)</a>
      <p class="row-notes">\(DeskMark(isLate ? "补审超期" : "待补审", isLate ? .grave : .waiting).view)\
      \(if: isMine, DeskMark("等您补审", .waiting).view)\(each: notes, { "<span>\($0)</span>" })</p>
      <p class="remark">先发后审的理由：\(reason)</p></li>

      """
    }
  }

  var view: HTML {
    """
    \(notice)
    \(if: !owed.isEmpty, owing)
    \(if: !erased.isEmpty, erasures)
    """
  }

  private var notice: HTML {
    guard mayPost || !standing.isEmpty else { return HTML() }
    return """
      <div class="acts"><a class="button plain" href="\(DeskAddress.notices)">\
      \(mayPost ? "发紧急通知" : "看紧急通知")</a>\(each: standing, { "<p class=\"quiet\">正在公开页面上：\($0)</p>" })</div>
      """
  }

  private var owing: HTML {
    """
    <section class="panel" aria-labelledby="h-owed">
      <h2 id="h-owed">先发后审，等待补审（\(owed.count)）</h2>
      <ul class="rows">\(each: owed, \.view)</ul>
    </section>
    """
  }

  private var erasures: HTML {
    """
    <section class="panel" aria-labelledby="h-erased">
      <h2 id="h-erased">紧急清除</h2>
      <ul class="ways">\(each: erased, { "<li><a href=\"\($0.address)\">\($0.name)</a></li>" })</ul>
    </section>
    """
  }
}
