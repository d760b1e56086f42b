import Hummingbird
import Kernel

/// The routes of inspections, orders, training, receptions and the year's figures (检查、整改、培训、接待路由).
extension Site {
  static let inspectionRoutes: [Route] =
    inspecting + rectifying + brochureRoutes + trainingRoutes + receptionRoutes + figureRoutes

  private static let inspectors: Access = .holders([.inspect, .draft])
  private static let receivers: Access = .holders([.villageDraft, .draft, .casework])

  private static let inspecting: [Route] = [
    .desk("/desk/inspections", office, InspectionsPage.show),
    .act("/desk/inspections", inspectors, InspectionTaking.take),
    .desk("/desk/inspections/new", inspectors, InspectionStartPage.show),
    .desk("/desk/inspections/new/:village", inspectors, InspectionFormPage.show),
    .desk("/desk/inspections/ticket", inspectors, InspectionTaking.ticket),
    .desk("/desk/inspections/worker.js", inspectors, InspectionTaking.worker),
    .desk("/desk/inspections/sheet", office, InspectionSheetPage.show),
    .desk("/desk/inspections/sheet.xlsx", office, InspectionSheetPage.workbook),
    .desk("/desk/inspections/standards", inspectors, StandardsPage.show),
    .act("/desk/inspections/standards/:code", .holders([.draft]), StandardsPage.set),
    .desk("/desk/inspections/points/new", .holders([.draft]), PointPage.begin),
    .act("/desk/inspections/points", .holders([.draft]), PointPage.add),
    .desk("/desk/inspections/points/:code", inspectors, PointPage.show),
    .act("/desk/inspections/points/:code", .holders([.draft]), PointPage.change),
    .act("/desk/inspections/points/:code/ending", .holders([.draft]), PointPage.end),
    .desk("/desk/inspections/photos/:photo", office, InspectionPhotos.show),
    .desk("/desk/inspections/:inspection", office, InspectionPage.show),
    .act("/desk/inspections/:inspection/orders", inspectors, InspectionPage.issue),
  ]

  private static let rectifying: [Route] = [
    .desk("/desk/rectifications/:rectification", office, RectificationPage.show),
    .act("/desk/rectifications/:rectification/reply", office, RectificationActs.reply),
    .act("/desk/rectifications/:rectification/recheck", inspectors, RectificationActs.recheck),
    .act("/desk/rectifications/:rectification/extension", inspectors, RectificationActs.extend),
    .act("/desk/rectifications/:rectification/reopening", inspectors, RectificationActs.reopen),
  ]

  private static let brochureRoutes: [Route] = [
    .desk("/desk/brochures", office, BrochuresPage.show),
    .act("/desk/brochures", inspectors, BrochuresPage.add),
    .desk("/desk/brochures/:brochure", office, BrochurePage.show),
    .act("/desk/brochures/:brochure", inspectors, BrochurePage.correct),
    .act("/desk/brochures/:brochure/deliveries", inspectors, BrochurePage.handOut),
    .act("/desk/brochures/:brochure/retirement", inspectors, BrochurePage.retire),
    .act("/desk/brochures/:brochure/deliveries/:delivery/clearing", office, BrochurePage.clear),
  ]

  private static let trainingRoutes: [Route] = [
    .desk("/desk/trainings", office, TrainingsPage.show),
    .act("/desk/trainings", inspectors, TrainingEditPage.take),
    .desk("/desk/trainings/new", inspectors, TrainingEditPage.begin),
    .desk("/desk/trainings/materials/:material", office, TrainingPage.material),
    .desk("/desk/trainings/:training", office, TrainingPage.show),
    .act("/desk/trainings/:training/quiz", inspectors, TrainingPage.ask),
    .act("/desk/trainings/:training/answers", office, TrainingPage.answer),
  ]

  private static let receptionRoutes: [Route] = [
    .desk("/desk/receptions", receivers, ReceptionsPage.show),
    .act("/desk/receptions", receivers, ReceptionsPage.take),
    .desk("/desk/receptions/:reception", receivers, ReceptionPage.show),
    .act("/desk/receptions/:reception/handover", receivers, ReceptionActs.hand),
    .act("/desk/receptions/:reception/answer", receivers, ReceptionActs.settle),
    .act("/desk/receptions/:reception/contact", receivers, ReceptionActs.unmask),
  ]

  private static let figureRoutes: [Route] = [
    .desk("/desk/figures", office, FiguresPage.show),
    .desk("/desk/figures/:figure", office, FigurePage.show),
  ]
}
