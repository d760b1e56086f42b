import Casework
import Hummingbird
import Kernel
import Store

/// `/:town/answers`: common questions with their answers (公开答复库).
struct AnswersPage: Page {
  var frame: PublicFrame
  var home: Address
  var here: Address
  var ask: Address
  var words: String
  var total: Int
  var rows: [Row]
  var pager: Pager

  /// One question with its answer.
  struct Row: Sendable, Equatable {
    var question: String
    var answer: String
    var day: String

    var view: HTML {
      """
      <details class="fold answer"><summary>\(question)</summary><p class="as-typed">\(answer)</p>
      <p class="quiet">\(day) 答复</p></details>
      """
    }
  }

  var view: HTML {
    frame.page(
      PageHead(
        title: "常见问题", description: "大家常问的事和答复。", trail: [Crumb(frame.town?.name ?? "", home), Crumb("常见问题")],
        isIndexed: words.isEmpty),
      """
      <div class="wide page">
        <article class="content ask">
          <h1>常见问题</h1>
          <form class="answer-search" method="get" action="\(here)" role="search"><label for="answers-q">在答复里找</label>
          <input id="answers-q" name="q" value="\(words)" maxlength="40"> <button>查找</button></form>
          \(if: rows.isEmpty, none, else: "\(each: rows, \.view)")
          \(pager.view)
          <p class="ask-ways"><a class="button" href="\(ask)">没有找到，我要提问</a></p>
        </article>
      </div>
      """)
  }

  private var none: HTML {
    "<p role=\"status\">\(words.isEmpty ? "还没有常见问题。" : "没有找到含有“\(words)”的答复，请换个词。")也可以直接提问。</p>"
  }

  static var samples: [(name: String, page: AnswersPage)] {
    let page = AnswersPage(
      frame: SampleTown.frame(Address("chengkan", "answers")), home: Address("chengkan", slash: true),
      here: Address("chengkan", "answers"), ask: Address("chengkan", "ask"), words: "", total: 2,
      rows: [
        Row(question: "高龄津贴怎么申请？", answer: "年满 80 周岁的老人，带身份证到村里登记即可。", day: "2026-11-20"),
        Row(question: "医保在哪里交？", answer: "可以在镇为民服务中心窗口交，也可以用手机交。", day: "2026-10-08"),
      ], pager: Pager(current: 1, total: 1) { _ in Address("chengkan", "answers") })
    var empty = page
    (empty.words, empty.rows, empty.total) = ("公交", [], 0)
    return [("answers", page), ("answers-none", empty)]
  }
}

extension AnswersPage.Row {
  fileprivate init(_ answer: CommonAnswer) {
    self.init(
      question: answer.question, answer: answer.answer, day: answer.releasedAt.map { Day(at: $0).description } ?? "")
  }
}

extension AnswersPage {
  static func show(_ site: Site, _ request: Request, _ visit: Visit) async throws -> Response {
    let town = try await site.town(visit)
    let words = String((request.uri.queryParameters["q"] ?? "").prefix(40))
    let page = max(1, Int(request.uri.queryParameters["page"] ?? "") ?? 1)
    if !words.isEmpty { try site.searchLimit.take(visit.address) }
    let here = town.answers(words, page: page)
    return try await site.kept(request, visit, town, canonical: words.isEmpty ? here : town.answers()) {
      let asked = words.split(whereSeparator: \.isWhitespace).map(String.init)
      let (rows, total) = try await site.store.read {
        try CommonAnswer.released(in: town.id, holding: asked, page: page, $0)
      }
      return AnswersPage(
        frame: town.frame(visit, site.assets, at: here), home: town.home, here: town.answers(), ask: town.ask,
        words: words, total: total,
        rows: rows.map(Row.init),
        pager: Pager(current: page, total: (total + 19) / 20) { town.answers(words, page: $0) }
      ).view.bytes
    }
  }
}
