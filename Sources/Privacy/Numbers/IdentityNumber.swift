import Kernel

/// Identity numbers (公民身份号码, GB 11643): what makes one of 18 or 15 digits.
///
/// The district in front is held against the provinces only: districts come and go, and a number keeps the one it was
/// given with.
enum IdentityNumber {
  private static let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  private static let checks = Array("10X98765432".utf8)

  /// Whether 18 codes are a number with a right check.
  static func isWhole(_ codes: [UInt8], on day: Day) -> Bool { looksLike(codes, on: day) && isChecked(codes) }

  /// Whether 18 codes have the form of one, whatever the check: province, a day of birth that has been, 17 digits.
  static func looksLike(_ codes: [UInt8], on day: Day) -> Bool {
    guard codes.count == 18, codes.dropLast().allSatisfy({ (48...57).contains($0) }) else { return false }
    guard (48...57).contains(codes[17]) || codes[17] == 88 else { return false }
    let digits = codes.prefix(17).map { Int($0) - 48 }
    guard isProvince(digits[0] * 10 + digits[1]) else { return false }
    guard let born = birth(number(digits[6..<10]), digits[10..<14]) else { return false }
    return born.year >= 1900 && born <= day
  }

  /// Whether 15 digits are a number of before 1999: those have no check, so this alone proves little.
  static func isOld(_ codes: [UInt8]) -> Bool {
    guard codes.count == 15, codes.allSatisfy({ (48...57).contains($0) }) else { return false }
    let digits = codes.map { Int($0) - 48 }
    return isProvince(digits[0] * 10 + digits[1]) && birth(1900 + number(digits[6..<8]), digits[8..<12]) != nil
  }

  private static func isChecked(_ codes: [UInt8]) -> Bool {
    let sum = weights.indices.reduce(0) { $0 + (Int(codes[$1]) - 48) * weights[$1] }
    return checks[sum % 11] == codes[17]
  }

  private static func birth(_ year: Int, _ rest: ArraySlice<Int>) -> Day? {
    let rest = Array(rest)
    return Day(year: year, month: rest[0] * 10 + rest[1], day: rest[2] * 10 + rest[3])
  }

  private static func number(_ digits: ArraySlice<Int>) -> Int { digits.reduce(0) { $0 * 10 + $1 } }

  private static func isProvince(_ code: Int) -> Bool {
    switch code {
    case 11...15, 21...23, 31...37, 41...46, 50...54, 61...65, 71, 81...83: true
    default: false
    }
  }
}
