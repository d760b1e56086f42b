import Kernel

/// One finding beside the text (校对意见): what is wrong, where, what could stand there, and what was answered.
struct ProofCard: Sendable, Equatable {
  /// 错误、提醒、提示.
  enum Grade: String, Sendable, CaseIterable {
    case error, warn, info

    var chinese: String {
      switch self {
      case .error: "错误"
      case .warn: "提醒"
      case .info: "提示"
      }
    }

    var tone: DeskMark.Tone {
      switch self {
      case .error: .grave
      case .warn: .waiting
      case .info: .calm
      }
    }
  }

  /// Counted from 1 in the order of the text.
  var number: Int
  var key: String
  var grade: Grade
  var message: String
  var evidence: String
  var lead: String
  var words: String
  var trail: String
  /// What can be put there by a button.
  var fixes: [String] = []
  /// Let stand: by whom, when, why.
  var answer: String?
  var mayMend = false
  var mayAnswer = false
  var maySilence = false
  /// Private matter: only a reviewer lets it stand.
  var isPrivate = false

  func view(_ csrf: HTML, revision: Int64, action: Address, reason: String, problem: String?) -> HTML {
    """
    <li class="proof-card proof-\(grade.rawValue)\(if: answer != nil, " proof-settled")" id="m-\(number)" tabindex="-1" data-card>
      <p class="row-notes">\(DeskMark(answer == nil ? grade.chinese : "已忽略", answer == nil ? grade.tone : .calm).view)\
    <a href="\(Address(fragment: "w-\(number)"))">第 \(number) 处</a></p>
      <p>\(message)</p>
      <p class="proof-context"><span>…\(lead)</span><mark>\(words.isEmpty ? "‸" : words)</mark><span>\(trail)…</span></p>
      \(if: !evidence.isEmpty, "<p class=\"quiet\">依据：\(evidence)</p>")
      \(answer.map { "<p class=\"remark\">\($0)</p>" })
      \(if: answer == nil && mayMend && !fixes.isEmpty, mending(csrf, revision, action))
      \(if: mayAnswer && answer == nil, ignoring(csrf, revision, action, reason, problem))
      \(if: mayAnswer && answer != nil, reopening(csrf, revision, action))
    </li>

    """
  }

  private func mending(_ csrf: HTML, _ revision: Int64, _ action: Address) -> HTML {
    form(
      csrf, revision, action,
      """
      \(each: fixes.enumerated().map { ($0.offset, $0.element) }, { offset, fix in
        "<button name=\"act\" value=\"mend-\(offset)\"\(if: offset == 0, " data-accept")\(if: offset > 0, " class=\"plain\"")>\(fix.isEmpty ? "删去" : "改为“\(fix)”")</button>"
      })
      """)
  }

  private func ignoring(
    _ csrf: HTML, _ revision: Int64, _ action: Address, _ reason: String, _ problem: String?
  ) -> HTML {
    let must = grade == .error
    let field = FormField(
      name: "reason", label: must ? "不改的理由" : "不改的理由（可不填）", value: reason, isRequired: must, limit: 200,
      problem: problem, scope: "r\(number)")
    return """
      <details class="fold"\(if: problem != nil, " open")><summary data-ignore>\(isPrivate && must ? "审核人放行" : "忽略")</summary>
      \(form(csrf, revision, action, """
        \(field.view)<button class="plain" name="act" value="ignore">忽略这一处</button>\
        \(if: maySilence, "<button class=\"plain\" name=\"act\" value=\"silence\">本镇不再提示“\(words)”</button>")
        """))</details>
      """
  }

  private func reopening(_ csrf: HTML, _ revision: Int64, _ action: Address) -> HTML {
    form(csrf, revision, action, "<button class=\"plain\" name=\"act\" value=\"reopen\">恢复提示</button>")
  }

  private func form(_ csrf: HTML, _ revision: Int64, _ action: Address, _ inside: HTML) -> HTML {
    """
    <form class="acts" method="post" action="\(action)">\(csrf)\
    <input type="hidden" name="revision" value="\(String(revision))"><input type="hidden" name="key" value="\(key)">\
    <input type="hidden" name="number" value="\(number)">\(inside)</form>
    """
  }
}
