import Casework
import Hummingbird
import Kernel
import Store

/// Confirming the columns of a list and taking it in (核对列名、导入).
extension TicketMappingPage {
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    .page(try await make(site, visit).view, visit.visit)
  }

  static func run(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let (town, seal) = (try await site.workTown(visit), site.contactSeal)
    let id = TicketImport.ID(try visit.number("import"))
    return try await site.forms.read(request, visit.visit) { form in
      let upload = try await site.store.read { try TicketImport.find(id, in: town.id, $0) }
      let table = try upload.table(seal)
      let mapping = mapping(form, table)
      let missing = TicketField.allCases.filter { $0.isRequired && mapping[$0] == nil }
      guard form["then"] != "look", missing.isEmpty else {
        let issues = form["then"] == "look" ? [] : missing.map { Issue($0.rawValue, "请选择“\($0.chinese)”是哪一列。") }
        let page = try await make(site, visit, mapping, issues)
        return .page(page.view, status: issues.isEmpty ? .ok : .unprocessableContent, visit.visit)
      }
      let job = try await site.store.write(as: visit.actor) { try TicketImport.order(id, mapping, in: town.id, $0) }
      return .seeOther(DeskAddress.job(job.value).text)
    }
  }

  private static func mapping(_ form: Form, _ table: TicketTable) -> [TicketField: Int] {
    TicketField.allCases.reduce(into: [:]) { mapping, field in
      if let column = Int(form.line(field.rawValue)), table.heads.indices.contains(column) { mapping[field] = column }
    }
  }

  private static func make(
    _ site: Site, _ visit: DeskVisit, _ chosen: [TicketField: Int]? = nil, _ issues: [Issue] = []
  ) async throws -> TicketMappingPage {
    let (town, seal) = (try await site.workTown(visit), site.contactSeal)
    let id = TicketImport.ID(try visit.number("import"))
    let upload = try await site.store.read { try TicketImport.find(id, in: town.id, $0) }
    var page = TicketMappingPage(
      frame: try await site.deskFrame(visit, at: DeskAddress.ticketImport(id.value)), id: id.value, file: upload.name,
        rows: 0)
    guard upload.isWaiting, upload.job == nil else {
      page.outcome = upload.isWaiting ? "还没有导完，到现在：\(upload.outcome)" : upload.outcome
      page.progress = upload.isWaiting ? upload.job.map { DeskAddress.job($0.value) } : nil
      page.told = upload.told
      return page
    }
    let table = try upload.table(seal)
    let mapping = chosen ?? TicketField.guess(table.heads)
    page.rows = table.rows.count
    page.form = form(id, table.heads, mapping, issues)
    page.heads = ["行", "标题", "类型", "派单时间", "诉求人", "结果"]
    page.preview = table.rows.prefix(5).map { preview($0, table, mapping, site) }
    return page
  }

  /// The first rows as they would be taken; whoever called is masked here already.
  private static func preview(
    _ row: TicketTable.Row, _ table: TicketTable, _ mapping: [TicketField: Int], _ site: Site
  ) -> [String] {
    do {
      let new = try table.order(row, mapping, at: site.store.now())
      let title = new.title.isEmpty ? String(new.content.prefix(40)) : new.title
      return ["\(row.number)", title, new.kind.chinese, Beijing.minute(new.dispatchedAt), new.contact.shown, "可以导入"]
    } catch {
      let words = (error as? Fault)?.issues.map(\.sentence).joined() ?? "读不了"
      return ["\(row.number)", "", "", "", "", words]
    }
  }

  private static func form(
    _ id: TicketImport.ID, _ heads: [String], _ mapping: [TicketField: Int], _ issues: [Issue]
  ) -> DeskForm {
    let choices = [FormChoice("", "没有")] + heads.enumerated().map { FormChoice(String($0.offset), $0.element) }
    return DeskForm(
      action: DeskAddress.ticketImport(id.value),
      fields: TicketField.allCases.map {
        FormField(
          name: $0.rawValue, label: $0.chinese, control: .select(choices), value: mapping[$0].map { String($0) } ?? "",
          isRequired: $0.isRequired)
      }, button: "导入", look: .main, issues: issues)
  }
}
