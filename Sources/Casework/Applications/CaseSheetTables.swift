import Kernel
import Manuscript

extension CaseSheet {
  /// 办理流程图 of this very case: what happened on which day, one under the other, and how it stands.
  var course: Table {
    var rows: [[Table.Cell]] = []
    for event in record.events {
      if !rows.isEmpty { rows.append([Table.Cell([Self.line("↓", .center)], colSpan: 2, alignment: .center)]) }
      let words = event.words.isEmpty ? "" : "：" + Self.brief(event.words, 120)
      rows.append([
        Table.Cell([Self.line(event.day.withWeekday)], isHeader: true),
        Table.Cell([Self.line(event.act.chinese + words), Self.line("经手：\(record.people[event.actor])", .end)]),
      ])
    }
    let state = application.state.chinese + (application.state.isOpen ? "，答复期限 \(dueWords)" : "")
    rows.append([Table.Cell([Self.line("现在：" + state, .center)], colSpan: 2, alignment: .center)])
    return Table(rows: rows)
  }

  /// 移送明细: what of an answer is handed to whoever publishes it (条例 第四十四条).
  var transfer: Table {
    let heads = ["序号", "信息名称", "文号", "载体", "公开方式", "备注"]
    let redacted = Set(record.files.compactMap(\.original))
    let files = record.files.filter { $0.role == .redacted || $0.role == .original && !redacted.contains($0.id) }
    let answer = Self.brief(application.decision?.answer ?? "", 120)
    var lines: [[String]] = [[application.title, application.documentNumber, "答复内容", "主动公开", answer]]
    for file in files {
      let note = file.note.isEmpty ? file.role.chinese : "\(file.role.chinese)，\(file.note)"
      lines.append([file.name, "", "文件", "主动公开", note])
    }
    var rows: [[Table.Cell]] = [heads.map { Table.Cell([Self.line($0)], isHeader: true) }]
    for (number, line) in lines.enumerated() {
      rows.append((["\(number + 1)"] + line).map { Table.Cell([Self.line($0)]) })
    }
    return Table(rows: rows)
  }

  /// 呈批单: what is proposed, and room for each opinion; what was signed in the program is printed.
  var submission: Table {
    let decision = application.decision
    let refused = facts.refused.map { "\($0.name)（条例\($0.article)）" }.joined(separator: "、")
    let approval = decision?.decidedOn == nil ? nil : "同意。\(record.approver)"
    let proposal: [(String, String)] = [
      ("拟答复类型", decisionWords), ("拟公开或者告知的内容", Self.brief(decision?.answer ?? "", 1000)), ("不公开部分的依据", refused),
      ("有权更正的机关", decision?.organ ?? ""), ("理由", Self.brief(decision?.reason ?? "", 1000)),
      ("拟办人", record.proposer),
    ]
    let kept = ["登记编号", "申请人", "收到申请之日", "申请的信息", "要更正的记录", "应当怎样记录", "证据", "答复期限"]
    return Self.pairs(
      identity.filter { kept.contains($0.0) } + proposal,
      spaces: [("保密审查意见", nil), ("合法性审核意见", nil), ("公开机构负责人审批意见", approval)])
  }

  /// Names on the left, values on the right; what has no value is left out, what is to be signed has room.
  static func pairs(_ rows: [(String, String)], spaces: [(String, String?)] = []) -> Table {
    var made: [[Table.Cell]] = []
    for (name, value) in rows where !value.isEmpty {
      let lines = value.split(whereSeparator: \.isNewline).map { line(String($0)) }
      made.append([Table.Cell([line(name)], isHeader: true), Table.Cell(lines)])
    }
    for (name, value) in spaces {
      let blank = [line("　"), line("　"), line("签字：　　　　　　　　年　　月　　日", .end)]
      made.append([Table.Cell([line(name)], isHeader: true), Table.Cell(value.map { [line($0)] } ?? blank)])
    }
    return Table(rows: made)
  }

  static func line(_ text: String, _ alignment: Alignment = .start) -> Block {
    .paragraph(Paragraph([.text(text)], alignment: alignment))
  }

  static func brief(_ text: String, _ limit: Int = 1000) -> String {
    text.count > limit ? text.prefix(limit) + "……" : text
  }
}

extension CaseRecord {
  /// Who proposed the answer that stands, and who signed it: the last of each.
  var proposer: String { who([.propose, .rejectReasons]) }
  var approver: String { who([.approve]) }

  private func who(_ acts: Set<ApplicationAct>) -> String {
    events.last { acts.contains($0.act) }.map { "\(people[$0.actor])，\($0.day.chinese)" } ?? ""
  }
}
