import Store

/// Who applies (申请人类别): the columns of the yearly report's third part. It is frozen at registration, so that what one
/// year carries over equals what the next takes on, column by column.
package enum ApplicantKind: String, CaseIterable, Sendable, Codable, Storable {
  case person, business, research, publicBenefit = "public-benefit", legalService = "legal-service", other

  package var chinese: String {
    switch self {
    case .person: "自然人"
    case .business: "商业企业"
    case .research: "科研机构"
    case .publicBenefit: "社会公益组织"
    case .legalService: "法律服务机构"
    case .other: "其他法人或组织"
    }
  }

  package var isPerson: Bool { self == .person }
}

/// What proves who applies (身份证明种类).
package enum IdentityPaper: String, CaseIterable, Sendable, Codable, Storable {
  case identityCard = "identity-card", passport, permit, creditCode = "credit-code", other

  package var chinese: String {
    switch self {
    case .identityCard: "居民身份证"
    case .passport: "护照"
    case .permit: "港澳台居民通行证或居住证"
    case .creditCode: "统一社会信用代码"
    case .other: "其他证件"
    }
  }
}

/// In which form the information is wanted (公开形式, 条例 第二十九条、第四十条).
package enum WantedForm: String, CaseIterable, Sendable, Codable, Storable {
  case paper, electronic, reading

  package var chinese: String {
    switch self {
    case .paper: "纸质"
    case .electronic: "电子文档"
    case .reading: "现场查阅、抄录"
    }
  }
}

/// By which way the information is wanted (获取途径, 条例 第二十九条).
package enum WantedDelivery: String, CaseIterable, Sendable, Codable, Storable {
  case post, pickup, email, online

  package var chinese: String {
    switch self {
    case .post: "邮寄"
    case .pickup: "自行领取"
    case .email: "电子邮件"
    case .online: "网上查询页面"
    }
  }
}
