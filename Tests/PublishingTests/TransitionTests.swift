import Testing
import TestKit

@testable import Publishing

/// The whole table of states and verbs, as people can read it.
@Suite struct TransitionTests {
  @Test func `the full table of states and verbs is as the golden file says`() throws {
    var text = "| 状态 | 操作 | 结果 |\n| --- | --- | --- |\n"
    for state in Self.states {
      for verb in Self.verbs {
        let result = transition(from: state, verb: verb)
        text += "| \(Self.word(state)) | \(verb.chinese) | \(result.map(Self.word) ?? "不允许") |\n"
      }
    }
    #expect(try matchesGolden(text, "transitions.md"))
  }

  @Test func `a column with one step goes from draft to public in one approval`() {
    let state = transition(from: .draft, verb: .submit(steps: 1))
    #expect(state == .inReview(step: 0, of: 1))
    #expect(state.flatMap { transition(from: $0, verb: .release) } == .live)
    #expect(state.flatMap { transition(from: $0, verb: .approve) } == nil)
  }

  @Test func `nothing is submitted to no steps at all`() {
    #expect(transition(from: .draft, verb: .submit(steps: 0)) == nil)
  }

  static let states: [EditionState] = [
    .draft, .inReview(step: 0, of: 3), .inReview(step: 1, of: 3), .inReview(step: 2, of: 3), .scheduled, .live,
    .superseded, .withdrawn, .discarded,
  ]
  static let verbs: [Verb] = [
    .save, .submit(steps: 3), .approve, .sendBack, .recall, .schedule, .release, .takeIn, .withdraw, .supersede,
    .reopen, .discard, .force, .approveLater, .erase,
  ]

  static func word(_ state: EditionState) -> String {
    if case .inReview(let step, let count) = state { return "审核中（第 \(step + 1) 步，共 \(count) 步）" }
    return state.name.chinese
  }
}
