import Kernel

/// The desk's routes for the patrol (平台预警路由).
extension Site {
  static let patrolRoutes: [Route] = [
    .desk("/desk/patrol", office, PatrolPage.show),
    .act("/desk/patrol", office, PatrolPage.run),
    .desk("/desk/patrol/findings.xlsx", office, PatrolPage.table),
    .desk("/desk/patrol/findings/:finding", office, PatrolFindingPage.show),
    .act("/desk/patrol/findings/:finding/answer", office, PatrolFindingPage.answer),
    .act("/desk/patrol/findings/:finding/answer-removal", office, PatrolFindingPage.revoke),
    .desk("/desk/patrol/rules", patrolReaders, PatrolRulesPage.show),
    .act("/desk/patrol/rules", .holders([.systemAdministration]), PatrolRulesPage.change),
    .desk("/desk/patrol/clean-ups", office, CleanUpsPage.show),
    .desk("/desk/patrol/clean-ups.xlsx", office, CleanUpsPage.table),
  ]

  private static let patrolReaders: Access = .holders([
    .draft, .villageDraft, .firstReview, .secondReview, .issue, .inspect, .systemAdministration,
  ])
}
