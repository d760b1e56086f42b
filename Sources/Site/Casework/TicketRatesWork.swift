import Casework
import Hummingbird
import Kernel
import Store

/// `GET /desk/tickets/rates` (办理指标).
extension TicketRatesPage {
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let town = try await site.workTown(visit)
    let (asked, today) = (request.uri.queryParameters, site.store.today())
    let first = asked["from"].flatMap { Day(String($0)) } ?? Day(year: today.year, month: 1, day: 1) ?? today
    let last = asked["to"].flatMap { Day(String($0)) } ?? today
    let rates = try await site.store.read { try TicketRates.fetch(town.id, from: first, through: last, on: today, $0) }
    let page = TicketRatesPage(
      frame: try await site.deskFrame(visit, at: DeskAddress.ticketRates), from: first.description,
        to: last.description,
      rows: rows(rates),
      note: "分母是有效回访，不是全部工单；没有分母的写“—”。权重：响应 \(rates.weights.response)%、解决 \(rates.weights.solution)%、满意 \(rates.weights.satisfaction)%，基本满意按 \(rates.weights.fairly)% 计，在“设置”里改。")
    return .page(page.view, visit.visit)
  }

  private static func rows(_ rates: TicketRates) -> [Row] {
    func row(_ name: String, _ rate: Double?, _ part: String) -> Row {
      Row(name: name, value: TicketRates.words(rate), figures: rate == nil ? "没有有效回访" : "\(part) ÷ 有效回访 \(rates.valid)")
    }
    return [
      row("响应率", rates.response, "联系过 \(rates.contacted)"), row("解决率", rates.solution, "已解决 \(rates.solved)"),
      row("满意率", rates.satisfaction, "（满意 \(rates.satisfied) + 基本满意 \(rates.fairly) × \(rates.weights.fairly)%）"),
      Row(name: "综合得分", value: TicketRates.words(rates.composite), figures: rates.composite == nil ? "没有有效回访" : "三项按权重相加"),
      Row(
        name: "按时办结率", value: TicketRates.words(rates.punctuality),
        figures: rates.closures == 0 ? "这段时间没有办结" : "按时 \(rates.onTime) ÷ 办结 \(rates.closures) 件次"),
      Row(name: "办结件次", value: String(rates.closures), figures: "重办的再计一次"),
    ]
  }
}
