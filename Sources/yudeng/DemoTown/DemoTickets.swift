import Accounts
import Casework
import Foundation
import Kernel
import Site
import Store

/// A handful of made-up orders of the hotline (演示工单), in every state that one meets on a morning.
enum DemoTickets {
  static func fill(_ town: DemoTown, _ store: Store, _ seal: ContactSeal) async throws {
    let (clerk, leader) = (try await actor("dafu", store), try await actor("fuze", store))
    let id = town.town.id
    for (index, sample) in samples.enumerated() {
      var new = NewTicket(dispatchedAt: store.now().addingTimeInterval(-86_400 * Double(sample.daysAgo) - 3600))
      (new.orderNumber, new.title, new.content) = ("演示-\(1001 + index)", sample.title, sample.content)
      (new.kind, new.place) = (sample.kind, sample.place)
      new.contact = Contact(name: sample.name, phone: "1380000\(String(1000 + index))")
      new.isConfidential = sample.kind == .report
      let order = new
      let ticket = try await store.write(as: clerk) { try Ticket.take(order, in: id, seal, $0) }
      guard sample.stage > 0 else { continue }
      try await store.write(as: clerk) { try Ticket.sign(ticket, as: sample.kind, $0) }
      guard let reply = sample.reply else { continue }
      try await store.write(as: clerk) { try Ticket.reply(ticket, text: reply, basis: sample.basis, $0) }
      guard sample.stage > 2 else { continue }
      try await store.write(as: leader) { try Ticket.approve(ticket, $0) }
      guard sample.stage > 3 else { continue }
      try await store.write(as: clerk) {
        try Ticket.callBack(ticket, TicketCallback(isValid: true, contacted: true, solved: true,
          satisfaction: .satisfied), $0)
        try Ticket.close(ticket, $0)
      }
    }
  }

  static func actor(_ name: String, _ store: Store) async throws -> Actor {
    try await store.read { reader in
      guard let account = try Account.named(name, reader), let staff = try Account.atWork(account.id, reader) else {
        throw Fault.notFound
      }
      return .staff(staff)
    }
  }

  /// How far it has come: 0 arrived, 1 signed, 2 answered and waiting for the leader, 3 signed off, 4 closed.
  private struct Sample {
    let daysAgo: Int
    let kind: TicketKind
    let title: String
    let content: String
    let place: String
    let name: String
    let stage: Int
    var reply: String?
    var basis = ""
  }

  private static let samples = [
    Sample(daysAgo: 20, kind: .help, title: "呈坎老街路灯不亮", content: "老街口三盏路灯坏了，晚上老人出门看不清。", place: "呈坎村", name: "程示例", stage: 4,
      reply: "您好，镇里当天派人查看，三盏路灯已经更换，并把老街路灯列入每月巡查。"),
    Sample(daysAgo: 9, kind: .consultation, title: "城乡居民医保怎么缴费", content: "请问今年城乡居民医保什么时候缴，在哪里缴？", place: "", name: "胡示例", stage: 4,
      reply: "您好，可以在手机上缴，也可以带身份证到镇为民服务中心窗口办理，缴费期限以当年通知为准。"),
    Sample(daysAgo: 3, kind: .help, title: "灵山村路灯坏了", content: "村口路灯坏了三天，孩子放学看不见路。", place: "灵山村", name: "方示例", stage: 1),
    Sample(daysAgo: 12, kind: .complaint, title: "夜间施工扰民", content: "晚上十点以后还在打桩，睡不着觉。", place: "汪村村", name: "汪示例", stage: 2,
      reply: "您好，已到现场责令停止夜间施工，并与施工方约定晚上八点后不作业。"),
    Sample(daysAgo: 1, kind: .consultation, title: "想看镇里的危房改造补助文件", content: "我想要一份去年危房改造补助标准的文件，怎么拿到？", place: "", name: "罗示例", stage: 0),
    Sample(daysAgo: 2, kind: .report, title: "有人往河里倒建筑垃圾", content: "河边夜里有货车倒建筑垃圾，请不要说是我举报的。", place: "容溪村", name: "吴示例", stage: 0),
    Sample(daysAgo: 5, kind: .suggestion, title: "建议在停车场加一个公厕指示牌", content: "游客常来问公厕在哪里，建议加一块指示牌。", place: "呈坎村", name: "程示例", stage: 3,
      reply: "您好，指示牌已经安装，谢谢您的建议。"),
  ]
}
