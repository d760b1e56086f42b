import Casework
import Foundation
import Kernel
import Store

/// What was typed for an act (办理内容), read once, every field that is wrong told.
struct ApplicationTyped: Sendable {
  private let lines: [String: String]
  private let refused: [String]
  private let day: Day?

  init(_ form: Form, _ act: ApplicationAct) throws {
    lines = Dictionary(form.fields.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    refused = form.all("refused")
    day = form["day"].flatMap { Day($0.trimmingCharacters(in: .whitespaces)) }
    if form["day"] != nil, day == nil { throw Fault.invalid("day", "请填写日期，例如 2026-03-09。") }
  }

  private func line(_ name: String) -> String { lines[name]?.trimmingCharacters(in: .whitespacesAndNewlines) ?? "" }

  private func number(_ name: String, _ sentence: String) throws -> Int {
    guard let number = Int(line(name)) else { throw Fault.invalid(name, sentence) }
    return number
  }

  func perform(_ act: ApplicationAct, on id: CaseApplication.ID, _ tx: Transaction) throws {
    let day = day ?? tx.today
    switch act {
    case .register: throw Fault.notFound
    case .confirm: try CaseApplication.confirm(id, on: day, words: line("words"), tx)
    case .accept: try CaseApplication.accept(id, tx)
    case .askCorrection:
      let days = line("days").isEmpty ? nil : try number("days", "补正期限应为 1 至 60 的整数，请修改。")
      try CaseApplication.askCorrection(id, line("words"), days: days, on: day, tx)
    case .correct: try CaseApplication.correct(id, content: line("content"), on: day, tx)
    case .consult:
      guard let kind = ApplicationConsultation.Kind(rawValue: line("kind")) else { throw Fault.invalid("kind", "请选择征求谁的意见。") }
      try CaseApplication.consult(id, kind, party: line("party"), question: line("question"), on: day, tx)
    case .settle: try settle(id, day, tx)
    case .askExtension:
      try CaseApplication.askExtension(
        id, days: try number("days", "延长的工作日应为 1 至 20 的整数，请修改。"), reason: line("reason"), tx)
    case .consentExtension: try CaseApplication.consentExtension(id, tx)
    case .tellExtension: try CaseApplication.tellExtension(id, on: day, tx)
    case .noticeFee:
      guard let manner = FeeTable.Manner(rawValue: line("manner")) else { throw Fault.invalid("manner", "请选择按件还是按页计收。") }
      let before = line("before").isEmpty ? 0 : try number("before", "此前的件数应为整数，请修改。")
      try CaseApplication.noticeFee(
        id, manner, units: try number("units", "件数或页数应为 1 至 100000 的整数，请修改。"), before: before, on: day, tx)
    case .pay: try CaseApplication.pay(id, on: day, tx)
    case .propose:
      try CaseApplication.propose(
        id, .init(code: line("code"), refused: refused, reason: line("reason"), answer: line("answer"), organ: line("organ")),
        tx)
    case .askReasons, .explain, .acceptReasons, .rejectReasons, .setDelay, .tellDelay: try reasons(act, id, day, tx)
    case .sendBack: try CaseApplication.sendBack(id, line("reason"), tx)
    case .approve: try CaseApplication.approve(id, tx)
    case .deliver:
      guard let manner = CaseApplication.Serving.Manner(rawValue: line("manner")) else {
        throw Fault.invalid("manner", "请选择怎样送达。")
      }
      try CaseApplication.deliver(id, manner, on: day, line("note"), tx)
    case .abandon: try CaseApplication.abandon(id, note: line("note"), tx)
    case .withdraw: try CaseApplication.withdraw(id, line("reason"), tx)
    case .archive: try CaseApplication.archive(id, number: line("number"), tx)
    }
  }

  /// 条例 第三十五条.
  private func reasons(_ act: ApplicationAct, _ id: CaseApplication.ID, _ day: Day, _ tx: Transaction) throws {
    switch act {
    case .askReasons:
      let days = line("days").isEmpty ? nil : try number("days", "说明理由的期限应为 1 至 60 的整数，请修改。")
      try CaseApplication.askReasons(id, line("ground"), days: days, on: day, tx)
    case .explain: try CaseApplication.explain(id, line("given"), on: day, tx)
    case .acceptReasons: try CaseApplication.acceptReasons(id, words: line("words"), tx)
    case .rejectReasons: try CaseApplication.rejectReasons(id, line("reason"), tx)
    case .setDelay:
      let days = try number("days", "延迟答复的期限应为 21 至 250 的整数，请修改。")
      try CaseApplication.setDelay(id, days: days, reason: line("reason"), tx)
    default: try CaseApplication.tellDelay(id, on: day, tx)
    }
  }

  private func settle(_ id: CaseApplication.ID, _ day: Day, _ tx: Transaction) throws {
    let asked = Int64(line("consultation")).map { ApplicationConsultation.ID($0) }
    guard let asked, try ApplicationConsultation.list(of: id, tx).contains(where: { $0.id == asked }) else {
      throw Fault.invalid("consultation", "请选择是谁的意见。")
    }
    guard let answer = ApplicationConsultation.Answer(rawValue: line("answer")) else { throw Fault.invalid("answer", "请选择意见。") }
    try CaseApplication.settle(asked, answer, on: day, line("words"), tx)
  }
}
