import Foundation
import Hummingbird
import Kernel
import Publishing
import Store

/// What is done from the inbox (待办操作): passing many at once, asking for haste, finding what is public still right.
enum InboxActs {
  /// Each line that was ticked by its own verb; what was skipped says why.
  static func approve(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    try await site.forms.read(request, visit.visit) { form in
      let picks = form.all("pick").compactMap(pick)
      guard !picks.isEmpty else {
        throw Fault.invalid("pick", "没有选中任何信息，请回到待办，先勾选再点“通过所选”。")
      }
      let basis = (form["basis"] ?? "").stripped
      let opinion = form["secrecy"] == "yes" ? (basis.isEmpty ? BatchForm.basis : basis) : nil
      let outcomes = try await BatchApproval.run(picks, secrecyBasis: opinion, as: visit.actor, site.store)
      let lines = outcomes.map { (BatchReportPage.Line($0), $0.isPassed) }
      let page = BatchReportPage(
        frame: try await site.deskFrame(visit, at: DeskAddress.batchApproval),
        passed: lines.filter(\.1).map(\.0), skipped: lines.filter { !$0.1 }.map(\.0))
      return .page(page.view, visit.visit)
    }
  }

  /// `12:34`, edition and revision.
  private static func pick(_ text: String) -> BatchApproval.Pick? {
    let numbers = text.split(separator: ":").map { Int64($0) }
    guard numbers.count == 2, let edition = numbers[0], let revision = numbers[1] else { return nil }
    return .init(edition: Edition.ID(edition), revision: Revision.ID(revision))
  }

  static func urge(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    try await ItemActs.act(site, request, visit, .other) { item, form, tx in
      let typed = (form["publishBy"] ?? "").stripped
      let hour = Beijing.instant(typed)
      if !typed.isEmpty, hour == nil { throw Fault.invalid("publishBy", "请填写期望发布时间，例如 2026-03-09 09:30。") }
      try Edition.urge(try ItemActs.working(item).id, isUrgent: form["urgent"] == "yes", publishBy: hour, tx)
      return .wished
    }
  }

  /// Back to the list, where the next one waits.
  static func check(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let id = Item.ID(try visit.number("item"))
    let answer = try await ItemActs.act(site, request, visit, .other) { _, form, tx in
      let typed = (form["next"] ?? "").stripped
      let next = Day(typed)
      if !typed.isEmpty, next == nil { throw Fault.invalid("next", "请填写下次复核的日期，写成 2026-03-09 这样。") }
      try Item.confirm(id, nextOn: next, note: form["note"] ?? "", tx)
      return .checked
    }
    return answer.status == .seeOther ? .seeOther(DeskAddress.checks, .checked) : answer
  }
}

extension BatchApproval.Outcome {
  fileprivate var isPassed: Bool { if case .passed = result { true } else { false } }
}

extension BatchReportPage.Line {
  fileprivate init(_ outcome: BatchApproval.Outcome) {
    let sentence =
      switch outcome.result {
      case .skipped(let reason): reason
      case .passed(.live, _): "已发布，公开页面、列表和搜索已经更新。"
      case .passed(let state, let duty): duty.map { "已通过，转到\($0.chinese)。" } ?? "已通过，现在是“\(state.chinese)”。"
      }
    let name = outcome.title.isEmpty ? (outcome.item == nil ? "（看不到的信息）" : "（无标题）") : outcome.title
    self.init(title: name, address: outcome.item.map { DeskAddress.item($0.value) }, sentence: sentence)
  }
}
