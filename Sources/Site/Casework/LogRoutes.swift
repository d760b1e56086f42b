import Kernel

/// The desk's routes for the daily logs (值班、窗口、代办、关切路由).
extension Site {
  private static let line: Access = .holders([.dutyLine, .caseApproval])
  private static let counter: Access = .holders([.window, .caseApproval])
  private static let agents: Access = .holders([.window, .villageDraft, .casework, .caseApproval])
  private static let listeners: Access = .holders([.casework, .caseApproval, .dutyLine, .window, .villageDraft, .draft])
  private static let leaders: Access = .holders([.caseApproval])

  static let logRoutes: [Route] = dutyRoutes + windowRoutes + agencyRoutes + concernRoutes

  private static let dutyRoutes: [Route] = [
    .desk("/desk/duty", line, DutyPage.show),
    .act("/desk/duty", .holders([.dutyLine]), DutyActs.note),
    .desk("/desk/duty/log", line, DutyLogPage.show),
    .desk("/desk/duty/roster", line, DutyRosterPage.show),
    .act("/desk/duty/roster", line, DutyRosterPage.arrange),
    .act("/desk/duty/handovers", .holders([.dutyLine]), DutyActs.handOver),
    .act("/desk/duty/handovers/:handover", .holders([.dutyLine]), DutyActs.takeOver),
    .act("/desk/duty/calls/:call/closing", line, DutyActs.close),
    .act("/desk/duty/calls/:call/caller", line, DutyActs.openCaller),
  ]

  private static let windowRoutes: [Route] = [
    .desk("/desk/window", counter, WindowPage.show),
    .act("/desk/window", .holders([.window]), WindowActs.note),
    .act("/desk/window/posts", leaders, WindowActs.keepPost),
    .act("/desk/window/absences", counter, WindowActs.noteAbsence),
    .desk("/desk/window/visits/:visit", counter, WindowVisitPage.show),
    .act("/desk/window/visits/:visit/closing", .holders([.window]), WindowActs.close),
    .act("/desk/window/visits/:visit/slip", .holders([.window]), WindowActs.tell),
    .act("/desk/window/visits/:visit/rating", counter, WindowActs.rate),
    .get("/rating/:token", RatingPage.show),
    .post("/rating/:token", RatingPage.take),
  ]

  private static let agencyRoutes: [Route] = [
    .desk("/desk/agency", agents, AgencyWork.list),
    .act("/desk/agency", agents, AgencyWork.entrust),
    .desk("/desk/agency/new", agents, AgencyWork.begin),
    .desk("/desk/agency/:agency", agents, AgencyWork.show),
    .act("/desk/agency/:agency/forms/:form", agents, AgencyFormPage.show),
    .act("/desk/agency/:agency/:act", agents, AgencyWork.act),
  ]

  private static let concernRoutes: [Route] = [
    .desk("/desk/concerns", listeners, ConcernWork.list),
    .act("/desk/concerns", .holders([.casework, .caseApproval, .dutyLine, .window, .villageDraft]), ConcernWork.note),
    .desk("/desk/concerns/new", .holders([.casework, .caseApproval, .dutyLine, .window, .villageDraft]), ConcernWork.begin),
    .desk("/desk/concerns/:concern", listeners, ConcernWork.show),
    .act("/desk/concerns/:concern/judgement", leaders, ConcernActs.judge),
    .act("/desk/concerns/:concern/draft", .holders([.draft]), ConcernActs.draft),
    .act("/desk/concerns/:concern/item", .holders([.casework]), ConcernActs.link),
    .act("/desk/concerns/:concern/follow-up", .holders([.casework]), ConcernActs.follow),
    .desk("/desk/case-counts", .holders([.casework, .caseApproval, .inspect]), CaseCountsPage.show),
  ]
}
