import HTTPTypes
import Hummingbird
import Kernel

/// `/:town/ask/receipt/TOKEN`: the number and the code of a question that was taken (咨询回执).
struct AskedPage: Page {
  var frame: PublicFrame
  var home: Address
  var ask: Address
  var follow: Address
  var number: String
  /// Empty when the question had been asked before: its code was given then.
  var code: String

  var view: HTML {
    frame.page(
      PageHead(
        title: "问题已经收到", trail: [Crumb(frame.town?.name ?? "", home), Crumb("在线咨询", ask), Crumb("回执")],
        isIndexed: false),
      """
      <div class="wide page">
        <article class="content ask">
          <h1>问题已经收到</h1>
          \(if: code.isEmpty, again, else: new)
          <p class="ask-ways"><a class="button" href="\(follow)">查看答复</a>
          <button type="button" class="plain" data-print hidden>打印这一页</button></p>
        </article>
      </div>
      """)
  }

  private var new: HTML {
    """
    <p class="lead">请记下编号和查询码，凭它们查看答复；这一页可以拍照或者打印。</p>
    <dl class="ask-receipt"><dt>编号</dt><dd>\(number)</dd><dt>查询码</dt><dd>\(code.prefix(4)) \(code.dropFirst(4))</dd></dl>
    """
  }

  private var again: HTML {
    """
    <p class="lead">同样的问题您今天已经提过，编号是 <strong>\(number)</strong>，不用再提。请用当时的查询码查看答复。</p>
    """
  }

  static var samples: [(name: String, page: AskedPage)] {
    let page = AskedPage(
      frame: SampleTown.frame(Address("chengkan", "ask")), home: Address("chengkan", slash: true),
      ask: Address("chengkan", "ask"), follow: Address("chengkan", "ask", "follow"), number: "ZX2026-0012", code: "48151623")
    var again = page
    again.code = ""
    return [("asked", page), ("asked-again", again)]
  }
}

extension AskedPage {
  private static let place = "consultation-receipt"

  /// Number and code travel sealed in the address, so that going back or turning the phone loses nothing; for a day.
  static func token(_ number: String, _ code: String, _ site: Site) throws -> String {
    try PassingToken.make([number, code], for: place, seconds: 86_400, site)
  }

  static func show(_ site: Site, _ request: Request, _ visit: Visit) async throws -> Response {
    let town = try await site.town(visit)
    let words: [String]
    switch PassingToken.read(visit.parts["token"] ?? "", for: place, site) {
    case .fresh(let read) where read.count == 2: words = read
    case .stale: throw Fault(.gone, [Issue("", "回执只保留一天，请用记下的编号和查询码查看答复。")])
    case .fresh, .foreign: throw Fault.notFound
    }
    let page = AskedPage(
      frame: town.frame(visit, site.assets, at: town.ask), home: town.home, ask: town.ask, follow: town.askFollow,
      number: words[0], code: words[1])
    return .sealed(page.view, .ok, visit)
  }
}
