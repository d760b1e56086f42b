import Accounts
import Casework
import Foundation
import Kernel
import Site
import Store

/// A few made-up applications (演示申请): two that were answered in 2025, as the town's summary has it
/// (“规范办理依申请公开2件次”), and two that are open now. Nobody in them is real.
struct DemoApplications {
  private let town: Identifier<Organisation>
  private let store: Store
  private let clock: DemoClock
  private let sealer: ApplicantSealer

  /// Each act is done on the day it would have been done: a database of its own clock is opened on the same file.
  static func fill(_ home: Home, _ demo: DemoTown) async throws -> Int {
    let clock = DemoClock()
    let works = DemoApplications(
      town: demo.town.id, store: try Store(path: home.database, clock: { clock.now }), clock: clock,
      sealer: ApplicantSealer(try SecretBox(key: try home.secretKey()), .system))
    let today = Day(at: Date())
    try await works.answered(
      "呈坎村2024年高标准农田建设项目的竣工验收报告", by: "程小鱼（演示）", on: ["2025-03-03", "2025-03-05", "2025-03-20", "2025-03-21"],
      .init(code: "A2", answer: "同意公开，随函附上竣工验收报告复印件12页。"))
    try await works.answered(
      "灵山村2025年农村公路养护合同", by: "胡小桥（演示）", on: ["2025-09-22", "2025-09-25", "2025-10-20", "2025-10-21"],
      .init(
        code: "B", refused: ["C4"], reason: "合同附件含有作业人员的身份证号码和银行账号，属于个人隐私", answer: "公开养护合同正文8页，附件中的个人信息作区分处理"))
    try await works.open("汪村村2026年农村危房改造的补助标准和发放程序", by: "方小灯（演示）", .window, on: today + -3)
    try await works.open("呈坎镇2026年防汛应急预案", by: "罗小桥（演示）", .web, on: today)
    return 4
  }

  private func answered(
    _ what: String, by name: String, on days: [String], _ proposal: Casework.Application.Proposal
  ) async throws {
    let days = days.compactMap { Day($0) }
    let id = try await open(what, by: name, .registeredPost, on: days[0])
    try await act(on: days[1]) { try Application.accept(id, $0) }
    try await act(on: days[2]) { tx in
      try Application.propose(id, proposal, tx)
      try Application.approve(id, tx)
    }
    try await act(on: days[3]) { tx in
      try Application.deliver(id, .post, on: tx.today, "EM000000000CN（演示）", tx)
      try Application.archive(id, number: "演示-\(id)", tx)
    }
  }

  @discardableResult
  private func open(
    _ what: String, by name: String, _ channel: ApplicationChannel, on day: Day
  ) async throws -> Casework.Application.ID {
    let applicant = Applicant(
      name: name, paper: .other, paperNumber: "演示证件", phone: "13000000000", address: "演示地址1号")
    let intake = ApplicationIntake(
      town: town, channel: channel, applicant: applicant, content: what, submission: "demo-\(what.hashValue.magnitude)")
    return try await act(on: day) { [sealer] in try Application.register(intake, sealer, $0) }
  }

  private func act<T: Sendable>(on day: Day, _ body: @Sendable (Transaction) throws -> T) async throws -> T {
    clock.turn(to: day)
    return try await store.write(as: .program("demo")) { try body($0) }
  }
}
