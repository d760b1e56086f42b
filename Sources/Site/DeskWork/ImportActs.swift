import Hummingbird
import Jobs
import Kernel
import Publishing
import Store

/// What is ordered of an import (办理导入): the dry run, the real run, the way back. Each puts a job in line.
enum ImportActs {
  static func check(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    try await order(.checking, .check, site, request, visit)
  }

  static func run(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    try await order(.running, .run, site, request, visit)
  }

  static func undo(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    try await order(.undoing, .undo, site, request, visit)
  }

  private static func order(
    _ state: LegacyImport.State, _ stage: ImportJob.Stage, _ site: Site, _ request: Request, _ visit: DeskVisit
  ) async throws -> Response {
    let id = LegacyImport.ID(try visit.number("import"))
    return try await site.forms.read(request, visit.visit) { _ in
      try await order(state, stage, of: id, site, visit)
      return .seeOther(DeskAddress.importReport(id.value), .importOrdered)
    }
  }

  static func order(
    _ state: LegacyImport.State, _ stage: ImportJob.Stage, of id: LegacyImport.ID, _ site: Site, _ visit: DeskVisit
  ) async throws {
    try await site.store.write(as: visit.actor) { tx in
      let found = try LegacyImport.find(id, as: visit.actor, tx)
      try found.order(state, tx)
      let job = try ImportJob(import: id.value, stage: stage).enqueue(tx, in: found.town)
      try LegacyImport.note(job: job.value, of: id, tx)
    }
  }
}
