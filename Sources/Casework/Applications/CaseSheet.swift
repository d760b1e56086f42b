import Kernel
import Manuscript

/// A form of a case (案卷表单): a table filled from the case as it stands, with room for hands to sign. What identifies the
/// applicant but his name stays sealed: a form lies open on a desk.
struct CaseSheet {
  let kind: LetterKind
  let facts: LetterFacts
  let record: CaseRecord

  var application: Application { facts.application }

  var manuscript: Manuscript {
    let table: Table =
      switch kind {
      case .transfer: transfer
      case .course: course
      case .submission: submission
      default: register
      }
    let end: [Block] = [.signature([.text(facts.town)]), .date([.text(facts.day.chinese)])]
    return Manuscript(blocks: [.table(table)] + feet + end)
  }

  /// Who gives and who takes, where something changes hands.
  private var feet: [Block] {
    guard kind == .transfer else { return [] }
    return [Self.line("移送人签字：　　　　　　　　　　　　接收人签字：　　　　　　　　　　　　")]
  }

  /// 登记表: everything that is written down of a case, on one sheet.
  private var register: Table {
    Self.pairs(identity + progress + result)
  }

  var identity: [(String, String)] {
    let isAmendment = application.matter == .amendment
    let who = "\(application.applicantName)（\(application.applicantKind.chinese)）"
    let wanted = "\(application.form.chinese)，\(application.delivery.chinese)"
    var received = "还没有确认"
    if let day = application.receivedOn { received = "\(day.chinese)。\(application.channel.rule)" }
    return [
      ("登记编号", application.number), ("申请人", who), ("身份证明、联系方式", "加密保存，经登记理由后查看"),
      ("申请渠道", application.channel.chinese), ("到达日期", application.arrivedOn.chinese), ("收到申请之日", received),
      (isAmendment ? "要更正的记录" : "申请的信息", Self.brief(application.content)), ("应当怎样记录", application.claim),
      ("证据", application.evidence), ("文号", application.documentNumber), ("要求的形式和途径", wanted),
      ("需要的帮助", application.assistance), ("答复期限", dueWords), ("经办人", record.handler),
    ]
  }

  private var progress: [(String, String)] {
    [
      ("补正", correction), ("说明理由", reasons), ("征求意见", consultations), ("延期", extended), ("延迟答复", delayed),
      ("信息处理费", fee),
    ]
  }

  private var correction: String {
    guard let asked = application.correction else { return "" }
    let until = facts.calendar.adding(asked.days, to: asked.askedOn).due
    let came = asked.correctedOn.map { "，\($0) 收到" } ?? ""
    return "\(asked.askedOn) 告知，\(until) 前补正\(came)"
  }

  private var reasons: String {
    guard let asked = application.reasons else { return "" }
    let came = asked.givenOn.map { "，\($0) 收到" } ?? ""
    let judged = asked.isAccepted.map { $0 ? "，认为合理" : "，认为不合理" } ?? ""
    return "\(asked.askedOn) 要求\(came)\(judged)"
  }

  private var consultations: String {
    let lines = record.consultations.map { each in
      "\(each.kind.chinese)“\(each.party)”，\(each.sentOn) 发出，\(each.answer?.chinese ?? "等候意见")"
    }
    return lines.joined(separator: "；")
  }

  private var extended: String {
    guard let more = application.prolongation else { return "" }
    return "\(more.days) 个工作日，\(Self.told(more.toldOn))"
  }

  private var delayed: String {
    guard let delay = application.delay else { return "" }
    return "共 \(delay.days) 个工作日，\(Self.told(delay.toldOn))"
  }

  private static func told(_ day: Day?) -> String { day.map { "\($0) 告知" } ?? "还没有告知" }

  private var fee: String {
    guard let fee = application.fee else { return "" }
    return "\(fee.amount) 元，\(fee.paidOn.map { "\($0) 缴清" } ?? "没有缴")"
  }

  private var result: [(String, String)] {
    let decided = application.decision?.decidedOn.map { "\($0.chinese)，\(decisionWords)" }
    let served = application.service.map { "\($0.day.chinese)，\($0.manner.chinese)" }
    let archived = application.archiveNumber.map { "档号 \($0)" }
    return [("处理结果", decided ?? ""), ("送达", served ?? ""), ("归档", archived ?? "")]
  }

  var dueWords: String {
    guard let deadline = facts.deadline else { return "还没有起算" }
    guard let due = deadline.due else { return "暂停计算中" }
    return due.chinese + (deadline.isProvisional ? "（暂定）" : "")
  }

  var decisionWords: String {
    guard let decision = facts.decision else { return "" }
    return decision.name + (decision.article.isEmpty ? "" : "（条例\(decision.article)）")
  }
}

/// What stands in a case beside its own row (案卷记录), read once for a form.
struct CaseRecord: Sendable {
  let handler: String
  let events: [Application.Event]
  let consultations: [ApplicationConsultation]
  let files: [ApplicationFile]
  let people: LetterPeople
}

/// Names of those who worked on a case (经手人): the site knows them, this domain does not.
package struct LetterPeople: Sendable {
  let handler: String
  /// `staff:5:fang` → 方小鱼.
  let actors: [String: String]

  package init(handler: String = "", actors: [String: String] = [:]) {
    (self.handler, self.actors) = (handler, actors)
  }

  subscript(actor: String) -> String {
    if actor == "visitor" { return "申请人" }
    return actors[actor] ?? (actor.hasPrefix("program:") ? "程序" : actor.split(separator: ":").last.map(String.init) ?? "")
  }
}
