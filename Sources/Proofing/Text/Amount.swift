import Foundation

/// A number with its unit (数量): 1,234.5万元.
struct Amount {
  let value: Double
  /// How many figures stand after the point, of the number as it is written.
  let decimals: Int
  /// 万, 亿 or nothing.
  let scale: Double
  let unit: String
  /// The number and its unit.
  let range: Range<Int>
  /// 余, 多, 近, 约 beside it: not to be reckoned with.
  let isRough: Bool

  var total: Double { value * scale }

  /// In the order of the text, those written in Arabic figures.
  static func all(in text: ProofText, _ whole: Range<Int>) -> [Amount] {
    var (found, place) = ([Amount](), whole.lowerBound)
    while place < whole.upperBound {
      guard text.scalars[place].isDigit, let amount = read(text, at: place, to: whole.upperBound) else {
        place += 1
        continue
      }
      found.append(amount)
      place = amount.range.upperBound
    }
    return found
  }

  private static func read(_ text: ProofText, at start: Int, to limit: Int) -> Amount? {
    var (end, digits, decimals, hasPoint) = (start, "", 0, false)
    while end < limit {
      let scalar = text.scalars[end]
      let next = end + 1 < limit && text.scalars[end + 1].isDigit
      if scalar.isDigit {
        digits.unicodeScalars.append(scalar)
        if hasPoint { decimals += 1 }
      } else if scalar == ".", next, !hasPoint {
        digits += "."
        hasPoint = true
      } else if !(scalar == "," && next && !hasPoint && isThousands(text, end, limit)) {
        break
      }
      end += 1
    }
    guard digits.count <= 15, let value = Double(digits) else { return nil }
    var isRough = "近约超逾达".unicodeScalars.contains(text.at(start - 1) ?? "，")
    func skipRough() {
      while let scalar = text.at(end), end < limit, "余多".unicodeScalars.contains(scalar) {
        isRough = true
        end += 1
      }
    }
    skipRough()
    var scale = 1.0
    while let scalar = text.at(end), end < limit, let factor = scales[scalar] {
      scale *= factor
      end += 1
    }
    skipRough()
    let unit = units.first { text.has($0, at: end) && end + $0.unicodeScalars.count <= limit } ?? ""
    end += unit.unicodeScalars.count
    return Amount(value: value, decimals: decimals, scale: scale, unit: unit, range: start..<end, isRough: isRough)
  }

  /// Three figures, then no fourth.
  private static func isThousands(_ text: ProofText, _ comma: Int, _ limit: Int) -> Bool {
    guard comma + 3 < limit, (1...3).allSatisfy({ text.scalars[comma + $0].isDigit }) else { return false }
    return !(text.at(comma + 4)?.isDigit ?? false)
  }

  private static let scales: [Unicode.Scalar: Double] = ["千": 1e3, "万": 1e4, "亿": 1e8]
  /// The longer ones first.
  static let units = [
    "平方公里", "平方米", "立方米", "千瓦时", "人次", "件次", "公里", "千米", "公斤", "公顷", "个百分点", "元", "人", "名", "户", "件",
    "个", "项", "条", "次", "亩", "吨", "家", "起", "场", "期", "份", "所", "处", "座", "米", "辆", "台", "套", "宗", "例", "篇", "册",
    "批", "天", "%", "％", "‰",
  ]
}
