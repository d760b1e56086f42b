import Foundation
import Kernel
import Store

/// The index number (索引号): organisation code, year or year and month, and a serial number that is never given
/// twice (政府信息公开目录系统实施指引).
package enum IndexNumber {
  /// `^([0-9A-Z]{9}|[0-9A-HJ-NPQRTUWXY]{18})/(\d{4}|\d{6})-\d{5}$`, read by hand.
  package static func isValid(_ text: String) -> Bool {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2 else { return false }
    let back = parts[1].split(separator: "-", omittingEmptySubsequences: false)
    return back.count == 2 && isCode(parts[0]) && [4, 6].contains(back[0].utf8.count) && back[1].utf8.count == 5
      && back.allSatisfy { $0.utf8.allSatisfy { (48...57).contains($0) } }
  }

  /// 9 characters of GB 11714 or 18 of GB 32100, whose alphabet has no I, O, S, V, Z.
  static func isCode(_ code: some StringProtocol) -> Bool {
    let isUpper = { (byte: UInt8) in (48...57).contains(byte) || (65...90).contains(byte) }
    guard code.utf8.allSatisfy(isUpper) else { return false }
    return code.utf8.count == 9 || code.utf8.count == 18 && !code.contains { "IOSVZ".contains($0) }
  }

  /// The next one of an organisation, by the template in force, such as `{code}/{yyyymm}-{serial:5}`.
  static func allocate(for organisation: Identifier<Organisation>, _ tx: Transaction) throws -> String {
    let template = try Setting.value("publishing.indexTemplate", for: organisation, on: tx.today, tx) ?? standard
    let month = tx.today.description.replacing("-", with: "").prefix(6)
    let start = try template
      .replacing("{code}", with: code(of: organisation, tx))
      .replacing("{yyyymm}", with: month)
      .replacing("{yyyy}", with: month.prefix(4))
    let serial = String(try Serial.next("index:\(start)", tx))
    let number = start.replacing("{serial:5}", with: String(repeating: "0", count: max(0, 5 - serial.count)) + serial)
    guard isValid(number) else {
      throw Fault.invalid("indexNumber", "按模板“\(template)”生成的索引号“\(number)”不合规范，请系统管理员核对索引号设置。")
    }
    return number
  }

  static let standard = "{code}/{yyyymm}-{serial:5}"

  /// The organisation's own code, or that of the nearest above which has one.
  private static func code(of organisation: Identifier<Organisation>, _ tx: Transaction) throws -> String {
    var place: Identifier<Organisation>? = organisation
    while let here = place, let row = try tx.first("SELECT code, parent FROM organisation WHERE id = \(here)") {
      let code: String = try row["code"]
      if !code.isEmpty { return code }
      place = try row["parent"]
    }
    throw Fault.invalid("code", "本单位还没有填写机构代码，不能生成索引号，请系统管理员先在单位资料中填写。")
  }
}
