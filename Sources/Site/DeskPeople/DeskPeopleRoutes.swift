import Hummingbird
import Kernel

/// The desk's part of the map (工作台) that is about people and administration.
extension Site {
  static let peopleRoutes: [Route] = gateRoutes + ownRoutes + accountRoutes + officeRoutes

  private static let gateRoutes: [Route] = [
    .get("/desk/session", SignInPage.show),
    .post("/desk/session", SignInPage.take),
    .get("/desk/session/second-factor", SecondFactorPage.show),
    .post("/desk/session/second-factor", SecondFactorPage.take),
    .post("/desk/session/end", SigningOut.here),
  ]

  private static let ownRoutes: [Route] = [
    .desk("/desk/profile", .staff, ProfilePage.show),
    .act("/desk/profile/sessions-end", .staff, SigningOut.everywhere),
    .desk("/desk/profile/password", .unsettledStaff, PasswordPage.show),
    .act("/desk/profile/password", .unsettledStaff, PasswordPage.take),
    .desk("/desk/profile/second-factor", .unenrolledStaff, EnrolPage.show),
    .act("/desk/profile/second-factor", .unenrolledStaff, EnrolPage.take),
  ]

  private static let accountRoutes: [Route] = [
    .desk("/desk/accounts", .people, AccountsPage.show),
    .act("/desk/accounts", .system, AccountCreation.take),
    .desk("/desk/accounts/new", .system, AccountCreation.show),
    .desk("/desk/accounts/:account", .people, AccountEditPage.show),
    .act("/desk/accounts/:account", .system, AccountEditPage.take),
    .act("/desk/accounts/:account/password", .system, AccountActs.giveNewPassword),
    .act("/desk/accounts/:account/deactivation", .system, AccountActs.deactivate),
    .act("/desk/accounts/:account/activation", .system, AccountActs.activate),
    .act("/desk/accounts/:account/unlocking", .security, AccountActs.unlock),
    .act("/desk/accounts/:account/second-factor-reset", .security, AccountActs.resetSecondFactor),
    .act("/desk/accounts/:account/grants", .security, Granting.give),
    .act("/desk/accounts/:account/grants/:grant/removal", .security, Granting.take),
  ]

  private static let officeRoutes: [Route] = [
    .desk("/desk/organisations", .system, OrganisationsPage.show),
    .act("/desk/organisations", .system, OrganisationEditPage.add),
    .desk("/desk/organisations/new", .system, OrganisationEditPage.blank),
    .desk("/desk/organisations/:organisation", .system, OrganisationEditPage.show),
    .act("/desk/organisations/:organisation", .system, OrganisationEditPage.correct),
    .desk("/desk/settings", .people, SettingsPage.show),
    .act("/desk/settings/:key", .people, SettingsPage.take),
    .desk("/desk/holidays", .staff, HolidaysPage.show),
    .act("/desk/holidays", .system, HolidaysPage.take),
    .desk("/desk/api-tokens", .system, ApiTokensPage.show),
    .act("/desk/api-tokens", .system, ApiTokensPage.issue),
    .act("/desk/api-tokens/:token/revocation", .system, ApiTokensPage.revoke),
    .desk("/desk/journal", .audit, JournalPage.show),
    .act("/desk/journal/verification", .audit, JournalPage.verify),
  ]
}

extension Access {
  static let system = holders([.systemAdministration])
  static let security = holders([.securityAdministration])
  static let audit = holders([.auditAdministration])
  static let people = holders([.systemAdministration, .securityAdministration])
}
