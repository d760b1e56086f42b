import Proofing
import Testing

@Suite struct FindingTests {
  @Test func `A finding proposes nothing by itself unless its rule says that the fix is safe`() {
    let finding = Finding(range: 0..<1, rule: "marks.pair", severity: .error, message: "少了右引号，请补上。")
    #expect(!finding.isSafe)
  }
}
