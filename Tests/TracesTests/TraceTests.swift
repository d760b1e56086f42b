import Testing
import Traces

@Suite struct TraceTests {
  @Test func `one trace counts once unless it says otherwise`() {
    #expect(Trace(.author, "作者：演示").count == 1)
  }
}
