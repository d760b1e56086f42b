import Foundation
import TestKit

/// Made-up people with numbers that pass their checks (虚构人员): nobody of these exists; the district code is of no place.
enum MadeUp {
  static func identity(_ serial: Int, born: String = "19700203") -> String {
    let front = "349999" + born + String(format: "%03d", serial % 1000)
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    let sum = zip(front, weights).reduce(0) { $0 + ($1.0.wholeNumberValue ?? 0) * $1.1 }
    return front + String(Array("10X98765432")[sum % 11])
  }

  static func bank(_ chance: inout some RandomNumberGenerator) -> String {
    var digits = [6, 2, 1, 7] + (0..<14).map { _ in Int.random(in: 0...9, using: &chance) }
    let sum = digits.reversed().enumerated().reduce(0) { sum, each in
      let value = each.offset % 2 == 0 ? each.element * 2 : each.element
      return sum + (value > 9 ? value - 9 : value)
    }
    digits.append((10 - sum % 10) % 10)
    return digits.map(String.init).joined()
  }

  static func mobile(_ chance: inout some RandomNumberGenerator) -> String {
    "13" + (0..<9).map { _ in String(Int.random(in: 0...9, using: &chance)) }.joined()
  }

  static func name(_ chance: inout some RandomNumberGenerator) -> String {
    let families = ["程", "罗", "胡", "汪", "方", "吴", "欧阳"]
    let given = ["某", "小", "大", "明", "秀", "金", "兰", "德"]
    let one = families[Int.random(in: 0..<families.count, using: &chance)]
    return one + (0..<2).map { _ in given[Int.random(in: 0..<given.count, using: &chance)] }.joined()
  }

  /// A list with columns in any order under heads as offices write them, and every value in it that must stay secret.
  static func list(_ chance: inout Seeded) -> (rows: [[String]], secrets: [String]) {
    let open: [(head: String, make: (Int, inout Seeded) -> String)] = [
      ("村民组", { _, chance in "\(Int.random(in: 1...9, using: &chance))组" }),
      ("保障人数", { _, chance in String(Int.random(in: 1...6, using: &chance)) }),
      ("类别", { _, chance in ["A类", "B类", "C类"][Int.random(in: 0...2, using: &chance)] }),
      ("发放金额（元）", { _, chance in String(Int.random(in: 50...1900, using: &chance)) }),
      ("月份", { _, _ in "2026年3月" }),
    ]
    let never: [(heads: [String], make: (Int, inout Seeded) -> String)] = [
      (["身份证号", "户主身份证", "证件号码", "公民身份号码"], { row, _ in identity(row, born: "19600405") }),
      (["银行账号", "一卡通", "社保卡账户", "类型"], { _, chance in bank(&chance) }),
      (["电话", "联系方式", "手机号码", "项目"], { _, chance in mobile(&chance) }),
      (["残疾证号", "残疾人证"], { row, _ in identity(row + 300, born: "19550102") + "43" }),
      (["家庭住址", "详细地址"], { row, _ in "密村密组\(row)号密室" }),
      (["致贫原因", "病种"], { row, _ in "密病\(row)例" }), (["残疾类别", "残疾等级"], { row, _ in "密残\(row)级" }),
      (["家庭年收入", "财产状况"], { row, _ in "7\(row)531.77" }), (["监护人", "代领人"], { row, _ in "密监护\(row)" }),
      (["备注", "其他说明"], { row, _ in "密注\(row)条" }), (["就读学校"], { row, _ in "密校\(row)" }),
      (["毫不相干"], { row, _ in "密列\(row)值" }),
    ]
    var columns: [(head: String, isSecret: Bool, make: (Int, inout Seeded) -> String)] = [
      ("姓名", false, { _, chance in name(&chance) })
    ]
    for each in open where Bool.random(using: &chance) { columns.append((each.head, false, each.make)) }
    for each in never where Int.random(in: 0...2, using: &chance) > 0 {
      columns.append((each.heads[Int.random(in: 0..<each.heads.count, using: &chance)], true, each.make))
    }
    columns.shuffle(using: &chance)
    var rows = Bool.random(using: &chance) ? [["某村名单"]] : []
    rows.append(columns.map(\.head))
    var secrets: [String] = []
    for row in 1...Int.random(in: 1...40, using: &chance) {
      rows.append(
        columns.map { column in
          let value = column.make(row, &chance)
          if column.isSecret { secrets.append(value) }
          return value
        })
    }
    if Bool.random(using: &chance) { rows.append(["合计"]) }
    return (rows, secrets)
  }
}
