import Foundation
import Kernel

/// What an account may be called (用户名). GB/T 22239-2019 访问控制: 重命名或删除默认账户, 避免共享账户的存在.
package enum AccountName {
  /// As it is stored and compared.
  package static func normalised(_ name: String) -> String {
    name.trimmingCharacters(in: .whitespacesAndNewlines).precomposedStringWithCompatibilityMapping.lowercased()
  }

  /// What is wrong with a normalised name, if anything.
  static func issue(_ name: String) -> Issue? {
    guard (2...32).contains(name.unicodeScalars.count), name.unicodeScalars.allSatisfy(isAllowed),
      name.unicodeScalars.contains(where: { !isDigit($0) && !isMark($0) })
    else { return Issue("name", "用户名应为 2 至 32 个汉字、字母、数字、点、连字符或下划线，且不能全是数字，请修改。") }
    // `admin01` and `test_2` are still what they are.
    let stem = String(String.UnicodeScalarView(name.unicodeScalars.filter { !isDigit($0) && !isMark($0) }))
    if refused.contains(stem) || shared.contains(where: { stem.contains($0) }) {
      return Issue("name", "“\(name)”是默认或公用账号的名称，账号必须一人一号，请用本人姓名或其拼音。")
    }
    return nil
  }

  private static let refused: Set<String> = [
    "admin", "administrator", "root", "test", "tester", "guest", "user", "users", "default", "system", "sys", "sa",
    "oracle", "postgres", "mysql", "sqlite", "www", "web", "anonymous", "nobody", "everyone", "operator", "public",
    "share", "shared", "common", "temp", "tmp", "null", "管理员", "超级管理员", "测试", "来宾", "访客", "匿名", "默认", "临时",
  ]
  private static let shared = ["公用", "共用", "公共", "共享", "通用"]

  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    isDigit(scalar) || isMark(scalar) || ("a"..."z").contains(scalar) || scalar.properties.isIdeographic
  }
  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
  private static func isMark(_ scalar: Unicode.Scalar) -> Bool { ".-_".unicodeScalars.contains(scalar) }
}
