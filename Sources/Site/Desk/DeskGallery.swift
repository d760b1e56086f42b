/// Every desk page's samples, rendered without a database (工作台样张).
enum DeskGallery {
  static var pages: [(name: String, html: HTML)] { gate + work + office + records }

  private static var gate: [(name: String, html: HTML)] {
    shots(SignInPage.self) + shots(SecondFactorPage.self) + shots(PasswordPage.self) + shots(EnrolPage.self)
      + shots(RecoveryCodesPage.self) + shots(ProfilePage.self) + shots(DeskErrorPage.self)
  }
  private static var work: [(name: String, html: HTML)] {
    shots(DeskHomePage.self) + shots(ItemsPage.self) + shots(EditorPage.self) + shots(PreviewPage.self)
      + shots(ReviewPage.self) + shots(DeskItemPage.self) + shots(ItemHistoryPage.self)
  }
  private static var office: [(name: String, html: HTML)] {
    shots(ColumnsPage.self) + shots(ColumnEditPage.self) + shots(AccountsPage.self) + shots(AccountEditPage.self)
      + shots(OrganisationsPage.self) + shots(OrganisationEditPage.self)
  }
  private static var records: [(name: String, html: HTML)] {
    shots(JournalPage.self) + shots(SettingsPage.self) + shots(ImportPage.self) + shots(ImportReportPage.self)
      + shots(VisitsPage.self)
  }

  private static func shots<P: Page>(_ type: P.Type) -> [(name: String, html: HTML)] {
    P.samples.map { ($0.name, $0.page.view) }
  }
}
