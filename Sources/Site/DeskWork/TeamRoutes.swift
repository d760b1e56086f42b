import Kernel

/// The routes of working together (协同办理): claims, talk, messages, stand-ins, handing over, opinions from outside.
extension Site {
  private static let heads: Access = .holders([.issue, .systemAdministration])

  static let teamRoutes: [Route] = beside + mine + opinions

  private static let beside: [Route] = [
    .act("/desk/items/:item/claim", office, TeamActs.claim),
    .act("/desk/items/:item/claim-release", office, TeamActs.release),
    .act("/desk/items/:item/remarks", office, TeamActs.say),
    .act("/desk/items/:item/urging", office, TeamActs.urge),
    .act("/desk/items/:item/opinion-links", office, OpinionLinkPage.make),
    .act("/desk/items/:item/opinion-links/:link/revocation", office, TeamActs.revoke),
  ]

  private static let mine: [Route] = [
    .desk("/desk/messages", .staff, MessagesPage.show),
    .act("/desk/messages/reading", .staff, MessagesPage.readAll),
    .act("/desk/messages/:message/reading", .staff, MessagesPage.read),
    .desk("/desk/stand-ins", .staff, StandInsPage.show),
    .act("/desk/stand-ins", .staff, StandInsPage.take),
    .act("/desk/stand-ins/:standin/end", .staff, StandInsPage.end),
    .desk("/desk/reassignments", heads, ReassignPage.show),
    .act("/desk/reassignments", heads, ReassignPage.take),
    .desk("/desk/reassignments/:reassignment", heads, ReassignmentPage.show),
  ]

  /// Outside the desk, for those who have no account.
  private static let opinions: [Route] = [
    .get("/opinion/:token", OpinionPage.show),
    .post("/opinion/:token", OpinionPage.take),
    .post("/opinion/:token/entry", OpinionPage.enter),
    .get("/opinion/:token/attachments/:file", OpinionFile.show),
  ]
}
