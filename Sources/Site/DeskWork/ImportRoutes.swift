import Kernel

/// The desk's routes for taking over an old site (旧站导入路由).
extension Site {
  static let importRoutes: [Route] = uploads + oldAddresses
  private static let importers: Access = .holders([.draft])

  private static let uploads: [Route] = [
    .desk("/desk/imports", importers, ImportPage.show),
    .act("/desk/imports", importers, ImportPage.take),
    .desk("/desk/imports/:import", importers, ImportReportPage.show),
    .desk("/desk/imports/:import/mapping", importers, ImportMappingPage.show),
    .act("/desk/imports/:import/mapping", importers, ImportMappingPage.choose),
    .act("/desk/imports/:import/trial", importers, ImportActs.check),
    .act("/desk/imports/:import/run", importers, ImportActs.run),
    .act("/desk/imports/:import/undoing", importers, ImportActs.undo),
    .desk("/desk/imports/:import/report.xlsx", importers, ImportReportFile.workbook),
    .desk("/desk/imports/:import/report.csv", importers, ImportReportFile.sheet),
  ]

  private static let oldAddresses: [Route] = [
    .desk("/desk/redirects", importers, RedirectsPage.show),
    .act("/desk/redirects", importers, RedirectsPage.lead),
    .act("/desk/redirects/list", importers, RedirectsPage.leadMany),
    .desk("/desk/redirects/list.csv", importers, RedirectsPage.sheet),
    .act("/desk/redirects/:redirect/removal", importers, RedirectsPage.remove),
  ]
}
