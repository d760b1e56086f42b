import Kernel
import Store

/// What the guide (政府信息公开指南) must say of the openness office: 条例 第十二条. Each is a dated setting of the town.
package struct GuideFacts: Equatable, Sendable {
  package enum Field: String, CaseIterable, Sendable {
    case office, address, hours, phone, fax, internet

    package var setting: String { "guide.\(rawValue)" }
    package var chinese: String {
      switch self {
      case .office: "机构名称"
      case .address: "办公地址"
      case .hours: "办公时间"
      case .phone: "联系电话"
      case .fax: "传真号码"
      case .internet: "互联网联系方式"
      }
    }
  }

  package let values: [Field: String]
  /// The day the newest of them has been in force from.
  package let updatedOn: Day?

  /// Empty where nobody has said it yet; the page shows that visibly.
  package subscript(field: Field) -> String { values[field] ?? "" }

  package static func fetch(
    _ town: Identifier<Organisation>, on day: Day, _ reader: some Reader
  ) throws -> GuideFacts {
    var values: [Field: String] = [:]
    for field in Field.allCases {
      values[field] = try Setting.value(field.setting, for: town, on: day, reader)
    }
    let updated: Day? = try reader.value(
      """
      SELECT max(valid_from) FROM setting
      WHERE name IN \(list: Field.allCases.map(\.setting)) AND COALESCE(organisation, 0) = \(town)
        AND valid_from <= \(day)
      """)
    return GuideFacts(values: values, updatedOn: updated)
  }
}
