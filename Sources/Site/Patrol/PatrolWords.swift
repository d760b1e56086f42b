import Kernel
import Publishing

/// The patrol in words (巡检用语).
struct PatrolWords: Sendable {
  let town: Town
  let names: StaffNames
  let day: Day

  static let heads = ["问题", "轻重", "信息或栏目", "栏目", "详情", "涉及", "责任单位", "经办人", "期限", "状态", "第几次出现", "发现时间", "说明"]

  func cells(_ finding: PatrolFinding) -> [String] {
    [
      finding.check.chinese, finding.check.grade.chinese, place(finding), column(finding), finding.detail,
      finding.subject, finding.unit, finding.account.map { names[$0] } ?? "", finding.dueOn.description, finding.state.chinese,
      String(finding.times), Beijing.minute(finding.openedAt), finding.reason,
    ]
  }

  func row(_ finding: PatrolFinding) -> PatrolRow {
    PatrolRow(
      name: finding.check.chinese, detail: [finding.detail, short(finding.subject)].filter { !$0.isEmpty }.joined(separator: "　"),
      address: DeskAddress.patrolFinding(finding.id.value), place: place(finding), column: column(finding),
      owner: owner(finding), due: due(finding))
  }

  func place(_ finding: PatrolFinding) -> String {
    if finding.item != nil { return finding.title.isEmpty ? "已不在公开" : finding.title }
    return finding.check == .unanswered ? "公众留言" : column(finding)
  }

  func column(_ finding: PatrolFinding) -> String { finding.column.flatMap { town.tree[$0]?.name } ?? "" }

  func owner(_ finding: PatrolFinding) -> String {
    let who = [finding.unit, finding.account.map { names[$0] } ?? ""].filter { !$0.isEmpty }
    return who.isEmpty ? "本镇经办" : who.joined(separator: "、")
  }

  func due(_ finding: PatrolFinding) -> DeskMark {
    if finding.state != .open { return DeskMark(finding.state.chinese, finding.state == .closed ? .good : .calm) }
    let left = finding.dueOn.ordinal - day.ordinal
    if left < 0 { return DeskMark("逾期 \(-left) 天", .grave) }
    return DeskMark(left == 0 ? "今天到期" : "\(finding.dueOn) 前", left <= 1 ? .waiting : .calm)
  }

  private func short(_ text: String) -> String { text.count > 60 ? text.prefix(60) + "…" : text }

  func last(_ run: PatrolRun?) -> String {
    run.map { "上次巡检 \(Beijing.minute($0.startedAt))：\($0.outcome.words)" } ?? ""
  }

  func veto(_ veto: PatrolStanding.Veto) -> PatrolPage.Veto {
    let mark =
      switch veto.stand {
      case .fires: DeskMark("已触发", .grave)
      case .far(let days): DeskMark("还有 \(days) 天", days <= 7 ? .grave : days <= 30 ? .waiting : .good)
      case .clear: DeskMark("没有触发", .good)
      case .unmeasured: DeskMark("由人认定", .calm)
      }
    return .init(
      name: veto.rule.name, mark: mark, words: veto.words,
      source: veto.rule.source + (veto.rule.isConfirmed ? "" : "，暂定"))
  }

  func score(_ standing: PatrolStanding) -> PatrolPage.Score {
    let words = "本镇可测项目满分 \(Self.points(standing.full))，现在 \(Self.points(standing.score))"
    return .init(
      words: words + (standing.isProvisional ? "（暂定）" : ""),
      losses: standing.losses.map { loss in
        [
          loss.rule.name, Self.points(loss.points), Self.points(loss.rule.most ?? 0), loss.words,
          loss.rule.isConfirmed ? loss.rule.source : "暂定：" + loss.rule.source,
        ]
      })
  }

  static func points(_ number: Double) -> String {
    let tenths = Int((number * 10).rounded())
    return tenths % 10 == 0 ? String(tenths / 10) : "\(tenths / 10).\(abs(tenths % 10))"
  }

  /// Those that end within a month, the nearest first.
  func near(_ columns: PatrolColumns) -> [PatrolPage.Near] {
    columns.standings.compactMap { each in each.daysLeft.map { (each, $0) } }.filter { (0...30).contains($0.1) }
      .sorted { $0.1 < $1.1 }.prefix(20).map { each, left in
        .init(
          column: each.column.name, address: DeskAddress.items([("column", each.column.slug)]),
          words: left == 0 ? "今天到期" : "还有 \(left) 天")
      }
  }

  func groups(_ tally: [PatrolCheck: (open: Int, late: Int)]) -> [PatrolPage.Group] {
    PatrolCheck.allCases.compactMap { check in
      guard let count = tally[check], count.open > 0 else { return nil }
      let tones: [PatrolCheck.Grade: DeskMark.Tone] = [.grave: .grave, .fault: .waiting, .hint: .calm]
      return .init(
        name: check.chinese, grade: DeskMark(check.grade.chinese, tones[check.grade] ?? .calm), open: count.open,
        late: count.late, address: DeskAddress.patrol([("check", check.rawValue)]))
    }
  }
}
