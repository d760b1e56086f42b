import Kernel

/// The inbox's part of the map (待办路由).
extension Site {
  static let inboxRoutes: [Route] = [
    .desk("/desk/inbox/sent", office, InboxListPage.sent),
    .desk("/desk/inbox/returned", office, InboxListPage.returned),
    .desk("/desk/inbox/drafts", office, InboxListPage.drafts),
    .desk("/desk/inbox/scheduled", office, InboxListPage.scheduled),
    .desk("/desk/inbox/calendar", office, CalendarPage.show),
    .desk("/desk/inbox/checks", .holders([.draft, .issue]), InboxListPage.checks),
    .desk("/desk/items/:item/journal", office, ItemJournalPage.show),
    .desk("/desk/workload", office, WorkloadPage.show),
    .desk("/desk/workload/records", office, WorkloadRecordsPage.show),
    .act("/desk/inbox/approvals", .holders([.firstReview, .secondReview, .issue]), InboxActs.approve),
    .act("/desk/items/:item/urgency", office, InboxActs.urge),
    .act("/desk/items/:item/check", .holders([.draft, .issue]), InboxActs.check),
  ]
}
