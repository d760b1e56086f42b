import HTTPTypes
import Hummingbird
import Kernel
import Publishing
import Store

/// `/desk/imports/:import/mapping`: the choice of fields and columns, and what the first records become (字段对应).
extension ImportMappingPage {
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let found = try await find(site, visit)
    guard !found.state.isBusy, let sample = found.sample else {
      return .seeOther(DeskAddress.importReport(found.id.value).text)
    }
    let town = try await site.workTown(visit)
    let kept = try await site.store.read {
      try LegacyImport.kept(in: found.town, $0).map { Kept(name: $0.name, mapping: $0.mapping) }
    }
    let wanted = request.uri.queryParameters["kept"].map(String.init) ?? ""
    let mapping = kept.first { $0.name == wanted }?.mapping ?? found.mapping ?? FieldMapping()
    let page = try await make(site, visit, found, sample, mapping, town, kept.map(\.name), [])
    return .page(page.view, visit.visit)
  }

  static func choose(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let found = try await find(site, visit)
    guard let sample = found.sample else { throw Fault.conflict("文件还没有读完，请稍等。") }
    let town = try await site.workTown(visit)
    return try await site.forms.read(request, visit.visit) { form in
      let mapping = FieldMapping(form)
      do {
        let issues = mapping.issues(sample, columns: town.tree)
        guard issues.isEmpty else { throw Fault.invalid(issues) }
        try await site.store.write(as: visit.actor) { tx in
          try LegacyImport.find(found.id, as: visit.actor, tx).choose(mapping, keptAs: form["keep"] ?? "", tx)
        }
      } catch let fault as Fault where fault.kind == .invalid {
        let page = try await make(site, visit, found, sample, mapping, town, [], fault.issues)
        return .page(page.view, status: .unprocessableContent, visit.visit)
      }
      guard form["then"] == "trial" else {
        return .seeOther(DeskAddress.importMapping(found.id.value).text + "#results")
      }
      try await ImportActs.order(.checking, .check, of: found.id, site, visit)
      return .seeOther(DeskAddress.importReport(found.id.value), .importOrdered)
    }
  }

  private struct Kept: Sendable {
    let name: String
    let mapping: FieldMapping
  }

  private static func find(_ site: Site, _ visit: DeskVisit) async throws -> LegacyImport {
    let id = LegacyImport.ID(try visit.number("import"))
    return try await site.store.read { try LegacyImport.find(id, as: visit.actor, $0) }
  }

  private static func make(
    _ site: Site, _ visit: DeskVisit, _ found: LegacyImport, _ sample: LegacySample, _ mapping: FieldMapping,
    _ town: Town, _ kept: [String], _ issues: [Issue]
  ) async throws -> ImportMappingPage {
    let wanted = sample.isDocument ? [] : LegacyField.allCases
    return ImportMappingPage(
      frame: try await site.deskFrame(visit, at: DeskAddress.importMapping(found.id.value)), id: found.id.value,
      file: found.name, fields: sample.fields.map { TheirField(name: $0, values: sample.values(of: $0)) },
      ours: wanted.map { field in
        OurField(
          name: field.rawValue, label: field.chinese, chosen: mapping[field],
          constant: field.takesConstant ? mapping.constants[field.rawValue] ?? "" : nil,
          isRequired: field == .title || field == .body)
      },
      columns: FormChoice.columns(town.tree) { $0.takesWriting && visit.actor.may(.draft, in: town.id, column: $0.id) },
      places: sample.columnNames(mapping).map { Place(theirs: $0, ours: mapping.columns[$0] ?? "") },
      otherwise: mapping.otherwise, redirects: mapping.redirects, kept: kept.map { FormChoice($0, $0) },
      results: sample.isDocument ? [] : mapping.results(sample).map { $0.cells(town) }, issues: issues)
  }
}

extension FieldMapping {
  /// As the form sent it.
  fileprivate init(_ form: Form) {
    self.init()
    for field in LegacyField.allCases {
      if let name = form[field.rawValue], !name.isEmpty { fields[field.rawValue] = name }
      if let constant = form[field.rawValue + "-constant"], !constant.isEmpty, field.takesConstant {
        constants[field.rawValue] = String(constant.prefix(200))
      }
    }
    for index in 0..<100 {
      guard let theirs = form["theirs-\(index)"], let ours = form["place-\(index)"], !ours.isEmpty else { continue }
      columns[theirs] = ours
    }
    otherwise = form["otherwise"] ?? ""
    redirects = form["redirects"] == "yes"
  }
}

extension LegacyResult {
  fileprivate func cells(_ town: Town) -> [String] {
    [
      title.isEmpty ? "—" : title, documentNumber, date,
      column.isEmpty ? "自动归入" : town.tree.find(column)?.name ?? column,
      start, remarks.isEmpty ? "—" : remarks.joined(separator: ""),
    ]
  }
}
