import Casework
import Kernel

/// Choices of an order's forms in words (工单用语).
enum TicketWording {
  static func kinds(withUnsorted: Bool = false) -> [FormChoice] {
    (withUnsorted ? TicketKind.allCases : TicketKind.sorted).map { FormChoice($0.rawValue, $0.chinese) }
  }

  static let urgencies = TicketUrgency.allCases.map { FormChoice($0.rawValue, $0.chinese) }
  static let satisfactions = TicketCallback.Satisfaction.allCases.map { FormChoice($0.rawValue, $0.chinese) }
}
