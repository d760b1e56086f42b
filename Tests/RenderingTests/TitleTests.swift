/// Titles are broken by their meaning.
import Rendering
import Testing

@testable import Rendering

@Suite struct TitleTests {
  @Test(arguments: [
    ("呈坎镇人民政府关于印发《呈坎镇2026年防汛抗旱应急预案》的通知", "呈坎镇人民政府关于印发\n《呈坎镇2026年防汛抗旱应急预案》的通知"),
    ("关于做好春节期间值班工作的通知", "关于做好春节期间值班工作的通知"),
  ])
  func `a line ends where a part of the title ends`(_ title: String, _ broken: String) {
    let lines = TitleBreaking.broken(title, room: 19.5)
    #expect(lines.replacing("\n", with: "") == title)
    #expect(lines.split(separator: "\n").allSatisfy { Closing.width(of: String($0)) <= 19.5 })
    #expect(lines.hasPrefix(broken.prefix { $0 != "\n" } + (broken.contains("\n") ? "\n" : "")), "\(lines)")
  }

  @Test func `figures, words and names in brackets are not torn`() {
    let lines = TitleBreaking.broken("国务院办公厅关于2026年部分节假日安排的通知及有关事项说明补充", room: 12)
    for line in lines.split(separator: "\n") {
      #expect(!line.hasPrefix("年") && !line.hasPrefix("的") && !line.hasSuffix("20"))
    }
  }
}
