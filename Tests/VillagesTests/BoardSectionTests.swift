import Testing
import Villages

@Suite struct BoardSectionTests {
  @Test func `every part of a board has its own heading`() {
    #expect(Set(BoardSection.allCases.map(\.chinese)).count == BoardSection.allCases.count)
  }
}
