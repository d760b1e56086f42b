import HTTPTypes
import Hummingbird
import Kernel
import Publishing
import Search

/// What a visitor asked the search for (检索条件), read from the address and written back into it.
struct Asked: Sendable {
  static let perPage = 20

  var words: String
  var column: Column?
  var from: Day?
  var to: Day?
  var issuer: String
  var currentOnly: Bool
  var order: SearchQuery.Order
  var page: Int
  /// A condition that could not be understood, in a sentence.
  let problem: String?

  init(_ parameters: Parameters, _ town: Town) {
    func given(_ name: String) -> String { parameters[Substring(name)].map { String($0.prefix(200)) } ?? "" }
    words = given("q")
    column = town.tree.find(given("column"))
    from = Day(given("from"))
    to = Day(given("to"))
    issuer = given("issuer")
    currentOnly = given("validity") == "current"
    order = SearchQuery.Order(rawValue: given("order")) ?? .relevance
    page = max(1, min(1000, Int(given("page")) ?? 1))
    problem = Self.problem(from: given("from"), to: given("to"), from, to)
  }

  private static func problem(from: String, to: String, _ first: Day?, _ last: Day?) -> String? {
    if (!from.isEmpty && first == nil) || (!to.isEmpty && last == nil) {
      return "日期写法不对，没有按日期筛选；请写成 2026-03-09 这样的日期。"
    }
    if let first, let last, first > last { return "开始日期晚于结束日期，请对调后再查。" }
    return nil
  }

  var isAsked: Bool { !words.isEmpty || column != nil || from != nil || to != nil || !issuer.isEmpty || currentOnly }

  func query(_ town: Town) -> SearchQuery {
    SearchQuery(
      words, town: town.id, column: column?.id.value, from: from, to: to, issuer: issuer.isEmpty ? nil : issuer,
      currentOnly: currentOnly, order: order, page: page, perPage: Self.perPage)
  }

  func with(words: String? = nil, order: SearchQuery.Order? = nil, page: Int = 1) -> Asked {
    var asked = self
    asked.words = words ?? self.words
    asked.order = order ?? self.order
    asked.page = page
    return asked
  }

  func address(_ town: Town) -> Address {
    let all = [
      ("q", words), ("column", column?.slug ?? ""), ("from", from?.description ?? ""), ("to", to?.description ?? ""),
      ("issuer", issuer), ("validity", currentOnly ? "current" : ""),
      ("order", order == .relevance ? "" : order.rawValue), ("page", page > 1 ? String(page) : ""),
    ]
    return Address(town.slug, "search", query: all.filter { !$0.1.isEmpty })
  }

  func form(_ town: Town, issuers: [String]) -> SearchForm {
    let columns = town.tree.columns.filter { !$0.isClosed && $0.kind.takesItems }
    return SearchForm(
      action: town.search, query: words,
      columns: columns.map { SearchForm.Choice($0.slug, $0.name, isChosen: $0.id == column?.id) },
      issuers: issuers.map { SearchForm.Choice($0, $0, isChosen: $0 == issuer) },
      validities: [SearchForm.Choice("current", "只看现行有效", isChosen: currentOnly)], from: from?.description ?? "",
      to: to?.description ?? "", problem: problem)
  }
}
