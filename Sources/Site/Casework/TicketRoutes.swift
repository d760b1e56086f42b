import Kernel

/// The desk's routes for orders of the hotline (工单路由).
extension Site {
  private static let answerers: Access = .holders([.casework, .caseApproval])
  private static let clerks: Access = .holders([.casework])
  private static let leaders: Access = .holders([.caseApproval])

  static let ticketRoutes: [Route] = [
    .desk("/desk/tickets", answerers, TicketsPage.show),
    .act("/desk/tickets", clerks, TicketEntryPage.take),
    .desk("/desk/tickets/new", clerks, TicketEntryPage.begin),
    .desk("/desk/tickets/rates", answerers, TicketRatesPage.show),
    .desk("/desk/tickets/imports", clerks, TicketImportsPage.show),
    .act("/desk/tickets/imports", clerks, TicketImportsPage.take),
    .desk("/desk/tickets/imports/:import", clerks, TicketMappingPage.show),
    .act("/desk/tickets/imports/:import", clerks, TicketMappingPage.run),
    .desk("/desk/tickets/:ticket", answerers, TicketPage.show),
    .act("/desk/tickets/:ticket/signing", clerks, TicketActs.sign),
    .act("/desk/tickets/:ticket/units", clerks, TicketActs.assign),
    .act("/desk/tickets/:ticket/return", clerks, TicketActs.askReturn),
    .act("/desk/tickets/:ticket/return-outcome", clerks, TicketActs.settleReturn),
    .act("/desk/tickets/:ticket/refusal", clerks, TicketActs.decline),
    .act("/desk/tickets/:ticket/conversion", clerks, TicketActs.convert),
    .act("/desk/tickets/:ticket/contacts", clerks, TicketActs.contact),
    .act("/desk/tickets/:ticket/extension", clerks, TicketActs.askExtension),
    .act("/desk/tickets/:ticket/extension-outcome", leaders, TicketActs.settleExtension),
    .act("/desk/tickets/:ticket/reply", clerks, TicketActs.reply),
    .act("/desk/tickets/:ticket/approval", leaders, TicketActs.approve),
    .act("/desk/tickets/:ticket/revision", leaders, TicketActs.sendBack),
    .act("/desk/tickets/:ticket/urging", leaders, TicketActs.urge),
    .act("/desk/tickets/:ticket/callback", clerks, TicketActs.callBack),
    .act("/desk/tickets/:ticket/closing", clerks, TicketActs.close),
    .act("/desk/tickets/:ticket/reopening", clerks, TicketActs.reopen),
    .act("/desk/tickets/:ticket/secrecy", answerers, TicketActs.keepSecret),
    .act("/desk/tickets/:ticket/caller", answerers, TicketActs.openCaller),
  ]
}
