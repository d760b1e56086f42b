/// Signature and date stand where GB/T 9704 puts them.
import Rendering
import Testing

@Suite struct ClosingTests {
  @Test func `a long name stands two blanks in and the date begins two characters further right`() {
    let places = Closing.indents(signature: 12, date: 7)
    #expect(places.signature == 2)
    // The name begins 14 characters from the edge, the date 12.
    #expect(places.date + 7 == places.signature + 12 - 2)
  }

  @Test func `a date longer than the name stands two blanks in and pushes the name to the left`() {
    let places = Closing.indents(signature: 5, date: 7)
    #expect(places.date == 2)
    #expect(places.date + 7 == places.signature + 5 - 2)
  }

  @Test func `figures take half a character`() {
    #expect(Closing.width(of: "2026年3月9日") == 6)
  }
}
