import Kernel
import Privacy
import Sheets

/// Which column is what (列的识别): by its head, and over that by what stands in it: a column full of identity numbers is
/// one whatever its head says.
struct BenefitColumns {
  let funds: BenefitFunds
  let day: Day

  func fields(_ heads: [String], _ rows: [[String]]) -> [BenefitField] {
    var fields = heads.indices.map { column -> BenefitField in
      let values = rows.compactMap { $0.indices.contains(column) ? $0[column] : nil }.filter { !$0.isEmpty }
      return content(values) ?? head(heads[column])
    }
    // A second column of the same publishable kind would take the first one's place unseen.
    for (index, field) in fields.enumerated() where BenefitField.publishable.contains(field) {
      if fields[..<index].contains(field) { fields[index] = .unknown }
    }
    return fields
  }

  /// What must never go out wins over what may; then the longest word that stands in the head.
  func head(_ text: String) -> BenefitField {
    let bare = text.filter { !$0.isWhitespace }
    if bare.contains("年龄段") { return .ageBand }
    let harmless: Set<BenefitField> = BenefitField.publishable.union([.index, .town, .village, .note])
    let matches = funds.heads.flatMap { head in
      head.words.filter(bare.contains).map {
        (field: head.field, length: $0.count, isGrave: !harmless.contains(head.field))
      }
    }
    let grave = matches.filter(\.isGrave)
    return (grave.isEmpty ? matches : grave).max { $0.length < $1.length }?.field ?? .unknown
  }

  /// When more than a third of the cells are numbers that lead to a person.
  private func content(_ values: [String]) -> BenefitField? {
    guard !values.isEmpty else { return nil }
    let sample = values.prefix(300)
    var counts: [BenefitField: Int] = [:]
    for value in sample {
      if let field = Self.number(value, on: day) { counts[field, default: 0] += 1 }
    }
    return counts.max { $0.value < $1.value }.flatMap { $0.value * 3 > sample.count ? $0.key : nil }
  }

  static func number(_ value: String, on day: Day) -> BenefitField? {
    let digits = value.filter { $0.isASCII && ($0.isNumber || $0 == "X" || $0 == "x") }
    let isBare = value.allSatisfy { $0.isASCII }
    if isBare, (17...18).contains(digits.count), digits.count == value.filter({ !$0.isWhitespace }).count {
      return .identity
    }
    switch Privacy.matters(in: value, on: day).first?.kind {
    case .identityNumber, .oldIdentityNumber, .passport: return .identity
    case .disabilityCertificate: return .disabilityCertificate
    case .bankCard: return .bank
    case .mobile, .landline: return .phone
    case .address: return .address
    case .birthDate: return .birth
    case .plate, .email, .account, .condition, .minor, nil: return nil
    }
  }
}
