import Kernel
import Privacy
import Testing

/// Health and children beside a name, homes without a house: what law.md §6.4 asks for beyond numbers. All made up.
@Suite struct PersonScanTests {
  private func found(_ text: String) -> [String] {
    Privacy.matters(in: text, on: Day(ordinal: 20_000)).map { "\($0.kind.rawValue) \($0.severity.rawValue)" }
  }

  @Test(arguments: [
    ("程某某，肢体残疾二级，低保对象。", "condition check"), ("村民罗小明患有尿毒症，家庭困难。", "condition check"),
    ("胡某（精神残疾一级）", "condition check"), ("户主汪某某因病，确诊为肺癌", "condition check"), ("方某某，女，9岁，随祖父生活。", "minor check"),
    ("吴小某：就读于某某小学三年级。", "minor check"), ("欧阳某某，12周岁", "minor check"), ("家住呈坎村三组", "address check"),
    ("住址：某某村12组", "address check"),
  ])
  func `beside a name it is somebody's`(text: String, kind: String) { #expect(found(text) == [kind], "\(found(text))") }

  @Test(arguments: [
    "开展艾滋病、结核病防治宣传。", "残疾等级为一级、二级的，按月发放护理补贴。", "精神残疾三、四级的对象", "6—12岁儿童接种疫苗", "未满14周岁的未成年人", "王某某任组长，负责全面工作。",
    "高血压、糖尿病患者随访率达90%", "张贴于呈坎村三组公开栏", "小学在校生人数", "适龄儿童入学率100%，其中女童占48%。",
  ])
  func `in a policy it is everybody's`(text: String) { #expect(found(text) == []) }
}
