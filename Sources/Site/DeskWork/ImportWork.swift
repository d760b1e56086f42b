import Files
import Foundation
import Hummingbird
import HTTPTypes
import Jobs
import Kernel
import Publishing
import Store

/// `/desk/imports`: takes an upload from an old site in and lists what was imported before (导入旧信息).
extension ImportPage {
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    .page(try await make(site, visit).view, visit.visit)
  }

  /// The file is kept, and a job reads its first records.
  static func take(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    try await site.forms.read(request, visit.visit) { form in
      do {
        guard let file = form.files.first(where: { $0.field == "file" }), file.size > 0 else {
          throw Fault.invalid("file", "请选择要导入的文件。")
        }
        guard LegacyKind(name: file.name) != nil else {
          throw Fault.invalid("file", "不认识“\(file.name.suffix(40))”这种文件，请导出为 JSONL、JSON、Excel、CSV，或者把网页打成 ZIP。")
        }
        let id = try await open(site, visit, file)
        return .seeOther(DeskAddress.importReport(id.value).text)
      } catch let fault as Fault where fault.kind == .invalid {
        let issues = fault.issues.map { Issue("file", $0.sentence) }
        return .page(try await make(site, visit, issues).view, status: .unprocessableContent, visit.visit)
      }
    }
  }

  private static func open(_ site: Site, _ visit: DeskVisit, _ file: Form.File) async throws -> LegacyImport.ID {
    let town = try await site.workTown(visit)
    guard visit.actor.may(.draft, in: town.id) else {
      throw Fault.forbidden("导入的信息归\(town.organisation.shortName)，您没有那里的经办权限，请联系系统管理员。")
    }
    _ = try await VirusScan.check(file, site, visit)
    let blob = try site.files.put(moving: file.path.path, name: file.name)
    return try await site.store.write(as: visit.actor) { tx in
      let id = try LegacyImport.open(blob, named: file.name, in: town.id, tx)
      let job = try ImportJob(import: id.value, stage: .read).enqueue(tx, in: town.id)
      try LegacyImport.note(job: job.value, of: id, tx)
      return id
    }
  }

  private static func make(_ site: Site, _ visit: DeskVisit, _ issues: [Issue] = []) async throws -> ImportPage {
    let town = try await site.workTown(visit)
    guard visit.actor.may(.draft, in: town.id) else {
      throw Fault.forbidden("导入的信息归\(town.organisation.shortName)，您没有那里的经办权限，请联系系统管理员。")
    }
    let past = try await site.store.read { reader in
      let past = try LegacyImport.list(in: town.id, reader)
      let people = try People(past.map(\.createdBy), reader)
      let tallies = try LegacyImport.tallies(of: past, reader)
      return past.map { each in
        let tally = tallies[each.id] ?? ImportTally()
        return Past(
          time: Beijing.minute(each.createdAt), who: people[each.createdBy], file: each.name,
          outcome: each.state.chinese + (tally.total > 0 ? "：" + ImportWords.summary(tally) : ""),
          address: DeskAddress.importReport(each.id.value))
      }
    }
    return ImportPage(frame: try await site.deskFrame(visit, at: DeskAddress.imports), past: past, issues: issues)
  }
}
