import Kernel

/// Columns of a list whose head says that all in them is private (隐私列): what stands below counts whatever it
/// looks like.
package enum PrivateColumns {
  /// A cell with private matter.
  package struct Cell: Sendable, Hashable {
    package let row: Int
    package let column: Int
    package let kind: PrivateKind
    package let severity: PrivateMatter.Severity
  }

  /// By rows. The head is the first of the upper five rows in which a known word stands.
  package static func cells(in rows: [[String]], on day: Day) -> [Cell] {
    let head = rows.prefix(5).firstIndex { $0.contains { kind(ofHead: $0) != nil } }
    var found: [Cell] = []
    for (number, row) in rows.enumerated() where number != head {
      for (column, text) in row.enumerated() {
        if let head, number > head, rows[head].indices.contains(column), let kind = kind(ofHead: rows[head][column]),
          isOpen(text) {
          found.append(Cell(row: number, column: column, kind: kind, severity: .block))
        } else if let matter = Privacy.matters(in: text, on: day).first {
          found.append(Cell(row: number, column: column, kind: matter.kind, severity: matter.severity))
        }
      }
    }
    return found
  }

  /// Neither empty nor masked nor a mere 无.
  private static func isOpen(_ text: String) -> Bool {
    let bare = text.filter { !$0.isWhitespace }
    return !bare.isEmpty && !["无", "/", "-", "—", "不公开"].contains(bare) && !bare.contains("*") && !bare.contains("＊")
      && !bare.contains("×")
  }

  private static func kind(ofHead text: String) -> PrivateKind? {
    let bare = text.filter { !$0.isWhitespace }
    guard bare.count <= 16 else { return nil }
    return heads.first { $0.words.contains { bare.contains($0) } }?.kind
  }

  private static let heads: [(words: [String], kind: PrivateKind)] = [
    (["残疾证", "残疾人证"], .disabilityCertificate), (["身份证", "身份号码", "证件号"], .identityNumber),
    (["银行账号", "银行卡", "银行帐号", "卡号", "一卡通", "账号", "帐号", "存折"], .bankCard),
    (["家庭住址", "住址", "家庭地址", "户籍地址", "详细地址"], .address),
    (["联系电话", "电话", "手机", "联系方式"], .mobile), (["出生日期", "出生年月日", "生日"], .birthDate),
    (["致贫原因", "残疾类别", "残疾等级", "疾病", "病种", "病情", "患病", "诊断", "困难原因"], .condition),
    (["社保号", "医保号", "参保号", "医疗证"], .account),
  ]
}
