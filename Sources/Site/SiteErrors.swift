import Store
import Hummingbird
import Kernel

/// The pages for what could not be answered: in the town's own frame for the public, in the desk's for staff.
extension Site {
  var errors: ErrorAnswers {
    ErrorAnswers(signIn: DeskAddress.session.text) { status, issues, visit in
      let sentences = issues.map(\.sentence).filter { !$0.isEmpty }
      if visit.target.hasPrefix("/desk") { return deskError(status.code, sentences, visit) }
      var page = ErrorPage(
        frame: frame(forErrorOn: visit), code: status.code, incident: status.code >= 500 ? visit.id : nil)
      if status.code != 404, !sentences.isEmpty { page.advice = sentences.joined(separator: "") }
      return page.view
    }
  }

  /// The town's frame if its facts are at hand; an error page asks the database for nothing.
  private func frame(forErrorOn visit: Visit) -> PublicFrame {
    let path = visit.target.prefix { $0 != "?" }
    let slug = path.split(separator: "/").first.map(String.init) ?? ""
    if let town = towns.kept(slug)?.showing(at: store.now()) { return town.frame(visit, assets, at: town.home) }
    return PublicFrame(
      settings: SiteWords.settings([:], origin: origin(visit), district: "政务公开"),
      assets: AssetAddresses(hash: assets.hash), address: Address(), large: visit.variant == .large)
  }
}
