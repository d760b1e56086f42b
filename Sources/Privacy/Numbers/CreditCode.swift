/// The unified social credit code (统一社会信用代码, GB 32100) of an organisation: public, so it is never private matter.
enum CreditCode {
  private static let letters = Array("0123456789ABCDEFGHJKLMNPQRTUWXY".utf8)

  static func isOne(_ codes: [UInt8]) -> Bool {
    guard codes.count == 18 else { return false }
    var (sum, weight) = (0, 1)
    for code in codes.dropLast() {
      guard let value = letters.firstIndex(of: code) else { return false }
      sum += value * weight
      weight = weight * 3 % 31
    }
    return letters[(31 - sum % 31) % 31] == codes[17]
  }
}
