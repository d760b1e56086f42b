import Accounts
import Casework
import Foundation
import Hummingbird
import Kernel
import Store

/// `GET /desk/duty` (值班热线).
extension DutyPage {
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    .page(try await make(site, visit).view, visit.visit)
  }

  static func make(
    _ site: Site, _ visit: DeskVisit, typed: TypedForm? = nil, caller: Contact? = nil
  ) async throws -> DutyPage {
    let town = try await site.workTown(visit)
    let (now, today) = (site.store.now(), site.store.today())
    let frame = try await site.deskFrame(visit, at: DeskAddress.duty)
    return try await site.store.read { reader in
      let people = try StaffNames(reader)
      let open = try DutyCall.open(town.id, reader)
      let latest = try DutyCall.log(town.id, from: today, through: today, reader)
      let officers = try Account.holding([.dutyLine], in: town.id, column: Identifier(0), reader)
      let isOfficer = visit.actor.may(.dutyLine, in: town.id)
      let handovers = try DutyHandover.latest(town.id, limit: 1, reader)
      return DutyPage(
        frame: frame, form: isOfficer ? TypedForm.filled(DutyForms.call(), as: "call", typed) : nil,
        shift: words(try DutyShift.now(town.id, at: now, reader), now, people),
        handover: isOfficer
          ? TypedForm.filled(handover(officers, visit.staff.account, open.count), as: "handover", typed) : nil,
        given: handovers.map { given($0, visit, people) },
        open: open.map { Call($0, people, typed) },
        latest: latest.map { Call($0, people, typed, hasForms: !$0.isOpen) },
        caller: caller.map { DeskFacts([.init("姓名", $0.name), .init("电话", $0.phone)]) }, issues: typed?.issues.count ?? 0)
    }
  }

  private static func words(_ shift: DutyShift?, _ now: Date, _ people: StaffNames) -> String {
    let part = DutyShift.part(at: now).part.chinese
    guard let shift else { return "现在是\(part)，值班表没有排这一班。" }
    return "现在是\(part)：\(people[shift.officer])" + (shift.leader.map { "，带班领导\(people[$0])" } ?? "") + "。"
  }

  private static func handover(_ officers: [Account], _ own: Identifier<AccountRow>, _ open: Int) -> DeskForm {
    DeskForm(
      title: "交班", action: DeskAddress.dutyHandovers,
      fields: [
        FormField(
          name: "taker", label: "交给",
          control: .select(officers.filter { $0.id != own }.map { FormChoice($0.id.description, $0.displayName) }),
            isRequired: true),
        FormField(name: "note", label: "交班说明（可不填）", control: .area(rows: 2), limit: 1000),
      ], button: "交班", note: "没办完的 \(open) 件会列在交班单上。")
  }

  private static func given(_ handover: DutyHandover, _ visit: DeskVisit, _ people: StaffNames) -> HTML {
    let isMine = handover.taker == visit.staff.account && handover.takenAt == nil
    let taking = DeskForm(action: DeskAddress.dutyHandover(handover.id.value), button: "接班", look: .main)
    return """
      <section class="panel"><h2>上一次交班</h2>
      <p>\(people[handover.giver]) 交给 \(people[handover.taker])，\(Beijing.minute(handover.at))，\
      \(handover.takenAt.map { "已于 \(Beijing.minute($0)) 接班" } ?? "还没有接班")。</p>
      \(if: !handover.note.isEmpty, "<p class=\"remark\">\(handover.note)</p>")
      \(if: !handover.matters.isEmpty, "<ul class=\"dots\">\(each: handover.matters, { "<li>\($0)</li>" })</ul>")
      \(if: isMine, taking.view(visit.csrf))</section>
      """
  }
}

extension DutyPage.Call {
  init(_ call: DutyCall, _ people: StaffNames, _ typed: TypedForm?, hasForms: Bool = true) {
    let tone: DeskMark.Tone =
      call.kind == .emergency ? .grave : call.isOpen ? .waiting : call.outcome == .missed ? .calm : .good
    let notes = [
      call.number, Beijing.minute(call.at), call.kind.chinese, call.passedTo.isEmpty ? "" : "转给：\(call.passedTo)",
      call.answer.isEmpty ? "" : "答复：\(call.answer)", call.result.isEmpty ? "" : "结果：\(call.result)", call.callerShown,
      call.account.map { people[$0] } ?? "",
    ]
    let (id, open) = (call.id.value, call.isOpen)
    self.init(
      matter: call.matter.isEmpty ? call.kind.chinese : call.matter, notes: notes.filter { !$0.isEmpty },
      mark: DeskMark(open || call.closedAt == nil ? call.outcome.chinese : call.outcome == .answered ? "当场答复" : "已办结", tone),
      form: open && hasForms ? TypedForm.filled(DutyForms.closing(id), as: "c\(id)", typed) : nil,
      opening: call.hasCaller && hasForms ? TypedForm.filled(DutyForms.opening(id), as: "o\(id)", typed) : nil)
  }
}
