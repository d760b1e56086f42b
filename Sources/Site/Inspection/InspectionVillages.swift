import Accounts
import Hummingbird
import Kernel
import Store
import Villages

/// Which villages one may see the findings of, and how pages name them (检查范围).
extension Site {
  /// The villages of his town whose findings he may see.
  func seenVillages(_ visit: DeskVisit) async throws -> [Village] {
    let town = try await workTown(visit)
    return try await store.read { try Village.list(of: town.id, $0) }
      .filter { visit.actor.maySee(findingsOf: $0.id) }
  }

  /// A month in an address, `2025-03`, or the running one.
  func month(_ request: Request) -> (text: String, first: Day, last: Day) {
    let today = store.today()
    let asked = request.uri.queryParameters["month"].map(String.init).flatMap { Day($0 + "-01") }
    let day = asked ?? today + (1 - today.dayOfMonth)
    let next = Day(year: day.month == 12 ? day.year + 1 : day.year, month: day.month % 12 + 1, day: 1) ?? day + 31
    return (String(day.description.prefix(7)), day, next + -1)
  }
}

/// Steps between months on a list (翻月).
struct MonthSteps: Sendable, Equatable {
  var words: String
  var earlier: Address
  var later: Address

  init(_ first: Day, _ last: Day, _ address: (String) -> Address) {
    words = "\(first.year)年\(first.month)月"
    earlier = address(String((first + -1).description.prefix(7)))
    later = address(String((last + 1).description.prefix(7)))
  }

  var view: HTML {
    """
    <p class="months"><a href="\(earlier)">上个月</a> <strong>\(words)</strong> <a href="\(later)">下个月</a></p>
    """
  }
}
