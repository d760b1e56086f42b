import Kernel

/// The desk's routes for items, columns, imports and visits (工作台路由).
extension Site {
  /// Who works on items.
  static let office: Access = .holders([.draft, .villageDraft, .firstReview, .secondReview, .issue, .inspect])
  private static let writers: Access = .holders([.draft, .villageDraft])
  private static let administrators: Access = .holders([.systemAdministration])

  static let itemRoutes: [Route] =
    writing + editorRoutes + kindRoutes + acting + reading + arranging + jobRoutes + bulkRoutes + emergencyRoutes
    + compilationRoutes

  private static let writing: [Route] = [
    .desk("/desk/items", office, ItemsPage.show),
    .act("/desk/items", writers, EditorPage.create),
    .desk("/desk/items/new", writers, EditorPage.begin),
    .desk("/desk/items/:item/draft", writers, EditorPage.edit),
    .act("/desk/items/:item/draft", writers, EditorPage.save),
    .act("/desk/items/:item/restoration", writers, Restoring.restore),
  ]

  private static let reading: [Route] = [
    .desk("/desk/", .staff, DeskHomePage.show),
    .desk("/desk/items/:item", office, DeskItemPage.show),
    .desk("/desk/items/:item/preview", office, PreviewPage.show),
    .desk("/desk/items/:item/review", office, ReviewPage.show),
    .desk("/desk/items/:item/history", office, ItemHistoryPage.show),
    .desk("/desk/items/:item/attachments/:file", office, DraftAttachment.show),
    .desk("/desk/visits", office, VisitsPage.show),
  ]

  private static let acting: [Route] = [
    .act("/desk/items/:item/submission", office, ItemActs.submit),
    .act("/desk/items/:item/recall", office, ItemActs.recall),
    .act("/desk/items/:item/editions", office, ItemActs.reopen),
    .act("/desk/items/:item/discarding", office, ItemActs.discard),
    .act("/desk/items/:item/release-time", office, ItemActs.schedule),
    .act("/desk/items/:item/withdrawal", office, ItemActs.withdraw),
    .act("/desk/items/:item/validity", office, ItemActs.mark),
    .act("/desk/items/:item/links", office, ItemLinks.link),
    .act("/desk/items/:item/links/:other/removal", office, ItemLinks.unlink),
    .act("/desk/items/:item/approval", office, ReviewActs.approve),
    .act("/desk/items/:item/return", office, ReviewActs.sendBack),
    .act("/desk/items/:item/secrecy-review", office, ReviewActs.recordSecrecy),
  ]

  private static let arranging: [Route] = [
    .desk("/desk/columns", .staff, ColumnsPage.show),
    .act("/desk/columns", administrators, ColumnEditPage.add),
    .desk("/desk/columns/new", administrators, ColumnEditPage.begin),
    .desk("/desk/columns/:column", administrators, ColumnEditPage.show),
    .act("/desk/columns/:column", administrators, ColumnEditPage.change),
  ]
}
