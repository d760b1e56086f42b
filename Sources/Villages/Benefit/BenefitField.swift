import Kernel

/// What a column of a benefit list holds (名单字段).
package enum BenefitField: String, CaseIterable, Sendable, Codable {
  // May be published where a fund's policy says so.
  case name, group, persons, category, mode, standard, area, amount, month, date, cause, grade, ageBand
  // Never: identity, accounts, homes, health, family, and whatever nobody recognised.
  case identity, disabilityCertificate, bank, phone, address, birth, disability, health, income, guardian, school, sex
  case age, note
  // Of no use to anybody who reads the list of his village.
  case index, town, village, unknown

  package var chinese: String {
    switch self {
    case .name: "姓名"
    case .group: "村民组"
    case .persons: "人数"
    case .category: "类别"
    case .mode: "供养方式"
    case .standard: "标准（元）"
    case .area: "面积（亩）"
    case .amount: "金额（元）"
    case .month: "月份"
    case .date: "日期"
    case .cause: "原因类别"
    case .grade: "等级"
    case .ageBand: "年龄段"
    case .identity: "身份证号"
    case .disabilityCertificate: "残疾证号"
    case .bank: "银行账户"
    case .phone: "电话"
    case .address: "住址"
    case .birth: "出生日期"
    case .disability: "残疾类别等级"
    case .health: "健康状况"
    case .income: "收入财产"
    case .guardian: "家庭成员或代领人"
    case .school: "学校"
    case .sex: "性别"
    case .age: "年龄"
    case .note: "备注"
    case .index: "序号"
    case .town: "乡镇"
    case .village: "村"
    case .unknown: "没有认出的列"
    }
  }

  /// 个人信息保护法 第六条、第二十八条: only these can ever be named in a policy; the rest stays in the sealed original
  /// whatever a setting says.
  package static let publishable: Set<BenefitField> = [
    .name, .group, .persons, .category, .mode, .standard, .area, .amount, .month, .date, .cause, .grade, .ageBand,
  ]
}

/// The funds, and the words by which columns are known (惠民资金目录), as shipped.
package struct BenefitFunds: Sendable, Decodable {
  package let source: String
  package let funds: [Fund]
  /// Causes that tell nothing of one's health (救助原因类别).
  package let causes: [String]
  let heads: [Head]

  /// One fund (资金项目).
  package struct Fund: Sendable, Decodable, Equatable {
    package let slug: String
    package let name: String
    /// 户, 人.
    package let unit: String
    package let perHousehold: Bool
  }

  /// Words in the head of a column.
  struct Head: Sendable, Decodable {
    let field: BenefitField
    let words: [String]
  }

  package static func shipped() throws -> BenefitFunds { try VillagesData.read("benefit-funds") }

  package func find(_ slug: String) throws -> Fund {
    guard let fund = funds.first(where: { $0.slug == slug }) else {
      throw Fault.invalid("fund", "没有这一项资金，请重新选择。")
    }
    return fund
  }
}
