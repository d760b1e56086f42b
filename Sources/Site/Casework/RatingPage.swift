import Casework
import Hummingbird
import Kernel
import Store

/// `/rating/:token`: the visitor rates his visit (好差评), without signing in, once.
struct RatingPage: Page {
  var frame: OpinionFrame
  /// For a member of staff who looks at it while signed in; visitors have no session and need none.
  var csrf = HTML()
  var form: DeskForm?
  var sentence: String
  var issues = 0

  var view: HTML {
    frame.page(
      "办事评价", issues: issues,
      """
      <div class="gate"><h1>办事评价</h1><p>\(sentence)</p>\(form.map { $0.view(csrf) })</div>
      """)
  }

  static func show(_ site: Site, _ request: Request, _ visit: Visit) async throws -> Response {
    try site.opinionLimit.take(visit.address)
    return .sealed(try await make(site, visit, nil).view, .ok, visit)
  }

  static func take(_ site: Site, _ request: Request, _ visit: Visit) async throws -> Response {
    try site.opinionLimit.take(visit.address)
    let token = visit.parts["token"] ?? ""
    return try await site.forms.read(request, visit) { form in
      do {
        guard let rating = Int(form.line("rating")).flatMap(WindowRating.init) else {
          throw Fault.invalid("rating", "请选一档。")
        }
        try await site.store.write(as: .visitor) { try WindowVisit.rate(token, rating, words: form["words"] ?? "", $0) }
        return .sealed(try await make(site, visit, nil).view, .ok, visit)
      } catch let fault as Fault where fault.kind == .invalid {
        let typed = TypedForm(name: "rating", form: form, issues: fault.issues)
        return .sealed(try await make(site, visit, typed).view, .unprocessableContent, visit)
      }
    }
  }

  private static func make(_ site: Site, _ visit: Visit, _ typed: TypedForm?) async throws -> RatingPage {
    let token = visit.parts["token"] ?? ""
    let assets = AssetAddresses(hash: site.assets.hash)
    let (found, post, town) = try await site.store.read { reader in
      guard let found = try WindowVisit.rated(by: token, reader) else { throw Fault.notFound }
      return (found, try WindowPost.find(found.post, reader), try site.shortName(found.town, reader))
    }
    let frame = OpinionFrame(town: town, assets: assets)
    if let rating = found.rating {
      return RatingPage(frame: frame, sentence: "您评的是“\(rating.chinese)”，谢谢。每次办事评一次，可以关闭这一页。")
    }
    return RatingPage(
      frame: frame, csrf: CrossSite.hiddenField(session: visit.session),
      form: TypedForm.filled(blank(token), as: "rating", typed),
      sentence: "\(Day(at: found.at).chinese)，您在\(post.name)办了事。请评一评这次服务，不用写姓名。", issues: typed?.issues.count ?? 0)
  }

  private static func blank(_ token: String) -> DeskForm {
    DeskForm(
      action: DeskAddress.rating(token),
      fields: [
        FormField(
          name: "rating", label: "这次服务", control: .radios(WindowRating.allCases.reversed().map { FormChoice(String($0.rawValue), $0.chinese) }),
          isRequired: true),
        FormField(name: "words", label: "想说的话（可不填）", control: .area(rows: 3), limit: 500),
      ].scoped("rating"), button: "提交评价", look: .main)
  }

  static var samples: [(name: String, page: RatingPage)] {
    let frame = OpinionFrame(town: "呈坎镇（演示）", assets: SampleTown.assets)
    return [
      ("rating", RatingPage(frame: frame, form: blank("0f1e2d3c"), sentence: "2026年3月9日，您在社会保障窗口办了事。")),
      ("rating-done", RatingPage(frame: frame, sentence: "您评的是“满意”，谢谢。")),
    ]
  }
}
