import Privacy
import Testing

@Suite struct KindTests {
  @Test func `Every kind of private matter has a name of its own`() {
    #expect(Set(PrivateKind.allCases.map(\.rawValue)).count == PrivateKind.allCases.count)
  }
}
