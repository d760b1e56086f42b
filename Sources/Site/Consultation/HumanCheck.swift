import Kernel

/// A sum in words that a person answers and a simple robot does not (人机验证): no picture, so that it can be read out.
/// What the answer is travels with the form, sealed, and is good for two hours.
struct HumanCheck: Sendable, Equatable {
  let question: String
  let token: String

  static let field = "sum"
  static let tokenField = "sum-token"
  private static let place = "human-check"
  private static let digits = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
  private static let seconds = 2 * 3600

  init(question: String, token: String) { (self.question, self.token) = (question, token) }

  init(_ site: Site) throws {
    let drawn = site.entropy.bytes(2)
    let (left, right) = (Int(drawn[0] % 5) + 1, Int(drawn[1] % 4) + 1)
    question = "\(Self.digits[left])加\(Self.digits[right])等于几？"
    token = try PassingToken.make([String(left + right)], for: Self.place, seconds: Self.seconds, site)
  }

  /// What is wrong with the answer; nil when it is right. A token that was tampered with counts as a wrong answer.
  static func issue(_ form: Form, _ site: Site) -> Issue? {
    switch PassingToken.read(form.line(tokenField), for: place, site) {
    case .foreign: return Issue(field, "请重新回答下面的算题。")
    case .stale: return Issue(field, "这一页打开得太久了，请重新回答下面的算题。")
    case .fresh(let words):
      let sum = read(form.line(field)).map(String.init)
      return sum == words.first ? nil : Issue(field, "算题答得不对，请再算一次，写一个数字。")
    }
  }

  /// `7`, `７` and `七` are the same.
  private static func read(_ text: String) -> Int? {
    guard text.count == 1, let character = text.first else { return nil }
    return character.wholeNumberValue ?? digits.firstIndex(of: text)
  }

  var control: FormField {
    FormField(
      name: Self.field, label: "算一算：\(question)", hint: "写一个数字，用来确认是真人在提问。", isRequired: true, limit: 4)
  }
  var hidden: DeskForm.Hidden { .init(Self.tokenField, token) }
}
