import Kernel

/// The routes of disclosure on request (依申请公开): the public's, without an account, and the desk's.
extension Site {
  static let applyRoutes: [Route] = [
    .get("/:town/apply/form", ApplyFormPage.show),
    .post("/:town/apply/form", ApplyFormPage.take),
    .get("/:town/apply/receipt/:key", ApplyReceiptPage.show),
    .get("/:town/apply/follow", ApplyFollowPage.show),
    .post("/:town/apply/follow", ApplyFollowPage.ask),
  ]

  private static let entry: Access = .holders([.casework, .caseApproval, .window])
  private static let answering: Access = .holders([.casework, .caseApproval])

  static let applicationRoutes: [Route] = [
    .desk("/desk/applications", entry, ApplicationsPage.show),
    .desk("/desk/applications/new", entry, ApplicationEntryPage.show),
    .act("/desk/applications", entry, ApplicationEntryPage.take),
    .desk("/desk/applications/report", answering, ApplicationReportPage.show),
    .desk("/desk/applications/report/:row/:kind", answering, ApplicationReportPage.records),
    .desk("/desk/applications/:application", answering, ApplicationPage.show),
    .desk("/desk/applications/:application/form", entry, ApplicationSheetPage.show),
    .act("/desk/applications/:application/acts/:act", answering, ApplicationActs.take),
    .act("/desk/applications/:application/reaching", answering, ApplicationActs.reach),
    .act("/desk/applications/:application/assignment", answering, ApplicationActs.assign),
    .act("/desk/applications/:application/unmasking", answering, ApplicationActs.unmask),
    .act("/desk/applications/:application/letters", answering, ApplicationActs.makeLetter),
    .desk("/desk/applications/:application/letters/:letter/:form", answering, ApplicationPapers.letter),
    .act("/desk/applications/:application/files", answering, ApplicationPapers.add),
    .desk("/desk/applications/:application/files/:file", answering, ApplicationPapers.file),
    .act("/desk/applications/:application/files/:file/unsealing", answering, ApplicationPapers.unseal),
    .desk("/desk/applications/:application/files/:file/redaction", answering, RedactionPage.show),
    .act("/desk/applications/:application/files/:file/redaction", answering, RedactionPage.take),
    .act("/desk/applications/:application/remedies", answering, ApplicationActs.fileRemedy),
    .act("/desk/applications/:application/remedies/:remedy", answering, ApplicationActs.closeRemedy),
    .act("/desk/applications/:application/publication", answering, ApplicationActs.suggest),
  ]
}
