import Foundation
import Kernel
import Publishing
import Store

/// What stands beside a review (协同情况): who has claimed it, what was said, which opinions were asked for.
struct ReviewTeam: Sendable {
  let colleagues: Colleagues
  let claim: Claim?
  let remarks: [Remark]
  let asked: [(link: OpinionLink, opinion: Opinion?)]
  let people: People
  let own: Identifier<AccountRow>
  let now: Date

  static func fetch(_ site: Site, _ item: DeskItem, _ visit: DeskVisit) async throws -> ReviewTeam {
    let (now, own) = (site.store.now(), visit.staff.account)
    return try await site.store.read { reader in
      let claim = try item.newest.flatMap { try Claim.holder(of: $0.id, at: now, reader) }
      let remarks = try Remark.list(of: item.item.id, reader)
      let asked = try OpinionLink.list(of: item.item.id, reader)
      let actors = remarks.map(\.actor) + (claim.map { [$0.actor] } ?? []) + asked.map(\.link.actor)
      return ReviewTeam(
        colleagues: try Colleagues.seeing(item.item, except: own, reader), claim: claim, remarks: remarks, asked: asked,
        people: try People(actors, reader), own: own, now: now)
    }
  }

  func claimPanel(_ item: DeskItem, _ powers: ItemPowers, _ refusal: ReviewPage.Refusal?) -> ClaimPanel? {
    guard item.newest?.step != nil else { return nil }
    let id = item.item.id.value
    guard let claim else {
      return powers.mayPass ? ClaimPanel(sentence: "还没有人认领。认领后，同事知道您在看。", forms: [ClaimPanel.take(id)]) : nil
    }
    let until = Beijing.minute(claim.expiresAt)
    if claim.account == own {
      return ClaimPanel(sentence: "您已认领，保留到 \(until)。", forms: [ClaimPanel.release(id)])
    }
    let isOurs = refusal?.kind == .claim
    let over = ClaimPanel.takeOver(
      id, note: isOurs ? refusal?.form["note"] ?? "" : "", issues: isOurs ? refusal?.issues ?? [] : [])
    return ClaimPanel(sentence: "\(people[claim.actor])已认领，保留到 \(until)。", forms: powers.mayPass ? [over] : [])
  }

  func discussion(_ item: DeskItem, _ refusal: ReviewPage.Refusal?) -> Discussion {
    let isOurs = refusal?.kind == .remark
    return Discussion(
      remarks: remarks.map { .init(who: people[$0.actor], time: Beijing.minute($0.at), text: $0.text) },
      form: Discussion.form(
        item.item.id.value, colleagues.choices, text: isOurs ? refusal?.form["text"] ?? "" : "",
        issues: isOurs ? refusal?.issues ?? [] : []))
  }

  func opinionsPanel(_ item: DeskItem, _ powers: ItemPowers, _ refusal: ReviewPage.Refusal?) -> OpinionsPanel {
    let mayAsk = powers.isWorking && (powers.mayDraft || powers.holdsReview)
    let isOurs = refusal?.kind == .asking
    let typed = ["invited", "question", "days", "word"].reduce(into: [:]) { $0[$1] = isOurs ? refusal?.form[$1] : nil }
    return OpinionsPanel(
      rows: asked.map { row(item, $0.link, $0.opinion, mayAsk: mayAsk) },
      form: mayAsk
        ? OpinionsPanel.asking(item.item.id.value, typed, issues: isOurs ? refusal?.issues ?? [] : []) : nil)
  }

  private func row(_ item: DeskItem, _ link: OpinionLink, _ opinion: Opinion?, mayAsk: Bool) -> OpinionsPanel.Asked {
    let stand = link.stand(at: now)
    let mark =
      switch stand {
      case .open: DeskMark(link.openedAt == nil ? "未打开" : "已打开", .waiting)
      case .used: DeskMark("已回复", .good)
      case .revoked: DeskMark("已撤销")
      case .locked: DeskMark("口令错误过多，已关闭", .grave)
      case .expired: DeskMark("已过期")
      }
    return OpinionsPanel.Asked(
      invited: link.invited, mark: mark,
      times: "\(people[link.actor])，\(Beijing.minute(link.madeAt)) 发出，\(Beijing.minute(link.expiresAt)) 前有效",
      question: link.question,
      answer: opinion.map {
        OpinionsPanel.Answer(
          who: "\($0.unit) \($0.name)", stand: DeskMark($0.stand.chinese, $0.stand == .agree ? .good : .waiting),
          time: Beijing.minute($0.at), text: $0.text)
      },
      revocation: stand == .open && mayAsk ? DeskAddress.opinionRevocation(item.item.id.value, link.id.value) : nil)
  }
}

extension Claim {
  /// For a list: who has it.
  func mark(_ people: People) -> DeskMark { DeskMark("\(people[actor])已认领", .waiting) }
}
