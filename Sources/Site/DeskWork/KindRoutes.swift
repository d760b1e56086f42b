import Kernel

/// The routes of kinds of information (信息种类).
extension Site {
  private static let kindWriters: Access = .holders([.draft, .villageDraft])
  private static let kindKeepers: Access = .holders([.systemAdministration])

  static let kindRoutes: [Route] = [
    .desk("/desk/items/kinds", kindWriters, KindChoicePage.show),
    .act("/desk/items/kind", kindWriters, KindChanging.change),
    .act("/desk/items/:item/kind", kindWriters, KindChanging.change),
    .desk("/desk/kinds", .staff, KindsPage.show),
    .act("/desk/kinds", kindKeepers, KindEditPage.add),
    .desk("/desk/kinds/new", kindKeepers, KindEditPage.begin),
    .desk("/desk/kinds/:kind", kindKeepers, KindEditPage.show),
    .act("/desk/kinds/:kind", kindKeepers, KindEditPage.change),
    .desk("/desk/kinds/:kind/example", .staff, KindExamplePage.show),
  ]
}
