/// Every page's samples, rendered without a database (样张). Golden files keep them, the accessibility test walks
/// them, and people look at them.
package enum Gallery {
  package static var pages: [(name: String, html: HTML)] { portal + DeskGallery.pages }

  /// Those that the public sees.
  package static var portal: [(name: String, html: HTML)] {
    let home = shots(TownsPage.self) + shots(HomePage.self) + shots(GuidePage.self) + shots(ApplyPage.self)
      + shots(ApplyFormPage.self) + shots(ApplyReceiptPage.self) + shots(ApplyFollowPage.self)
    let lists = shots(ColumnPage.self) + shots(CataloguePage.self) + shots(SiteMapPage.self) + shots(SearchPage.self)
    return home + lists + shots(ItemPage.self) + shots(WithdrawnPage.self) + shots(ErrorPage.self) + asking + villages
  }

  private static var asking: [(name: String, html: HTML)] {
    shots(AskPage.self) + shots(AskedPage.self) + shots(FollowPage.self) + shots(AnswersPage.self)
  }

  private static var villages: [(name: String, html: HTML)] {
    shots(VillagesPage.self) + shots(VillagePage.self) + shots(VillageSheetPage.self) + shots(VillageMonthPage.self)
      + shots(VillageObjectionPage.self)
  }

  private static func shots<P: Page>(_ type: P.Type) -> [(name: String, html: HTML)] {
    P.samples.map { ($0.name, $0.page.view) }
  }
}
