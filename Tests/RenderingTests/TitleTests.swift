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

  @Test(arguments: [
    "2025年中华人民共和国国务院政府工作报告", "上海市人民代表大会关于代表建议、批评和意见的规定", "国务院关于修改《中华人民共和国药品管理法实施条例》的决定",
  ])
  func `names are not torn, not even in large print`(_ title: String) {
    for room in [11.5, 12.5, 13.5, 15.5, 19.5] {
      let lines = TitleBreaking.broken(title, room: room)
      #expect(lines.replacing("\n", with: "") == title)
      for name in ["中华人民共和国", "国务院", "工作报告", "人民代表大会", "实施条例"] where title.contains(name) {
        #expect(lines.contains(name), "\(room): \(lines)")
      }
    }
  }

  @Test func `figures, words and names in brackets are not torn`() {
    let lines = TitleBreaking.broken("国务院办公厅关于2026年部分节假日安排的通知及有关事项说明补充", room: 12)
    for line in lines.split(separator: "\n") {
      #expect(!line.hasPrefix("年") && !line.hasPrefix("的") && !line.hasSuffix("20"))
    }
  }
}
