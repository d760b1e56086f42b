import Foundation
import Kernel
import Publishing

/// How a town's facts dress its pages: frame, menu, breadcrumb, tags.
extension Town {
  func frame(_ visit: Visit, _ assets: Assets, at address: Address) -> PublicFrame {
    var frame = PublicFrame(
      settings: settings, assets: assets.addresses, town: bar, address: address,
      large: visit.variant == .large)
    frame.notices = notices.map { NoticeBar($0) }
    return frame
  }

  /// With the emergency notices (紧急通知) that are shown at this moment.
  func showing(at now: Date) -> Town {
    var town = self
    town.notices = coming.filter { $0.isShown(at: now) }
    return town
  }

  private var bar: TownBar {
    TownBar(name: organisation.shortName, home: home, search: search, siteMap: siteMap, feed: feed, links: links)
  }

  var navigation: [NavLink] {
    let parts = fixedParts.map { NavLink($0.name, page(of: $0)) }
    return [NavLink("首页", home)] + parts + [NavLink("在线咨询", ask), NavLink("村级公开", VillageAddress.all(slug))]
  }

  /// The four fixed parts and the entry of 依申请公开, in the order of 国办公开办函〔2019〕61号.
  var fixedParts: [Column] {
    tree.columns.filter { $0.parent == nil && Town.fixed.contains($0.slug) }
  }
  static let fixed = ["guide", "rules", "statutory", "annual", "apply"]

  var menu: SideMenu { menu(at: nil) }

  /// The first level, and what is below the column one is in.
  func menu(at current: Column?) -> SideMenu {
    let path = Set((current.map { tree.path(to: $0) } ?? []).map(\.id))
    let shown = tree.columns.filter { $0.parent == nil || $0.parent.map(path.contains) == true }
    return SideMenu(
      shown.filter { !$0.isClosed }.map {
        .init($0.name, page(of: $0), depth: tree.depth(of: $0), isCurrent: $0.id == current?.id)
      })
  }

  func trail(to column: Column, last: String? = nil) -> [Crumb] {
    let path = tree.path(to: column)
    let above = path.map { Crumb($0.name, $0.id == column.id && last == nil ? nil : page(of: $0)) }
    return [Crumb(organisation.shortName, home)] + above + (last.map { [Crumb($0)] } ?? [])
  }

  func tags(_ column: Column) -> ColumnTags {
    let description = column.description.isEmpty
      ? "\(organisation.shortName)“\(column.name)”栏目公开的信息。" : column.description
    return ColumnTags(
      name: column.name, description: description, keywords: [organisation.shortName, column.name],
      type: column.kind.chinese)
  }
}
