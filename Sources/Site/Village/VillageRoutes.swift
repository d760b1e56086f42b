import Hummingbird
import Kernel

/// The routes of the villages (村级公开路由): the handler's phone, the town's boards, and what villagers read.
extension Site {
  static let villageRoutes: [Route] = villagePhone + villagePostings + townBoards + villageChanges

  /// What villagers open without an account.
  static let villageReading: [Route] = [
    .get("/:town/villages/", VillagesPage.show),
    .get("/:town/villages/:village", VillagePage.show),
    .post("/:town/villages/:village/record", VillageRecordPage.look),
    .get("/:town/villages/:village/sheets/:posting", VillageSheetPage.show),
    .get("/:town/villages/:village/months/:month", VillageMonthPage.show),
    .get("/:town/villages/:village/objections/:list", VillageObjectionPage.show),
    .post("/:town/villages/:village/objections/:list", VillageObjectionPage.take),
  ]

  private static let villagePhone: [Route] = [
    .desk("/desk/village", office, VillageDeskPage.begin),
    .desk("/desk/village/:village", office, VillageDeskPage.show),
    .act("/desk/village/:village/occasions", office, VillageDeskPage.happen),
    .desk("/desk/village/slots/:slot", office, SlotPage.show),
    .act("/desk/village/slots/:slot/list", office, ListActs.upload),
    .act("/desk/village/slots/:slot/text", office, PostingActs.write),
    .act("/desk/village/lists/:list/confirmation", office, ListActs.confirm),
    .act("/desk/village/lists/:list/withdrawal", office, ListActs.withdraw),
    .act("/desk/village/lists/:list/original", office, ListActs.open),
    .act("/desk/village/lists/:list/objections", office, ObjectionPage.register),
    .desk("/desk/village/objections/:objection", office, ObjectionPage.show),
    .act("/desk/village/objections/:objection", office, ObjectionPage.answer),
  ]

  private static let villagePostings: [Route] = [
    .act("/desk/village/postings/:posting/signature", office, PostingActs.sign),
    .act("/desk/village/postings/:posting/wall", office, PostingActs.putUp),
    .act("/desk/village/postings/:posting/removal", office, PostingActs.takeDown),
    .act("/desk/village/postings/:posting/dropping", office, PostingActs.drop),
    .desk("/desk/village/postings/:posting/sheet", office, SheetPrinting.pdf),
    .desk("/desk/village/postings/:posting/photo", office, PhotoTaking.show),
  ]

  private static let townBoards: [Route] = [
    .desk("/desk/boards", office, BoardsPage.show),
    .desk("/desk/boards/grid.xlsx", office, BoardsPage.workbook),
    .act("/desk/boards/reminders", office, BoardsPage.remind),
    .desk("/desk/boards/villages/:village", office, VillageSetupPage.show),
    .act("/desk/boards/villages/:village/boards", keepers, VillageSetupPage.addBoard),
    .desk("/desk/boards/villages/:village/boards/:board", office, BoardPage.show),
    .act("/desk/boards/villages/:village/boards/:board", keepers, BoardPage.correct),
    .desk("/desk/boards/villages/:village/boards/:board/photo", office, BoardPage.picture),
    .act("/desk/boards/villages/:village/boards/:board/closing", keepers, VillageSetupPage.closeBoard),
    .act("/desk/boards/villages/:village/catalogue", keepers, VillageSetupPage.install),
    .desk("/desk/boards/villages/:village/rules/:item", keepers, RuleEditPage.show),
    .act("/desk/boards/villages/:village/rules/:item", keepers, RuleEditPage.take),
  ]

  private static let villageChanges: [Route] = [
    .desk("/desk/village-changes", leaders, VillageChangesPage.show),
    .desk("/desk/village-changes/:village", leaders, VillageChangePage.show),
    .act("/desk/village-changes/:village/renaming", leaders, VillageChangePage.rename),
    .act("/desk/village-changes/:village/merger", leaders, VillageChangePage.merge),
  ]

  private static let leaders: Access = .holders([.caseApproval])

  private static let keepers: Access = .holders([.draft])
}
