import Foundation
import Kernel

/// Places and small values as the format spells them (单元格位置): `B7` is row 6, column 1, from 0.
enum CellPlace {
  static func read(_ text: String) -> (row: Int, column: Int)? {
    var column = 0
    var row = 0
    for byte in text.utf8 where byte != UInt8(ascii: "$") {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z") where row == 0: column = column * 26 + Int(byte - 64)
      case UInt8(ascii: "a")...UInt8(ascii: "z") where row == 0: column = column * 26 + Int(byte - 96)
      case UInt8(ascii: "0")...UInt8(ascii: "9"): row = row * 10 + Int(byte - 48)
      default: return nil
      }
      guard column <= 100_000, row <= 10_000_000 else { return nil }
    }
    return column > 0 && row > 0 ? (row - 1, column - 1) : nil
  }

  /// `B`, for column 1.
  static func letters(_ column: Int) -> String {
    var letters: [UInt8] = []
    var rest = column + 1
    while rest > 0 {
      letters.insert(UInt8(65 + (rest - 1) % 26), at: 0)
      rest = (rest - 1) / 26
    }
    return String(decoding: letters, as: UTF8.self)
  }

  static func isTrue(_ text: String) -> Bool { text == "1" || text == "true" }

  /// `2019-02-28T11:25:05`, as newer programs may write a date.
  static func moment(_ text: String) -> Sheet.Cell? {
    guard let instant = Beijing.instant(String(text.prefix(19))) else { return nil }
    let day = Day(at: instant)
    let second = Int(instant.timeIntervalSince(day.start).rounded())
    return second == 0 ? .date(day) : .moment(day, second: second)
  }
}

/// Text with characters that XML cannot hold (转义文字), spelled `_x0007_`.
enum EscapedText {
  static func read(_ text: String) -> String {
    guard text.contains("_x") else { return text }
    var result = ""
    var rest = text[...]
    while let mark = rest.firstRange(of: "_x") {
      result += rest[..<mark.lowerBound]
      let code = rest[mark.upperBound...].prefix(4)
      let after = rest[mark.upperBound...].dropFirst(4)
      if code.utf8.count == 4, after.first == "_", let value = UInt32(code, radix: 16), let scalar = Unicode.Scalar(value) {
        result.unicodeScalars.append(scalar)
        rest = after.dropFirst()
      } else {
        result += "_"
        rest = rest[rest.index(after: mark.lowerBound)...]
      }
    }
    return result + rest
  }

  /// For an element or an attribute of a part that we write.
  static func write(_ text: String) -> String {
    var result = ""
    for scalar in spelled(text).unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\n", "\t": result.unicodeScalars.append(scalar)
      case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF: result += code(scalar)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// What looks like a spelling already is spelled itself, so that it is read as it was.
  private static func spelled(_ text: String) -> String {
    guard text.contains("_x") else { return text }
    return text.replacing(#/_(?=x[0-9A-Fa-f]{4}_)/#, with: "_x005F_")
  }

  private static func code(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "_x" + String(repeating: "0", count: 4 - digits.count) + digits + "_"
  }
}
