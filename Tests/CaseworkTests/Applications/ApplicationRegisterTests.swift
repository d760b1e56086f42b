import Casework
import Foundation
import Kernel
import Store
import TestKit
import Testing

/// Applications come in by every channel, once each, with what identifies the applicant sealed.
@Suite struct ApplicationRegisterTests {
  @Test(arguments: ApplicationChannel.allCases)
  func `the channel decides the day of receipt`(channel: ApplicationChannel) async throws {
    let town = try await ApplicationTown(on: "2025-10-09")
    let id = try await town.register(town.intake(channel, arrived: "2025-10-05"), as: channel == .web ? .visitor : town.clerk)
    let found = try await town.find(id)
    #expect(found.arrivedOn == (try aDay("2025-10-05")))
    #expect(found.receivedOn == (channel.isReceivedOnArrival ? found.arrivedOn : nil))
    #expect(found.state == (channel.isReceivedOnArrival ? .registered : .awaiting))
    #expect(!channel.rule.isEmpty && found.number == "2025-0001")
  }

  @Test func `sent twice it is one application, and its code and number find it`() async throws {
    let town = try await ApplicationTown()
    let intake = town.intake(.web, key: "0123456789abcdef")
    let id = try await town.register(intake)
    #expect(try await town.register(intake) == id)
    let code = ApplicationTown.sealer.code(of: "0123456789abcdef")
    #expect(code.count == 8)
    let found = try await town.store.read { reader in
      try ["2025-0001", "2025-0002"].map { number in
        try Application.following(number, code: code.lowercased(), in: town.id, ApplicationTown.sealer, reader)?.id
      }
    }
    #expect(found == [id, nil])
    let wrong = try await town.store.read {
      try Application.following("2025-0001", code: "AAAAAAAA", in: town.id, ApplicationTown.sealer, $0)
    }
    #expect(wrong == nil)
  }

  @Test func `identity, telephone and address lie sealed, are shown masked, and opened only with a reason`() async throws {
    let town = try await ApplicationTown()
    let id = try await town.register(town.intake())
    let found = try await town.find(id)
    let shown = try found.applicant(ApplicationTown.sealer)
    #expect(shown.name == "方小鱼" && shown.paperNumber == "110＊＊＊＊＊＊＊＊＊＊＊＊＊73" && shown.phone == "130＊＊＊＊＊＊00")
    let stored = try await town.store.read { reader in
      try reader.all("SELECT * FROM application").flatMap(\.columns).map { "\($0.value)" }.joined()
    }
    #expect(!stored.contains("110101199003074573") && !stored.contains("13000000000") && !stored.contains("东村1号"))
    let refused = try await town.refusal { _ = try Application.unmask(id, reason: " ", ApplicationTown.sealer, $0) }
    #expect(refused == "请写明为什么要看完整信息（200 字以内），会记入审计日志。")
    #expect(
      try await town.refusal(as: town.stranger) { _ = try Application.unmask(id, reason: "x", ApplicationTown.sealer, $0) }
        != nil)
    let whole = try await town.store.write(as: town.clerk) {
      try Application.unmask(id, reason: "邮寄答复需要地址", ApplicationTown.sealer, $0)
    }
    #expect(whole == ApplicationTown.person)
    let journal = try await town.store.read { try Journal.entries(of: "application:\(id)", $0).map(\.event) }
    #expect(journal == ["application.unmasked", "application.register"])
  }

  @Test func `what is wrong is all told at once, and nothing is kept`() async throws {
    let town = try await ApplicationTown()
    var intake = town.intake(.web, String(repeating: "长", count: 10_001))
    intake.applicant = Applicant(name: " ", paperNumber: "110101199003074579", phone: "电话", email: "a@b")
    intake.arrivedOn = try aDay("2025-07-02")
    let wrong = intake
    let refused = try #require(try await town.refusal(as: .visitor) { try Application.register(wrong, ApplicationTown.sealer, $0) })
    for part in ["姓名或者名称", "最后一位校验不对", "电话号码只能有数字", "name@example.cn", "10001 个字，最多 10000 个字", "晚于今天", "通信地址和邮编"] {
      #expect(refused.contains(part), "\(part)")
    }
    #expect(try await town.store.read { try $0.count("SELECT count(*) FROM application") } == 0)
  }

  @Test func `by any other way than the form it is entered by the office or the window`() async throws {
    let town = try await ApplicationTown()
    try await town.register(town.intake(.oral, "口头申请：某村补助标准"), as: town.window)
    for actor in [Actor.visitor, town.stranger] {
      #expect(try await town.refusal(as: actor) { try Application.register(town.intake(), ApplicationTown.sealer, $0) } != nil)
    }
    let ticket = Applicant(name: "某来电人", phone: "13000000001")
    var intake = town.intake(.hotline, "请把某村道路硬化合同公开", applicant: ticket)
    (intake.origin, intake.delivery) = ("ticket:12", .pickup)
    let id = try await town.register(intake)
    #expect(try await town.store.read { try Application.from("ticket:12", in: town.id, $0)?.id } == id)
  }

  @Test func `the same person, or the same wording, is pointed out`() async throws {
    let town = try await ApplicationTown()
    let first = try await town.register(town.intake())
    let other = Applicant(name: "汪大河", paperNumber: "110101199003070038", phone: "13000000002", address: "某某镇西村2号")
    let second = try await town.register(
      town.intake(.window, "2024年度某某村高标准农田项目验收报告", key: "another-key", applicant: other))
    let found = try await town.store.read { try ApplicationLikeness.list(to: Application.find(second, $0), $0) }
    #expect(found.map(\.id) == [first] && found.first?.isSameApplicant == false && (found.first?.likeness ?? 0) > 60)
    let third = try await town.register(town.intake(.window, "镇里的防汛应急预案", key: "third-key-1"))
    #expect(try await town.store.read { try ApplicationLikeness.list(to: Application.find(third, $0), $0) } == [])
  }
}
