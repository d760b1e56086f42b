/// The desk's part of the map (工作台).
extension Site {
  static let deskRoutes: [Route] =
    peopleRoutes + inboxRoutes + itemRoutes + teamRoutes + fileRoutes + proofRoutes + importRoutes + draftRoutes
    + deskConsultationRoutes + morningRoutes
    + ticketRoutes
    + deskConsultationRoutes
    + patrolRoutes + checklistRoutes
    + applicationRoutes
    + villageRoutes
    + villageRoutes + inspectionRoutes
    + ticketRoutes
    + ticketRoutes + logRoutes
    + villageRoutes + inspectionRoutes
}
