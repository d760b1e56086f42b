import Kernel

/// The desk's page for what could not be done (工作台错误页): made without the database, which may be what failed.
extension Site {
  func deskError(_ code: Int, _ sentences: [String], _ visit: Visit) -> HTML {
    DeskErrorPage(
      frame: bareDeskFrame(visit), code: code, sentences: sentences, incident: code >= 500 ? visit.id : nil
    ).view
  }
}
