import Kernel

/// Numbers that lead to a person (个人号码): finds runs of digits and letters and says what each is.
///
/// A run may be broken by single blanks or hyphens, as people write long numbers in groups; such a run counts only
/// where its check or its form leaves no doubt.
struct NumberScan {
  let text: PrivacyText
  let day: Day

  func matters() -> [PrivateMatter] {
    var found: [PrivateMatter] = []
    var place = 0
    while place < text.count {
      guard text.isCode(place) else {
        place += 1
        continue
      }
      let run = run(from: place)
      let groups = groups(run)
      found += matters(in: groups)
      place = groups.last?.upperBound ?? run.upperBound
    }
    return found
  }

  /// Digits and letters that touch.
  private func run(from start: Int) -> Range<Int> {
    var end = start
    while text.isCode(end) { end += 1 }
    return start..<end
  }

  /// The runs that follow with one separator each, as far as they are of digits.
  private func groups(_ first: Range<Int>) -> [Range<Int>] {
    var groups = [first]
    while let last = groups.last, text.plain.indices.contains(last.upperBound + 1),
      isSeparator(last.upperBound), text.isDigit(last.upperBound - 1), text.isDigit(last.upperBound + 1)
    {
      groups.append(run(from: last.upperBound + 1))
    }
    return groups
  }

  private func isSeparator(_ place: Int) -> Bool {
    [0x20, 0x2D, 0x29].contains(text.plain[place]) || text.scalars[place] == "·"
  }

  /// Each run by itself; where none is anything, the longest chains of groups that are something together.
  private func matters(in groups: [Range<Int>]) -> [PrivateMatter] {
    var found: [PrivateMatter] = []
    var index = 0
    while index < groups.count {
      if let chain = chain(groups, from: index) {
        found.append(chain.matter)
        index = chain.next
      } else {
        found += single(groups[index])
        index += 1
      }
    }
    return found
  }

  private func chain(_ groups: [Range<Int>], from index: Int) -> (matter: PrivateMatter, next: Int)? {
    guard index + 1 < groups.count else { return nil }
    for end in stride(from: min(groups.count, index + 8), to: index + 1, by: -1) {
      let range = groups[index].lowerBound..<groups[end - 1].upperBound
      let sizes = groups[index..<end].map(\.count)
      if let matter = grouped(range, sizes) { return (matter, end) }
    }
    return nil
  }

  private func grouped(_ range: Range<Int>, _ sizes: [Int]) -> PrivateMatter? {
    let codes = text.codes(range)
    if IdentityNumber.isWhole(codes, on: day) { return block(.identityNumber, range) }
    guard codes.allSatisfy({ (48...57).contains($0) }) else { return nil }
    let digits = text.digits(range)
    if [[3, 4, 4], [2, 3, 4, 4], [4, 4, 3], [3, 8], [2, 11], [3, 3, 5], [7, 4]].contains(sizes), isMobile(digits) {
      return block(.mobile, range)
    }
    if sizes.count <= 3, isLandline(sizes, digits) { return landline(range) }
    if sizes.allSatisfy({ (2...6).contains($0) }), sizes.first == 4, BankCard.isOne(digits) {
      return block(.bankCard, range)
    }
    return nil
  }

  // MARK: A run by itself

  private func single(_ run: Range<Int>) -> [PrivateMatter] {
    if let whole = alone(run) { return [whole] }
    // Words such as No or Tel may touch the number they announce.
    var start = run.lowerBound
    while text.isLetter(start) { start += 1 }
    guard start > run.lowerBound + 1, start < run.upperBound else { return [] }
    return alone(start..<run.upperBound).map { [$0] } ?? []
  }

  private func alone(_ run: Range<Int>) -> PrivateMatter? {
    let codes = text.codes(run)
    if CreditCode.isOne(codes), !IdentityNumber.isWhole(codes, on: day) { return nil }
    if follows(Self.publicNumbers, run, 12) { return nil }
    if IdentityNumber.isWhole(codes, on: day) { return block(.identityNumber, run) }
    if (20...22).contains(codes.count), IdentityNumber.isWhole(Array(codes.prefix(18)), on: day) {
      return block(.disabilityCertificate, run)
    }
    let isIdentity = follows(Self.identity, run, 16)
    if isIdentity, IdentityNumber.looksLike(codes, on: day) { return check(.identityNumber, run) }
    if isIdentity, IdentityNumber.isOld(codes) { return block(.oldIdentityNumber, run) }
    if let document = travel(codes, run) { return document }
    guard codes.allSatisfy({ (48...57).contains($0) }) else { return nil }
    return digits(run)
  }

