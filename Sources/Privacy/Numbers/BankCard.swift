/// Numbers of bank cards (银行卡号): the check of Luhn and who issues them. The check alone is passed by one number in ten.
enum BankCard {
  static func isOne(_ digits: [Int]) -> Bool {
    (13...19).contains(digits.count) && isIssued(digits) && isChecked(digits)
  }

  private static func isChecked(_ digits: [Int]) -> Bool {
    digits.reversed().enumerated().reduce(0) { sum, each in
      let value = each.offset % 2 == 0 ? each.element : each.element * 2
      return sum + (value > 9 ? value - 9 : value)
    } % 10 == 0
  }

  /// 银联 62, and the foreign houses with their lengths.
  private static func isIssued(_ digits: [Int]) -> Bool {
    let front = digits.prefix(4).reduce(0) { $0 * 10 + $1 }
    return switch (front, digits.count) {
    case (6200...6299, 16...19), (4000...4999, 13), (4000...4999, 16), (4000...4999, 19): true
    case (5100...5599, 16), (2221...2720, 16), (3528...3589, 16...19), (3400...3499, 15), (3700...3799, 15): true
    // 老的储蓄卡 of Chinese banks, that begin with 9, 60 or 68.
    case (6000...6099, 16...19), (6800...6899, 16...19), (9000...9999, 16...19): true
    default: false
    }
  }
}
