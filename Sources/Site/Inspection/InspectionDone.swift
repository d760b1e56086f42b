import Hummingbird

/// What the last act did in inspections, training and receptions (办理结果), as a code in the address.
enum InspectionDone: String, CaseIterable, Sendable {
  case received = "inspection-received"
  case issued = "order-issued"
  case replied = "order-replied"
  case passed = "order-passed"
  case failed = "order-failed"
  case extended = "order-extended"
  case reopened = "order-reopened"
  case pointSet = "point-set"
  case brochureSaved = "brochure-saved"
  case brochureHandedOut = "brochure-handed-out"
  case brochureCleared = "brochure-cleared"
  case brochureRetired = "brochure-retired"
  case standardSet = "standard-set"
  case trainingNoted = "training-noted"
  case quizAsked = "quiz-asked"
  case quizAnswered = "quiz-answered"
  case receptionNoted = "reception-noted"
  case receptionHanded = "reception-handed"
  case receptionSettled = "reception-settled"

  var sentence: String {
    switch self {
    case .received: "检查已登记。有问题的，请在下面发整改通知。"
    case .issued: "整改通知已发出，期限见下。"
    case .replied: "整改情况已报，等镇里复查。"
    case .passed: "复查合格，已销号。"
    case .failed: "已退回再改，期限重新计算。"
    case .extended: "期限已延长。"
    case .reopened: "已重新打开，期限重新计算。"
    case .pointSet: "检查要点已保存，从所填的日期起按它检查。"
    case .brochureSaved: "宣传册已登记。"
    case .brochureHandedOut: "发放已登记。"
    case .brochureCleared: "收回已登记。"
    case .brochureRetired: "这一批已停用，请通知各村收回。"
    case .standardSet: "检查标准已保存，从所填的日期起执行。"
    case .trainingNoted: "已登记。"
    case .quizAsked: "小测已出好，参加的人可以答题了。"
    case .quizAnswered: "答题已登记，成绩见下。"
    case .receptionNoted: "已登记，可以接着登记下一位。"
    case .receptionHanded: "已转镇里办理。"
    case .receptionSettled: "答复已登记。"
    }
  }

  static let sentences = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0.sentence) })
}

extension Response {
  static func seeOther(_ address: Address, _ done: InspectionDone) -> Response {
    .seeOther(address.text + (address.text.contains("?") ? "&" : "?") + "done=" + done.rawValue)
  }
}
