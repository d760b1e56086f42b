import Kernel

/// The desk's routes for what was typed and not saved, and for comparing revisions (稿件路由).
extension Site {
  private static let drafters: Access = .holders([.draft, .villageDraft])

  static let draftRoutes: [Route] = [
    .desk("/desk/drafts", drafters, KeptDraftsPage.show),
    .act("/desk/drafts", drafters, DraftTabs.keep),
    .desk("/desk/draft-tabs/:tab", drafters, DraftTabs.standing),
    .act("/desk/drafts/:draft/discarding", drafters, DraftTabs.discard),
    .desk("/desk/items/:item/comparison", office, ComparisonPage.show),
    .act("/desk/items/:item/merging", drafters, MergePage.take),
    .desk("/desk/items/:item/appearance", office, Appearance.show),
    .desk("/desk/items/file", drafters, DraftUploadPage.show),
    .act("/desk/items/file", drafters, DraftUploadPage.take),
  ]
}
