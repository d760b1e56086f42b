/// Numbers that are masked too little (脱敏不足): an identity number of which fewer than six places are hidden can be
/// guessed, a mobile number of which fewer than four are.
struct MaskedScan {
  let text: PrivacyText

  func matters() -> [PrivateMatter] {
    var found: [PrivateMatter] = []
    var place = 0
    while place < text.count {
      var end = place
      var hidden = 0
      while text.isDigit(end) || isMask(end) || isCheck(end, from: place) {
        hidden += isMask(end) ? 1 : 0
        end += 1
      }
      if let kind = kind(of: place..<end, hidden: hidden) {
        found.append(PrivateMatter(kind: kind, severity: .block, range: place..<end))
      }
      place = max(end, place + 1)
    }
    return found
  }

  private func kind(of range: Range<Int>, hidden: Int) -> PrivateKind? {
    guard hidden > 0, text.isDigit(range.lowerBound) else { return nil }
    if range.count == 18, hidden < 6 { return .identityNumber }
    let digits = text.digits(range)
    return range.count == 11 && hidden < 4 && digits[0] == 1 && digits.count > 1 && digits[1] >= 3 ? .mobile : nil
  }

  private func isMask(_ place: Int) -> Bool {
    guard place < text.count else { return false }
    return text.plain[place] == 0x2A || "×●■＊".unicodeScalars.contains(text.scalars[place])
  }

  /// The X that may end an identity number.
  private func isCheck(_ place: Int, from start: Int) -> Bool {
    place < text.count && place - start == 17 && text.plain[place] & 0xDF == 88
  }
}
