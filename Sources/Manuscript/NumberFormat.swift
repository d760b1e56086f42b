/// Numbers in the shapes that word processors offer (ST_NumberFormat).
enum NumberFormat {
  static func write(_ number: Int, as format: String) -> String {
    guard (0...9999).contains(number) else { return String(number) }
    switch format {
    case "chineseCounting", "chineseCountingThousand", "ideographDigital", "japaneseCounting", "taiwaneseCounting",
      "taiwaneseCountingThousand":
      return chinese(number)
    case "upperLetter": return letter(number, first: 0x41)
    case "lowerLetter": return letter(number, first: 0x61)
    case "upperRoman": return roman(number)
    case "lowerRoman": return roman(number).lowercased()
    case "decimalZero": return number < 10 ? "0\(number)" : String(number)
    case "decimalEnclosedCircle", "decimalEnclosedCircleChinese":
      return (1...20).contains(number) ? String(Unicode.Scalar(UInt32(0x245F + number)) ?? "○") : String(number)
    case "decimalFullWidth", "decimalFullWidth2":
      return String(String(number).map { Character(Unicode.Scalar(UInt32($0.wholeNumberValue ?? 0) + 0xFF10) ?? "０") })
    case "bullet", "none": return ""
    default: return String(number)
    }
  }

  /// 十一, 二十, 一百零三.
  static func chinese(_ number: Int) -> String {
    let digits = Array("零一二三四五六七八九")
    guard number > 0 else { return "〇" }
    var text = ""
    var pendingZero = false
    for (unit, name) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
      let digit = number / unit % 10
      if digit == 0 {
        pendingZero = pendingZero || !text.isEmpty
      } else {
        if pendingZero { text += "零" }
        pendingZero = false
        let isPlainTen = unit == 10 && digit == 1 && text.isEmpty
        text += (isPlainTen ? "" : String(digits[digit])) + name
      }
    }
    return text
  }

  private static func letter(_ number: Int, first: UInt32) -> String {
    guard number > 0, number <= 780 else { return String(number) }
    let scalar = Unicode.Scalar(first + UInt32((number - 1) % 26)) ?? "?"
    return String(repeating: String(scalar), count: (number - 1) / 26 + 1)
  }

  private static func roman(_ number: Int) -> String {
    let signs = [
      (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
      (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ]
    var rest = number
    var text = ""
    for (value, sign) in signs {
      while rest >= value {
        text += sign
        rest -= value
      }
    }
    return text
  }
}
