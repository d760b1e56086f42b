/// The desk's part of the map (工作台).
extension Site {
  static let deskRoutes: [Route] =
    peopleRoutes + inboxRoutes + itemRoutes + teamRoutes + fileRoutes + proofRoutes + importRoutes + draftRoutes
    + patrolRoutes + checklistRoutes
    + morningRoutes + applicationRoutes + ticketRoutes + logRoutes + deskConsultationRoutes
    + villageRoutes + inspectionRoutes
}
