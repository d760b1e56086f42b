import Kernel

/// The desk's routes for emergencies (紧急事项路由).
extension Site {
  static let emergencyRoutes: [Route] = [
    .desk("/desk/notices", office, NoticesPage.show),
    .act("/desk/notices", .holders([.issue]), NoticesPage.post),
    .act("/desk/notices/:notice/removal", .holders([.issue]), NoticesPage.remove),
    .act("/desk/items/:item/forced-release", .holders([.issue]), EmergencyActs.force),
    .act("/desk/items/:item/later-approval", office, EmergencyActs.approveLater),
    .desk("/desk/items/:item/erasure", .holders([.issue]), ErasurePage.show),
    .act("/desk/items/:item/erasure", .holders([.issue]), ErasurePage.erase),
    .desk("/desk/erasures", .holders([.issue, .auditAdministration]), ErasuresPage.show),
    .desk("/desk/erasures/:erasure", .holders([.issue, .auditAdministration]), ErasureProofPage.show),
    .act("/desk/erasures/:erasure/opening", .holders([.auditAdministration]), OriginalPage.open),
    .act("/desk/erasures/:erasure/opening/:part", .holders([.auditAdministration]), OriginalPage.openFile),
  ]
}
