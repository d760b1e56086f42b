import Kernel
import Store

/// What of a fund's list may be read where (公开字段规则), as the dated settings in force say.
package struct BenefitPolicy: Equatable, Sendable {
  package let board: Shape
  package let web: Shape
  /// Totals of fewer people than this say only that they are few.
  package let smallest: Int

  /// How a list looks in one place (公开方式).
  package enum Shape: Equatable, Sendable {
    case list([BenefitField])
    /// The same with names of which only the first character is seen.
    case masked([BenefitField])
    case totals
    case none

    /// `list:name,group,amount`, `masked:name,area`, `totals`, `none`. Nil for anything else, and for a field that must
    /// never be published.
    package init?(_ text: String) {
      switch text {
      case "totals": self = .totals
      case "none": self = .none
      default:
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2 else { return nil }
        let fields = parts[1].split(separator: ",").map { BenefitField(rawValue: String($0)) }
        let known = fields.compactMap(\.self)
        guard !known.isEmpty, known.count == fields.count, Set(known).isSubset(of: BenefitField.publishable),
          Set(known).count == known.count, known.contains(.name)
        else { return nil }
        switch parts[0] {
        case "list": self = .list(known)
        case "masked": self = .masked(known)
        default: return nil
        }
      }
    }

    package var text: String {
      switch self {
      case .list(let fields): "list:" + fields.map(\.rawValue).joined(separator: ",")
      case .masked(let fields): "masked:" + fields.map(\.rawValue).joined(separator: ",")
      case .totals: "totals"
      case .none: "none"
      }
    }

    /// 姓名、村民组、金额; 只公布合计.
    package var words: String {
      switch self {
      case .list(let fields): fields.map(\.chinese).joined(separator: "、")
      case .masked(let fields): fields.map(\.chinese).joined(separator: "、") + "（姓名打码）"
      case .totals: "只公布合计"
      case .none: "不公布"
      }
    }
  }

  package init(board: Shape, web: Shape, smallest: Int = 1) {
    (self.board, self.web, self.smallest) = (board, web, smallest)
  }

  package static func setting(_ channel: String, _ fund: String) -> String { "benefit.\(channel).\(fund)" }

  /// A fund without a rule, or with a broken one, is published as totals on the board and nowhere else.
  package static func inForce(
    _ fund: String, for village: Identifier<Organisation>, on day: Day, _ reader: some Reader
  ) throws -> BenefitPolicy {
    func shape(_ channel: String) throws -> Shape? {
      try Setting.value(setting(channel, fund), for: village, on: day, reader).flatMap(Shape.init)
    }
    return BenefitPolicy(
      board: try shape("board") ?? .totals, web: try shape("web") ?? .none,
      smallest: try Setting.number("benefit.smallest", for: village, on: day, within: 1...50, reader) ?? 3)
  }

  /// As it is written down beside a list.
  package var text: String { "\(board.text);\(web.text);\(smallest)" }
}
