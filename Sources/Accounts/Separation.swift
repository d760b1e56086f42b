import Kernel

/// The separation of powers (三权分立, GB/T 22239-2019 访问控制: 管理用户的权限分离): an account that holds one of the
/// three administrator duties holds no other duty at all. A trigger of the table says the same.
enum Separation {
  static let administrators: Set<Duty> = [.systemAdministration, .securityAdministration, .auditAdministration]

  /// Why these duties may not come together in one account; nil when they may.
  static func objection(_ held: Set<Duty>, adding added: Set<Duty>) -> String? {
    let all = held.union(added)
    let powers = Duty.allCases.filter { all.contains($0) && administrators.contains($0) }
    guard let power = powers.first else { return nil }
    if powers.count > 1 {
      let names = powers.map(\.chinese).joined(separator: "、")
      return "\(names)必须由不同的人担任，一个账号只能有其中一种，请另选账号。"
    }
    guard let other = Duty.allCases.first(where: { all.contains($0) && !administrators.contains($0) }) else {
      return nil
    }
    return "\(power.chinese)不能兼任\(other.chinese)等业务岗位，请另选账号。"
  }
}
