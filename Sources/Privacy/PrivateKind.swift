/// The kind of a private matter (隐私种类). The raw value is what commands and stored findings say.
package enum PrivateKind: String, Sendable, Hashable, CaseIterable {
  /// 公民身份号码 of 18 places (GB 11643), whole or masked too little.
  case identityNumber = "id18"
  /// The number of 15 places that was given until 1999.
  case oldIdentityNumber = "id15"
  /// 残疾人证号: the identity number with kind and degree of the disability.
  case disabilityCertificate = "disability"
  case mobile
  case landline
  case bankCard = "bankcard"
  /// Passports and permits for Hong Kong, Macao and Taiwan.
  case passport
  case plate
  /// A home down to the house (门牌).
  case address
  case email
  /// QQ, 微信, 社保 and 医保 numbers.
  case account
  case birthDate = "birth"
  /// What a column of a list says of illness, disability or the cause of poverty.
  case condition
  /// A child with its name (未成年人).
  case minor

  /// 中文名.
  package var chinese: String {
    switch self {
    case .identityNumber: "身份证号"
    case .oldIdentityNumber: "15位身份证号"
    case .disabilityCertificate: "残疾人证号"
    case .mobile: "手机号"
    case .landline: "固定电话"
    case .bankCard: "银行卡号"
    case .passport: "护照或通行证号"
    case .plate: "车牌号"
    case .address: "家庭住址"
    case .email: "电子邮箱"
    case .account: "个人账号"
    case .birthDate: "出生日期"
    case .condition: "健康或家庭困难情况"
    case .minor: "未成年人信息"
    }
  }
}
