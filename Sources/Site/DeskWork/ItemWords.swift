import Kernel
import Publishing

/// How the states and steps of items are worded at the desk (状态用语).
extension DeskMark {
  init(_ state: EditionState.Name, awaits: Duty? = nil) {
    switch state {
    case .draft: self.init("草稿")
    case .inReview: self.init(awaits.map { "待\($0.chinese)" } ?? state.chinese, .waiting)
    case .scheduled: self.init(state.chinese, .waiting)
    case .live: self.init(state.chinese, .good)
    case .withdrawn: self.init(state.chinese, .grave)
    case .superseded, .discarded: self.init(state.chinese)
    }
  }
}

extension WorkRow {
  init(_ line: DeskLine, remark: String? = nil, to address: Address? = nil) {
    var notes = [line.columnName, line.organisationName]
    switch line.state {
    case .inReview: if let at = line.submittedAt { notes.append("提交于 \(Beijing.minute(at))") }
    case .scheduled: if let at = line.scheduledFor { notes.append("定于 \(Beijing.minute(at)) 发布") }
    case .live: if let at = line.publishedAt { notes.append("发布于 \(Beijing.minute(at))") }
    case .draft, .superseded, .withdrawn, .discarded: notes.append("改于 \(Beijing.minute(line.changedAt))")
    }
    var marks = line.isImported ? [DeskMark.imported] : []
    if line.ordinal > 1 { marks.append(DeskMark("第 \(line.ordinal) 版")) }
    if !line.validity.isCurrent { marks.append(DeskMark(line.validity.chinese, .grave)) }
    self.init(
      title: line.title.isEmpty ? "（无标题）" : line.title, address: address ?? DeskAddress.item(line.item.value),
      state: DeskMark(line.state, awaits: line.awaits), marks: marks, notes: notes, remark: remark)
  }
}

extension DeskItem {
  var title: String { revision.map { $0.content.title.isEmpty ? "（无标题）" : $0.content.title } ?? "（无标题）" }

  var stateMark: DeskMark {
    newest.map { DeskMark($0.state.name, awaits: $0.step?.duty) } ?? DeskMark("草稿")
  }

  /// What happened to it without the mere saves, oldest first.
  func timeline(_ people: People, edition: Int? = nil, withSaves: Bool = false) -> Timeline {
    let events = history.filter { (edition == nil || $0.edition == edition) && (withSaves || $0.verb != "save") }
    return Timeline(
      events.reversed().map {
        Timeline.Step(
          time: Beijing.minute($0.at), who: $0.doer(people), act: $0.act, note: $0.note.isEmpty ? nil : $0.note)
      })
  }

  /// How far the newest edition has come.
  func path(_ people: People) -> ReviewPath {
    guard let newest else { return ReviewPath([]) }
    let steps = newest.steps.isEmpty ? column.steps : newest.steps
    let count = steps.count
    let place =
      switch newest.state {
      case .draft, .discarded: 0
      case .inReview(let step, _): step + 1
      case .scheduled: count + 1
      case .live, .superseded, .withdrawn: count + 2
      }
    let who = steps.map { step in
      history.first { $0.edition == newest.ordinal && $0.step == step && ["approve", "release", "schedule"].contains($0.verb) }
        .map { $0.doer(people) } ?? ""
    }
    let names = ["起草"] + steps.map(\.chinese) + ["发布"]
    let doers = [people[saves.last { $0.edition == newest.id }?.actor ?? ""]] + who + [""]
    return ReviewPath(
      zip(names, doers).enumerated().map { index, step in
        let stand: ReviewPath.Place = index < place ? .done : index == place ? .now : .ahead
        return ReviewPath.Step(name: step.0, place: stand, who: stand == .done ? step.1 : "")
      })
  }
}

extension DeskItem.Event {
  /// Both names when a stand-in did it: `程灯代方小鱼`.
  func doer(_ people: People) -> String { people[actor] + (onBehalfOf.map { "代\($0)" } ?? "") }

  /// What was done, in words.
  var act: String {
    switch verb {
    case "save": "保存"
    case "submit": "提交审核"
    case "approve": "\(step?.chinese ?? "")通过"
    case "sendBack": "退回"
    case "recall": "收回"
    case "schedule": "签发，定时发布"
    case "release": step == nil ? "发布" : "\(step?.chinese ?? "")通过，发布"
    case "takeIn": "转入"
    case "withdraw": "撤下"
    case "supersede": "被新版替换"
    case "reopen": "另起一版"
    case "discard": "作废"
    case "force": "先发后审，发布"
    case "approveLater": "\(step?.chinese ?? "")补审通过"
    case "erase": "紧急清除"
    default: verb
    }
  }
}
