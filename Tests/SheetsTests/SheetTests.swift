import Sheets
import Testing

@Suite struct SheetTests {
  @Test func `a sheet is seen unless it says otherwise`() {
    #expect(!Sheet(name: "名单", rows: [[.text("甲"), .number(1)]]).isHidden)
  }
}
