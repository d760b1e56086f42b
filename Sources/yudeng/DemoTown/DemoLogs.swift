import Accounts
import Casework
import Foundation
import Kernel
import Site
import Store

/// A few made-up calls, visits, commissions and concerns (演示日志), so that no page of the morning is empty.
enum DemoLogs {
  static func fill(_ town: DemoTown, _ store: Store, _ seal: ContactSeal) async throws {
    let (id, today) = (town.town.id, store.today())
    let officer = try await DemoTickets.actor("zhiban", store), clerk = try await DemoTickets.actor("dafu", store)
    let leader = try await DemoTickets.actor("fuze", store), window = try await DemoTickets.actor("chuangkou", store)
    let second = try await DemoTickets.actor("chuangkou-er", store)
    guard let a = window.staff?.account, let b = second.staff?.account,
      let on = officer.staff?.account else { throw Fault.notFound }
    try await store.write(as: officer) { tx in
      try DutyShift.arrange(id, from: today, through: today + 6, [.day, .night], officer: on,
        leader: leader.staff?.account, tx)
      for (matter, answer, outcome) in calls {
        var new = NewCall()
        (new.matter, new.answer, new.outcome, new.passedTo) = (matter, answer, outcome, outcome == .passed ? "镇林业站" : "")
        new.contact = Contact(name: "来电示例", phone: "13800002000")
        try DutyCall.note(new, in: id, seal, tx)
      }
    }
    try await store.write(as: leader) { tx in
      let post = try WindowPost.keep(nil, in: id, name: "社会保障窗口", a: a, b: b, tx)
      _ = try WindowAbsence.note(
        post, .a, from: today + 3, through: today + 3, reason: "下村走访", handover: "两件参保登记等区里回复，材料在左边柜子", tx)
    }
    try await store.write(as: window) { tx in
      let posts = try WindowPost.list(id, tx)
      for (matter, answer) in visits {
        var new = NewVisit(post: posts[0].id)
        (new.matter, new.answer, new.age) = (matter, answer, "60—79 岁")
        _ = try WindowVisit.note(new, in: id, seal, .system, tx)
      }
      var agency = NewAgency(place: id, consentedOn: today, validUntil: today + 60)
      (agency.service, agency.scope, agency.relation) = ("城乡居民医保参保登记", "代交材料、代领凭证", "女儿")
      (agency.client, agency.proxy) = (Contact(name: "程示例", phone: "13800003000"), Contact(name: "程小示", phone: "13800003001"))
      agency.materials = "身份证 复印件 1\n户口本 复印件 1"
      let commission = try AgencyCase.entrust(agency, in: id, seal, tx)
      try AgencyCase.accept(commission, promised: today + 7, tx)
    }
    try await store.write(as: clerk) { tx in
      var concern = NewConcern(source: .window, foundAt: tx.now.addingTimeInterval(-5 * 3600))
      (concern.topic, concern.kind) = ("古桥维修期间怎么绕行", .interest)
      concern.facts = "这两天有十多位群众到窗口问，路口没有指示牌。"
      try Concern.note(concern, in: id, tx)
    }
  }

  private static let calls: [(String, String, DutyCall.Outcome)] = [
    ("问社保窗口周末上不上班", "周末不上班，可以在手机上办理", .answered), ("村口大树有枯枝要掉下来", "", .passed),
    ("问医保缴费期限", "以当年通知为准，窗口可以查", .answered),
  ]

  private static let visits = [("来问高龄津贴怎么申请", "满 80 周岁带身份证到村里登记，当场讲清楚了"), ("补办医保卡", "已在机器上补办")]
}
