import Accounts
import Foundation
import HTTPTypes
import Hummingbird
import Kernel
import Publishing
import Store

/// What a token opens now (意见链接入口): the draft, or a page that says why not.
struct OpinionDoor: Sendable {
  enum Way: Sendable {
    case draft(OpinionLink.Draft)
    case shut(OpinionNotePage, HTTPResponse.Status)
  }

  static let cookie = "yudeng-opinion"

  let token: String
  let frame: OpinionFrame
  /// The town's part of addresses, in those of pictures.
  let slug: String
  let way: Way

  static func open(_ site: Site, _ visit: Visit) async throws -> OpinionDoor {
    try site.opinionLimit.take(visit.address)
    let (token, now) = (visit.parts["token"] ?? "", site.store.now())
    let pass = visit.cookies[StrictCookies.name(cookie, isSecure: visit.isSecure)]
    let assets = AssetAddresses(hash: site.assets.hash)
    return try await site.store.read { reader in
      let link: OpinionLink
      do { link = try OpinionLink.find(token: token, reader) } catch let fault as Fault where fault.kind == .notFound {
        let frame = OpinionFrame(town: "政务公开", assets: assets)
        let page = OpinionNotePage.over(frame, "没有找到这个链接，请检查网址是否完整。")
        return OpinionDoor(token: token, frame: frame, slug: "", way: .shut(page, .notFound))
      }
      let draft = try link.draft(reader)
      let town = try Organisation.fetch(draft.town, reader)
      let frame = OpinionFrame(town: town?.shortName ?? "政务公开", assets: assets)
      let isOpen = try link.isPending(reader)
      let way: Way =
        if let reason = isOpen ? link.reason(at: now) : "这条信息已经办结，不再征求意见。" {
          .shut(.over(frame, reason), .gone)
        } else if try link.accepts(pass, reader) {
          .draft(draft)
        } else {
          .shut(
            OpinionNotePage(
              frame: frame, title: "请输入访问口令", sentence: OpinionNotePage.askingWord,
              entry: DeskAddress.opinionEntry(token)), .ok)
        }
      return OpinionDoor(token: token, frame: frame, slug: town?.slug ?? "", way: way)
    }
  }
}

extension OpinionLink {
  /// Why it opens nothing any more; nil while it does.
  fileprivate func reason(at now: Date) -> String? {
    switch stand(at: now) {
    case .open: nil
    case .used: "意见已经提过，一个链接只能提一次。"
    case .revoked: "链接已经由发出的人撤销。"
    case .locked: "访问口令错得太多，链接已经关闭。"
    case .expired: "链接过了有效期。"
    }
  }
}

extension Response {
  /// A page for one pair of eyes: kept by nobody, found by no search engine, and its address told to no other site.
  static func sealed(_ html: HTML, _ status: HTTPResponse.Status, _ visit: Visit) -> Response {
    var response = Response.page(html, status: status, visit)
    response.seal()
    return response
  }

  mutating func seal() {
    headers[.cacheControl] = "no-store"
    headers[.robotsTag] = "noindex, nofollow, noarchive"
    // Not "no-referrer": browsers then call the origin of the form null, and it would be refused as forged.
    headers[.referrerPolicy] = "same-origin"
  }
}