  private func digits(_ run: Range<Int>) -> PrivateMatter? {
    let digits = text.digits(run)
    if isMobile(digits), !isPart(run) { return block(.mobile, run) }
    if isLandline([digits.count], digits), !isPart(run) { return landline(run) }
    if BankCard.isOne(digits), !isPart(run) { return block(.bankCard, run) }
    if (8...25).contains(digits.count), follows(Self.insurance, run, 10) { return block(.account, run) }
    if (12...25).contains(digits.count), follows(Self.card, run, 14) { return check(.bankCard, run) }
    if (7...8).contains(digits.count), follows(Self.home, run, 10) { return block(.landline, run) }
    return nil
  }

  /// A decimal or a part of a longer figure.
  private func isPart(_ run: Range<Int>) -> Bool {
    let (before, after) = (run.lowerBound - 1, run.upperBound)
    let dot: UInt8 = 0x2E
    return (before > 0 && text.plain[before] == dot && text.isDigit(before - 1))
      || (after + 1 < text.count && text.plain[after] == dot && text.isDigit(after + 1))
  }

  private func isMobile(_ digits: [Int]) -> Bool {
    let bare = digits.count == 13 && digits[0] == 8 && digits[1] == 6 ? Array(digits.dropFirst(2)) : digits
    return bare.count == 11 && bare[0] == 1 && bare[1] >= 3
  }

  /// With its area: 0 and two digits for the great cities, three for the others, then seven or eight; an extension may
  /// follow.
  private func isLandline(_ sizes: [Int], _ digits: [Int]) -> Bool {
    guard digits.count >= 10, digits[0] == 0, digits[1] > 0 else { return false }
    let area = digits[1] <= 2 ? 3 : 4
    guard digits.count > area, digits[area] >= 2 else { return false }
    switch sizes.count {
    case 1: return (area + 7...area + 8).contains(sizes[0])
    case 2:
      return sizes[0] == area && (7...8).contains(sizes[1])
        || (area + 7...area + 8).contains(sizes[0]) && sizes[1] <= 5
    default:
      return sizes[0] == area
        && ((7...8).contains(sizes[1]) && sizes[2] <= 5 || sizes[1] + sizes[2] == 8 || sizes[1] + sizes[2] == 7)
    }
  }

  /// Offices publish theirs; somebody's home does not.
  private func landline(_ run: Range<Int>) -> PrivateMatter {
    follows(Self.home, run, 14) ? block(.landline, run) : check(.landline, run)
  }

  /// Passports, and the permits for Hong Kong, Macao and Taiwan.
  private func travel(_ codes: [UInt8], _ run: Range<Int>) -> PrivateMatter? {
    let isNamed = follows(Self.travel, run, 12)
    let digits = codes.drop { !(48...57).contains($0) }
    let letters = codes.prefix(codes.count - digits.count)
    guard digits.allSatisfy({ (48...57).contains($0) }) else { return nil }
    let hasForm =
      switch (letters.count, digits.count) {
      case (1, 8): "EGDSPKHMC".utf8.contains(letters[0])
      case (1, 9...10): "HMC".utf8.contains(letters[0])
      case (2, 7): letters[0] == 69
      default: false
      }
    if isNamed, hasForm || (8...9).contains(codes.count) { return block(.passport, run) }
    return hasForm ? check(.passport, run) : nil
  }

  private func follows(_ words: [[Unicode.Scalar]], _ run: Range<Int>, _ reach: Int) -> Bool {
    text.follows(words, run.lowerBound, within: reach)
  }

  private func block(_ kind: PrivateKind, _ range: Range<Int>) -> PrivateMatter {
    PrivateMatter(kind: kind, severity: .block, range: range)
  }

  private func check(_ kind: PrivateKind, _ range: Range<Int>) -> PrivateMatter {
    PrivateMatter(kind: kind, severity: .check, range: range)
  }

  private static let identity = words("身份证 身份号 证件号 证号 公民身份 老证 二代证 户口")
  private static let publicNumbers = words("信用代码 许可证号 项目编号 项目代码 备案号 合同编号 招标编号 批准文号 登记号")
  private static let card = words("账号 帐号 卡号 账户 帐户 开户行 开户银行 一卡通 存折")
  private static let insurance = words("社保号 社保卡 社会保障号 社会保障卡 医保号 医保卡 医疗证号 合作医疗证 参保号")
  private static let home = words("家庭电话 住宅电话 宅电 家庭 住宅 本人电话 个人电话")
  private static let travel = words("护照 通行证 台胞证 回乡证 居住证")
}
