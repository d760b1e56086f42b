import Kernel

/// The desk's routes for checklists (清单对标路由).
extension Site {
  private static let listKeepers: Access = .holders([.draft, .issue])

  static let checklistRoutes: [Route] = [
    .desk("/desk/checklists", office, ChecklistsPage.show),
    .act("/desk/checklists", listKeepers, ChecklistsPage.add),
    .act("/desk/checklists/uploads", listKeepers, ChecklistsPage.upload),
    .desk("/desk/checklists/uploads/:upload", listKeepers, ChecklistUploadPage.show),
    .act("/desk/checklists/uploads/:upload", listKeepers, ChecklistUploadPage.take),
    .desk("/desk/checklists/lists/:checklist", office, ChecklistPage.show),
    .act("/desk/checklists/lists/:checklist", listKeepers, ChecklistPage.add),
    .desk("/desk/checklists/tasks/:task", listKeepers, ChecklistTaskPage.show),
    .act("/desk/checklists/tasks/:task", listKeepers, ChecklistTaskPage.change),
    .desk("/desk/checklists/tasks/:task/:period", office, ChecklistPeriodPage.show),
    .act("/desk/checklists/tasks/:task/:period", listKeepers, ChecklistPeriodPage.decide),
    .desk("/desk/checklists/:year/grid", office, ChecklistGridPage.show),
    .desk("/desk/checklists/:year/grid.xlsx", office, ChecklistGridPage.table),
  ]
}
