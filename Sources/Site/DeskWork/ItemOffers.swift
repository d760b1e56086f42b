import Kernel
import Publishing

/// A form that came back wrong (退回的表单), to be shown again where it stood.
struct RefusedForm: Sendable {
  enum Kind: Sendable { case schedule, withdrawal, validity, link, force, other }
  var kind: Kind
  var form: Form
  var issues: [Issue]
}

/// Which links, buttons and forms an item's page shows to its reader (办理选项).
extension ItemPowers {
  private var id: Int64 { item.item.id.value }

  /// What to do next, in a sentence.
  var standing: String {
    switch state {
    case .draft: return lastReturn.map { "已退回：\($0)。改好后再提交审核。" } ?? "写好后提交审核。"
    case .inReview:
      let step = item.newest?.step?.chinese ?? "审核"
      return mayPass ? "等您\(step)。" : "等待\(step)。"
    case .scheduled:
      return "已签发，定于 \(item.newest?.scheduledFor.map(Beijing.minute) ?? "") 自动发布。"
    case .live where item.forced != nil: return owedStanding
    case .withdrawn where item.item.erasedAt != nil, .discarded where item.item.erasedAt != nil:
      return "这条信息已经紧急清除，原件加密封存。不能再办理。"
    case .live: return "这条信息正在公开。要改内容，请另起一版，审核通过后自动替换。"
    case .withdrawn: return "已经撤下，原网址显示撤下理由。要再公开，请另起一版。"
    case .discarded: return item.live == nil ? "这一版已经作废。" : "这一版已经作废，公开页面仍是原来的版本。"
    case .superseded, nil: return ""
    }
  }

  private var lastReturn: String? {
    let last = item.history.first { $0.verb != "save" }
    guard let last, last.verb == "sendBack" else { return nil }
    return last.note.hasSuffix("。") ? String(last.note.dropLast()) : last.note
  }

  private var owedStanding: String {
    guard let forced = item.forced else { return "" }
    let missing = forced.open.map(\.chinese).joined(separator: "、")
    return "先发后审，正在公开：还缺\(missing)，应在 \(Beijing.minute(forced.dueAt)) 前补审，或者撤下。理由：\(forced.reason)"
  }

  var ways: [NavLink] {
    if item.item.erasedAt != nil { return [] }
    var ways: [NavLink] = []
    if state == .draft, mayDraft { ways.append(NavLink("继续编辑", DeskAddress.draft(id))) }
    if mayPass {
      ways.append(NavLink("去\(item.newest?.step?.chinese ?? "审核")", DeskAddress.review(id)))
    } else if isWorking, state != .draft {
      ways.append(NavLink("查看审核", DeskAddress.review(id)))
    }
    ways.append(NavLink("预览", DeskAddress.preview(id)))
    if item.revision != nil { ways.append(NavLink("校对", DeskAddress.proof(id))) }
    if !item.attachments.isEmpty { ways.append(NavLink("附件检查", DeskAddress.attachments(id))) }
    ways.append(NavLink("办理日志", DeskAddress.itemJournal(id)))
    if mayErase { ways.append(NavLink("紧急清除", DeskAddress.erasing(id))) }
    return ways
  }

  var acts: [DeskForm] {
    var acts: [DeskForm] = []
    if item.item.erasedAt != nil { return [] }
    if let step = laterStep { acts.append(DeskItemPage.laterApproving(id, step: step.chinese)) }
    switch state {
    case .draft where mayDraft:
      acts.append(DeskItemPage.submission(id))
    case .inReview where mayDraft:
      acts = [DeskItemPage.recall(id), DeskForm(action: DeskAddress.urging(id), button: "催办")]
    case .scheduled where mayDraft: acts.append(DeskItemPage.recall(id))
    case .live where mayDraft, .withdrawn where mayDraft: acts.append(DeskItemPage.newEdition(id))
    case .discarded where mayDraft && item.item.publishedAt != nil: acts.append(DeskItemPage.newEdition(id))
    default: break
    }
    if state == .scheduled, mayRelease {
      acts.append(DeskForm(action: DeskAddress.releaseTime(id), button: "立即发布", look: .main))
    }
    return acts
  }

  /// What is folded away, with what was typed where a form came back.
  func seldom(_ refused: RefusedForm?) -> [DeskForm] {
    func typed(_ kind: RefusedForm.Kind, _ name: String) -> String? {
      refused?.kind == kind ? refused?.form[name] : nil
    }
    func issues(_ kind: RefusedForm.Kind) -> [Issue] { refused?.kind == kind ? refused?.issues ?? [] : [] }
    var forms: [DeskForm] = []
    if item.item.erasedAt != nil { return [] }
    if mayForce, let revision = item.revision {
      forms.append(
        DeskItemPage.forcing(
          id, revision: revision.id.value, asksSecrecy: item.secrecyReview?.opinion != .mayBePublic,
          reason: typed(.force, "reason") ?? "", basis: typed(.force, "basis") ?? "", issues: issues(.force)))
    }
    if isLastStep, mayPass {
      forms.append(
        DeskItemPage.schedule(id, moment: typed(.schedule, "at") ?? "", issues: issues(.schedule)))
    }
    if state == .draft, mayDraft { forms.append(DeskItemPage.discarding(id)) }
    if mayDraft, isWorking, state != .scheduled, let edition = item.newest {
      let hour = edition.wishedFor.map { Beijing.minute($0).replacing(" ", with: "T") } ?? ""
      forms.append(DeskItemPage.urgency(id, isUrgent: edition.isUrgent, publishBy: hour))
    }
    if mayAnswer, item.live != nil { forms.append(DeskItemPage.checking(id)) }
    // An interpretation is linked before it is public: the gate asks for the policy that it explains.
    if mayAnswer, item.item.publishedAt == nil, item.column.kind == .interpretation {
      forms.append(
        DeskItemPage.linking(id, isReading: true, number: typed(.link, "other") ?? "", issues: issues(.link)))
    }
    guard mayAnswer, item.item.publishedAt != nil else { return forms }
    let mark = item.item.validity
    forms += [
      DeskItemPage.validity(
        id, mark: typed(.validity, "validity") ?? mark.validity.rawValue,
        day: typed(.validity, "day") ?? mark.on?.description ?? "", by: typed(.validity, "by") ?? mark.reason,
        issues: issues(.validity)),
      DeskItemPage.linking(
        id, isReading: item.column.kind == .interpretation, number: typed(.link, "other") ?? "", issues: issues(.link)),
    ]
    if item.live != nil {
      forms.append(
        DeskItemPage.withdrawal(id, reason: typed(.withdrawal, "reason") ?? "", issues: issues(.withdrawal)))
    }
    return forms
  }
}
