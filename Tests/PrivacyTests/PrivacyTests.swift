import Kernel
import Privacy
import TestKit
import Testing

private let today = Day(year: 2026, month: 11, day: 24) ?? Day(ordinal: 0)

private func found(_ text: String) -> [String] {
  Privacy.matters(in: text, on: today).map { matter in
    let scalars = Array(text.unicodeScalars)[matter.range]
    return "\(matter.kind.rawValue) \(matter.severity.rawValue) \(String(String.UnicodeScalarView(scalars)))"
  }
}

/// All numbers here are made up, with right checks.
@Suite struct PrivacyTests {
  @Test(arguments: [
    ("11010519491231002X", "id18 block"), ("１１０１０５１９４９１２３１００２Ｘ", "id18 block"),
    ("110105 19491231 002x", "id18 block"), ("138-0000-0001", "mobile block"), ("+8613800000001", "mobile block"),
    ("138 0000 0001", "mobile block"), ("0559-3500001", "landline check"), ("（0559）3500001", "landline check"),
    ("6222 0200 0000 0000 000", "bankcard block"), ("皖J·12345", "plate block"), ("皖JD12345", "plate block"),
    ("someone@example.com", "email check"), ("呈坎村3组12号", "address block"), ("新苑小区3栋2单元501室", "address block"),
    ("110105********0**2", ""), ("1101051949**31002X", "id18 block"), ("138****0001", ""), ("13800**0001", "mobile block"),
    ("11010519491231002X43", "disability block"),
  ])
  func `a value is found in the middle of a sentence, as it should be`(value: String, kind: String) {
    let said = found("张三，\(value)，其他情况正常。")
    #expect(said.count == (kind.isEmpty ? 0 : 1), "\(said)")
    #expect(said.first?.hasPrefix(kind) ?? kind.isEmpty, "\(said)")
  }

  @Test(arguments: [
    "徽呈政〔2025〕26号", "拨打12345、110、4001234567", "2025年11月24日出台", "金额48060847.15元", "项目编号829874196046801173406127",
    "统一社会信用代码：91340100MA2MRK0M1N", "统一社会信用代码123456789012345678", "310101********6645", "第12号文件", "呈坎路12号",
    "办公地址：永兴村3组8号村委会办公室", "zwgk@example.gov.cn", "编号830000197904221632", "20250827",
  ])
  func `what is public is left alone`(text: String) {
    #expect(found(text) == [])
  }

  @Test(arguments: [
    ("身份证号110105491231002", "id15 block"), ("身份证：110105194912310021", "id18 check"),
    ("家庭电话3500001", "landline block"), ("开户行徽州农商行，账号20010100000000000012", "bankcard check"),
    ("户籍地址：呈坎路12号", "address block"), ("微信号：yudeng_123", "account check"), ("医保卡号A0012345678", ""),
    ("社保号0012345678", "account block"), ("1949年12月31日出生", "birth check"), ("护照号E12345678", "passport block"),
  ])
  func `where a number proves nothing the words before it decide`(text: String, kind: String) {
    #expect(found(text).first?.hasPrefix(kind) ?? kind.isEmpty, "\(found(text))")
  }

  @Test func `nobody is born after today or in a month that is not there`() {
    #expect(found("11010520991231002X") == [])
    #expect(found("110105194913310021") == [])
  }

  @Test func `in a list the head of a column says what stands below, and masked cells are left alone`() {
    let rows = [
      ["呈坎村低保公示", "", ""], ["姓名", "残疾类别", "身份证号"], ["张三", "肢体", "3410**********0001"], ["李四", "", "11010519491231002X"],
    ]
    let cells = PrivateColumns.cells(in: rows, on: today)
    #expect(cells.map { [$0.row, $0.column] } == [[2, 1], [3, 2]])
    #expect(cells.map(\.kind) == [.condition, .identityNumber])
  }

  @Test func `any scalars are read to the end, and findings keep order and place`() {
    var random = Seeded(seed: 7)
    let pieces = ["1", "0", "X", "*", "@", ".", "-", " ", "号", "年", "皖", "室", "\n", "\u{1F600}", "6222", "组", "村", "微信"]
    for _ in 0..<300 {
      let text = (0..<Int.random(in: 0..<60, using: &random)).map { _ in pieces[Int.random(in: pieces.indices, using: &random)] }.joined()
      let matters = Privacy.matters(in: text, on: today)
      #expect(zip(matters, matters.dropFirst()).allSatisfy { $0.range.upperBound <= $1.range.lowerBound })
      #expect(matters.allSatisfy { $0.range.upperBound <= text.unicodeScalars.count && !$0.range.isEmpty })
    }
  }
}

/// The figures that the docs state, over the shared data.
@Suite(.enabled(if: SharedData.isPresent, "no shared data: set YUDENG_DATA"))
struct PrivacyFiguresTests {
  @Test func `of the known cases nearly all are found and nothing else`() throws {
    var (wanted, seen, wrong) = (0, 0, 0)
    for line in try SharedData.lines("9_proofing/privacy/vectors.tsv").dropFirst() {
      let parts = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      let (isPrivate, isFound) = (parts[2] == "1", !found(parts[3].contains(parts[1]) ? parts[3] : parts[1]).isEmpty)
      wanted += isPrivate ? 1 : 0
      seen += isPrivate && isFound ? 1 : 0
      wrong += !isPrivate && isFound ? 1 : 0
    }
    #expect(wanted > 1000 && Double(seen) >= 0.99 * Double(wanted) && wrong == 0, "\(seen) of \(wanted), \(wrong) wrong")
  }
}
