/// Breaking a title by its meaning (标题回行).
///
/// GB/T 9704 第7.3.1条：“回行时，要做到词意完整，排列对称，长短适宜，间距恰当，标题排列应当使用梯形或菱形。”
enum TitleBreaking {
  /// The text with line breaks; each line holds at most `room` characters, figures counting for half.
  static func broken(_ title: String, room: Double) -> String {
    let scalars = Array(title.unicodeScalars.filter { $0 != "\n" })
    let ends = scalars.reduce(into: [0.0]) { $0.append(($0.last ?? 0) + Closing.width(of: String($1))) }
    let width = ends.last ?? 0
    guard width > room, room >= 2 else { return String(String.UnicodeScalarView(scalars)) }
    let count = Int((width / room).rounded(.up))
    let prices = scalars.indices.map { $0 > 0 ? price(scalars, $0) : 0 }
    let cuts = (count...count + 2).lazy.compactMap { best(prices, ends, lines: $0, room: room) }
      .min { $0.cost < $1.cost }?.cuts ?? []
    var result = String.UnicodeScalarView()
    for (index, scalar) in scalars.enumerated() {
      if cuts.contains(index) { result.append("\n") }
      result.append(scalar)
    }
    return String(result)
  }

  /// The cuts of least cost, found line by line from the end; a line more than needed has its price.
  private static func best(
    _ prices: [Double], _ ends: [Double], lines: Int, room: Double
  ) -> (cost: Double, cuts: [Int])? {
    let count = prices.count
    let ideal = (ends.last ?? 0) / Double(lines)
    var costs: [[Double]] = Array(repeating: Array(repeating: .infinity, count: count + 1), count: lines + 1)
    var nexts: [[Int]] = Array(repeating: Array(repeating: 0, count: count + 1), count: lines + 1)
    costs[0][count] = 0
    for line in 1...lines {
      for start in 0..<count {
        for end in start + 1...count {
          let width = ends[end] - ends[start]
          guard width <= room else { break }
          guard costs[line - 1][end] < .infinity else { continue }
          let uneven = (width - ideal) / ideal
          let cost = costs[line - 1][end] + uneven * uneven * 8 + (end < count ? prices[end] : 0)
          if cost < costs[line][start] { (costs[line][start], nexts[line][start]) = (cost, end) }
        }
      }
    }
    guard costs[lines][0] < .infinity else { return nil }
    var (cuts, place) = ([Int](), 0)
    for line in stride(from: lines, to: 1, by: -1) {
      place = nexts[line][place]
      cuts.append(place)
    }
    return (costs[lines][0] + 2.5 * Double(lines), cuts)
  }

  /// What it costs to begin a line here: little between the parts of a title, much inside a word.
  private static func price(_ text: [Unicode.Scalar], _ index: Int) -> Double {
    let (before, after) = (text[index - 1], text[index])
    if Letter.kind(of: before) == .opening || Letter.kind(of: after) == .closing { return 100 }
    if isWord(before), isWord(after) { return 100 }
    if isWord(before), "年月日号个项第".unicodeScalars.contains(after) { return 60 }
    if whole.contains(where: { tears($0, text, index) }) { return 40 }
    return isInTitle(text, index) ? 6 + open(text, index) : open(text, index)
  }

  /// Where nothing is torn: little where one part of the title ends or begins.
  private static func open(_ text: [Unicode.Scalar], _ index: Int) -> Double {
    let (before, after) = (text[index - 1], text[index])
    if starts(text, index, ["关于"]) { return 0 }
    if ends(text, index, ["关于", "》", "、", "印发", "实施", "开展", "做好", "转发", "进一步"]) { return 1 }
    if starts(text, index, ["《", "（", "和", "及", "与", "实施", "开展", "管理", "工作", "暂行"]) { return 1.5 }
    if "的之了".unicodeScalars.contains(after) { return 12 }
    if before == "的" { return 3 }
    return 5
  }

  /// Names and words of titles that are long or hold a joint that is none, such as the 和 of 共和国.
  private static let whole = [
    "中华人民共和国", "人民代表大会", "常务委员会", "人民政府", "国务院", "自治区", "办公厅", "办公室", "委员会", "实施办法", "实施方案", "实施细则",
    "管理办法", "管理规定", "工作报告", "工作总结", "工作方案", "年度报告", "政府信息", "政务公开", "通知", "意见", "决定", "规定", "条例", "办法", "公告",
    "公示", "批复", "请示", "乡村振兴", "社会保险", "医疗保险", "养老保险",
  ].map { Array($0.unicodeScalars) }

  /// Whether a line that begins here would part the word.
  private static func tears(_ word: [Unicode.Scalar], _ text: [Unicode.Scalar], _ index: Int) -> Bool {
    (1..<word.count).contains { inside in
      let start = index - inside
      return start >= 0 && start + word.count <= text.count && text[index] == word[inside]
        && Array(text[start..<start + word.count]) == word
    }
  }

  /// Whether the title of another text would be parted.
  private static func isInTitle(_ text: [Unicode.Scalar], _ index: Int) -> Bool {
    guard let last = text[..<index].last(where: { $0 == "《" || $0 == "》" }) else { return false }
    return last == "《"
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool { Letter.kind(of: scalar) == .word }

  private static func starts(_ text: [Unicode.Scalar], _ index: Int, _ words: [String]) -> Bool {
    words.contains { text[index...].starts(with: $0.unicodeScalars) }
  }

  private static func ends(_ text: [Unicode.Scalar], _ index: Int, _ words: [String]) -> Bool {
    words.contains { word in
      let scalars = Array(word.unicodeScalars)
      return index >= scalars.count && Array(text[index - scalars.count..<index]) == scalars
    }
  }
}
