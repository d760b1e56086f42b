import Files
import Foundation
import Kernel
import Store

/// The photograph that proves a posting (照片佐证): the public copy, and when and where it was taken, sealed.
package struct PhotoProof: Equatable, Sendable {
  package let blob: Blob
  package let taken: Data?

  package init(_ blob: Blob, taken: Data?) { (self.blob, self.taken) = (blob, taken) }

  /// What its time and place are sealed for.
  package static func place(_ posting: Posting.ID) -> String { "posting:\(posting):taken" }
}

extension Posting {
  /// Notes that it was printed (打印), on which paper.
  package static func printed(_ id: ID, on paper: String, _ tx: Transaction) throws {
    let posting = try find(id, tx)
    guard tx.actor.maySee(boardsOf: posting.village) else { throw Fault.notFound }
    guard ["A3", "A4"].contains(paper) else { throw Fault.invalid("paper", "请选择 A3 或 A4。") }
    guard posting.state == .ready else { return }
    try tx.run("UPDATE posting SET printed_at = \(tx.now), paper = \(paper) WHERE id = \(id)")
    try tx.record("posting.printed", of: "posting:\(id)", in: posting.village, "\(paper)，\(posting.title)")
  }

  /// It hangs (上墙登记): since which day, on which board, with the photograph that shows it. One 更新 of the year.
  ///
  /// 村民委员会组织法（2026）第三十五条: “公布期限不少于十五日”. The day it is put up is not counted.
  package static func putUp(
    _ id: ID, on day: Day, board: Board.ID?, photo: PhotoProof?, _ tx: Transaction
  ) throws {
    let posting = try inHand(id, tx)
    let slot = try Slot.find(posting.slot, tx)
    let rule = try SheetRule.find(slot.rule, tx)
    var issues: [Issue] = []
    if posting.state != .ready {
      let next = try nextStep(id, tx)
      issues.append(Issue("", "还没有签完字，不能上墙：等\(next?.chinese ?? "")签字。"))
    }
    if day > tx.today { issues.append(Issue("day", "上墙日期还没有到，请贴好以后再登记。")) }
    if day < Day(at: posting.createdAt) { issues.append(Issue("day", "上墙日期早于起稿日期（\(Day(at: posting.createdAt))），请核对。")) }
    if photo == nil { issues.append(Issue("photo", "请拍一张贴好以后的照片，作为已经公开的佐证。")) }
    let walls = try Board.list(of: posting.village, tx)
    let chosen = board ?? posting.board ?? (walls.count == 1 ? walls[0].id : nil)
    if !walls.contains(where: { $0.id == chosen }) {
      issues.append(Issue("board", walls.isEmpty ? "本村还没有登记公开栏，请联系镇里登记。" : "请选择贴在哪一块公开栏上。"))
    }
    guard issues.isEmpty, let photo, let chosen else { throw Fault.invalid(issues) }
    try photo.blob.register(tx)
    // A notice before the decision hangs until one can object no more; it is no 村务公开 of fifteen days.
    let objections = try BenefitList.show(with: posting, on: day, latest: day + rule.terms.latestDays, tx)
    let keep = objections ?? day + rule.terms.keepDays
    let latest = objections.map { $0 + 3 } ?? day + rule.terms.latestDays
    try tx.run(
      """
      UPDATE posting SET state = 'up', board = \(chosen), up_on = \(day), keep_until = \(keep), latest_on = \(latest),
        photo = \(photo.blob.digest), taken = \(photo.taken), changed_at = \(tx.now) WHERE id = \(id)
      """)
    try tx.run(
      "UPDATE board_slot SET posting = \(id), posted_on = COALESCE(posted_on, \(day)) WHERE id = \(posting.slot)")
    try list(id, tx)
    try tx.record(
      "posting.putUp", of: "posting:\(id)", in: posting.village, "\(posting.title)，\(day) 上墙，至少到 \(keep)，最迟 \(latest)")
    tx.touchPages(of: try Village.find(posting.village, tx).town)
  }

  /// It was taken off the wall (撤下登记). Before its time only because it was wrong or harmed somebody, with the reason.
  package static func takeDown(_ id: ID, on day: Day, reason: String = "", _ tx: Transaction) throws {
    let posting = try find(id, tx)
    try tx.actor.requirePosting(for: posting.village)
    guard posting.state == .up, let wall = posting.wall else { throw Fault.conflict("这一份不在墙上，不用登记撤下。") }
    var issues: [Issue] = []
    if day > tx.today { issues.append(Issue("day", "撤下日期还没有到，请撤下以后再登记。")) }
    if day < wall.upOn { issues.append(Issue("day", "撤下日期早于上墙日期（\(wall.upOn)），请核对。")) }
    if day <= wall.keepUntil, !(2...200).contains(reason.trimmed.unicodeScalars.count) {
      issues.append(Issue("reason", "公布期限到 \(wall.keepUntil) 为止（不少于十五日），提前撤下请写明原因，例如内容有误、泄露隐私。"))
    }
    guard issues.isEmpty else { throw Fault.invalid(issues) }
    try tx.run("UPDATE posting SET state = 'down', down_on = \(day), changed_at = \(tx.now) WHERE id = \(id)")
    try unlist(id, tx)
    if let list = try BenefitList.behind(id, tx), list.state == .confirmed {
      try BenefitList.erase(list, as: .ended, "张贴件已撤下", tx)
    }
    try tx.record(
      "posting.takenDown", of: "posting:\(id)", in: posting.village,
      "\(posting.title)，\(day) 撤下" + (reason.trimmed.isEmpty ? "" : "：\(reason.trimmed)"))
    tx.touchPages(of: try Village.find(posting.village, tx).town)
  }
}
