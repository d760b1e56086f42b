import Casework
import Testing

@Suite struct CaseChannelTests {
  @Test func `every channel has its own word`() {
    #expect(Set(CaseChannel.allCases.map(\.chinese)).count == CaseChannel.allCases.count)
  }
}
