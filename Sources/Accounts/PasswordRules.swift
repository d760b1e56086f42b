import Foundation
import Kernel

/// What a password (口令) must be like: GB/T 22239-2019 身份鉴别, "身份鉴别信息具有复杂度要求并定期更换".
package enum PasswordRules {
  /// All that is wrong with a new password for the account of this name.
  package static func issues(_ password: String, name: String, _ rules: SecurityRules) -> [Issue] {
    let length = password.unicodeScalars.count
    var sentences: [String] = []
    if length < rules[.passwordLength] {
      sentences.append("口令至少 \(rules[.passwordLength]) 位，请再长一些。")
    }
    if length > longest { sentences.append("口令最多 \(longest) 位，请缩短。") }
    if classes(in: password) < rules[.passwordClasses] {
      sentences.append("口令应包含大写字母、小写字母、数字、符号中的至少 \(rules[.passwordClasses]) 种，请补充。")
    }
    let lower = password.lowercased()
    if lower.contains(name) || lower.contains(String(name.reversed())) {
      sentences.append("口令不能包含用户名，请换一个。")
    }
    if isCommon(lower) { sentences.append("这个口令太常见，容易被猜到，请换一个。") }
    return sentences.map { Issue("password", $0) }
  }

  /// Long enough for a sentence, short enough that nobody can make us hash a book.
  static let longest = 128

  private static func classes(in password: String) -> Int {
    var found: Set<Int> = []
    for scalar in password.unicodeScalars {
      switch scalar {
      case "A"..."Z": found.insert(0)
      case "a"..."z": found.insert(1)
      case "0"..."9": found.insert(2)
      default: found.insert(3)
      }
    }
    return found.count
  }

  /// The common words, also with the usual exchanges of letters (p@ssw0rd).
  private static func isCommon(_ lower: String) -> Bool {
    let plain = String(lower.map { exchanges[$0] ?? $0 })
    return common.contains(lower) || commonWords.contains(lower.filter(\.isLetter))
      || commonWords.contains(plain.filter(\.isLetter))
  }

  private static let exchanges: [Character: Character] = ["@": "a", "0": "o", "$": "s"]

  /// Words that are no password whatever digits and signs stand around them.
  private static let commonWords: Set<String> = [
    "password", "passwd", "admin", "administrator", "root", "qwerty", "qwertyuiop", "welcome", "letmein", "woaini",
    "iloveyou", "huawei", "yudeng", "changeme", "mima", "gongkai", "zhengwu",
  ]
  private static let common: Set<String> = [
    "abc12345", "abc123456", "abc@123456", "abcd1234", "abcd@1234", "aa123456", "aa@123456", "aa123456.", "a1234567",
    "a123456789", "asd12345", "qwe12345", "qwer1234", "qwer@1234", "qaz12345", "1qaz2wsx", "1qaz@wsx", "!qaz2wsx",
    "1q2w3e4r", "zaq12wsx", "zaq1@wsx", "asdf1234", "zxcv1234", "test1234", "user1234", "abcd1234!", "a1b2c3d4",
    "abc123!@#", "123456aa", "123456abc", "12345678a", "88888888a", "1234qwer", "123qwe!@#", "1qazxsw2",
  ]
}
