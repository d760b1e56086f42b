/// Every desk page's samples, rendered without a database (工作台样张).
enum DeskGallery {
  static var pages: [(name: String, html: HTML)] {
    gate + work + office + records + team + asking + casework + patrol + villages + inspections
  }

  private static var asking: [(name: String, html: HTML)] {
    shots(ConsultationsPage.self) + shots(ConsultationPage.self) + shots(CommonAnswersPage.self)
      + shots(MorningPage.self) + shots(MorningCalendarPage.self)
  }

  private static var patrol: [(name: String, html: HTML)] {
    shots(PatrolPage.self) + shots(PatrolFindingPage.self) + shots(CleanUpsPage.self) + shots(PatrolRulesPage.self)
      + shots(ChecklistsPage.self) + shots(ChecklistUploadPage.self) + shots(ChecklistPage.self)
      + shots(ChecklistTaskPage.self) + shots(ChecklistGridPage.self) + shots(ChecklistPeriodPage.self)
  }

  private static var villages: [(name: String, html: HTML)] {
    shots(VillageDeskPage.self) + shots(SlotPage.self) + shots(ObjectionPage.self) + shots(BoardsPage.self)
      + shots(VillageSetupPage.self) + shots(RuleEditPage.self)
      + shots(BoardPage.self) + shots(VillageChangesPage.self) + shots(VillageChangePage.self)
  }

  private static var inspections: [(name: String, html: HTML)] {
    shots(InspectionsPage.self) + shots(InspectionStartPage.self) + shots(InspectionFormPage.self)
      + shots(InspectionPage.self) + shots(RectificationPage.self) + shots(InspectionSheetPage.self)
      + shots(StandardsPage.self) + shots(TrainingsPage.self)
      + shots(TrainingEditPage.self) + shots(TrainingPage.self) + shots(ReceptionsPage.self) + shots(ReceptionPage.self)
      + shots(PointPage.self) + shots(BrochuresPage.self) + shots(BrochurePage.self)
      + shots(FiguresPage.self) + shots(FigurePage.self)
  }

  private static var gate: [(name: String, html: HTML)] {
    shots(SignInPage.self) + shots(SecondFactorPage.self) + shots(PasswordPage.self) + shots(EnrolPage.self)
      + shots(RecoveryCodesPage.self) + shots(ProfilePage.self) + shots(DeskErrorPage.self) + shots(SignedOutPage.self)
  }
  private static var work: [(name: String, html: HTML)] {
    shots(DeskHomePage.self) + inbox + shots(ItemsPage.self) + shots(EditorPage.self) + shots(DraftUploadPage.self)
      + shots(PreviewPage.self)
      + shots(ReviewPage.self) + shots(DeskItemPage.self)
      + shots(ProofPage.self) + shots(SilencesPage.self) + shots(LexiconPage.self)
      + shots(ItemFilesPage.self) + shots(InventoryPage.self) + shots(ItemHistoryPage.self) + kinds
  }
  private static var kinds: [(name: String, html: HTML)] {
    shots(KindChoicePage.self) + shots(KindsPage.self) + shots(KindEditPage.self) + shots(KindExamplePage.self)
  }

  private static var inbox: [(name: String, html: HTML)] {
    shots(InboxListPage.self) + shots(CalendarPage.self) + shots(BatchReportPage.self)
      + shots(ItemJournalPage.self) + shots(WorkloadPage.self) + shots(WorkloadRecordsPage.self)
  }
  private static var office: [(name: String, html: HTML)] {
    shots(ColumnsPage.self) + shots(ColumnEditPage.self) + shots(AccountsPage.self) + shots(AccountEditPage.self)
      + shots(OrganisationsPage.self) + shots(OrganisationEditPage.self)
  }
  private static var records: [(name: String, html: HTML)] {
    shots(JournalPage.self) + shots(SettingsPage.self) + shots(HolidaysPage.self) + shots(ApiTokensPage.self) + imports
      + shots(VisitsPage.self) + emergency + shots(JobsPage.self) + shots(JobPage.self) + shots(KeptDraftsPage.self)
      + shots(ComparisonPage.self) + shots(MergePage.self) + bulk
  }

  private static var imports: [(name: String, html: HTML)] {
    shots(ImportPage.self) + shots(ImportMappingPage.self) + shots(ImportReportPage.self) + shots(RedirectsPage.self)
  }

  private static var applications: [(name: String, html: HTML)] {
    shots(ApplicationsPage.self) + shots(ApplicationEntryPage.self) + shots(ApplicationPage.self)
      + shots(RedactionPage.self) + shots(ApplicationSheetPage.self) + shots(ApplicationReportPage.self)
      + shots(ApplicationReportPage.RecordsPage.self)
  }

  private static var bulk: [(name: String, html: HTML)] {
    applications + shots(CompilationsPage.self) + shots(BulksPage.self)
      + shots(BulkChoicePage.self) + shots(BulkPreviewPage.self) + shots(BulkPage.self)
  }

  private static var team: [(name: String, html: HTML)] {
    shots(MessagesPage.self) + shots(StandInsPage.self) + shots(ReassignPage.self) + shots(ReassignmentPage.self)
      + shots(OpinionLinkPage.self) + shots(OpinionPage.self) + shots(OpinionNotePage.self)
  }

  private static var emergency: [(name: String, html: HTML)] {
    shots(NoticesPage.self) + shots(ErasurePage.self) + shots(ErasureProofPage.self) + shots(ErasuresPage.self)
      + shots(OriginalPage.self)
  }

  private static var casework: [(name: String, html: HTML)] {
    shots(TicketsPage.self) + shots(TicketPage.self) + shots(TicketEntryPage.self) + shots(TicketRatesPage.self)
      + shots(TicketImportsPage.self) + shots(TicketMappingPage.self)
      + shots(CasePage.self) + shots(DutyPage.self) + shots(RatingPage.self)
  }

  private static func shots<P: Page>(_ type: P.Type) -> [(name: String, html: HTML)] {
    P.samples.map { ($0.name, $0.page.view) }
  }
}
