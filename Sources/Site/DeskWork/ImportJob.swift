import Accounts
import Files
import Foundation
import Jobs
import Kernel
import Publishing
import Store

/// The long part of an import (导入任务): reading the first records, the dry run, the real run, the way back. It acts as
/// who ordered it, with the rights he has when it runs, and goes on where it was interrupted.
struct ImportJob: Job {
  static let kind = "legacy.import"
  static let queue = JobQueue.heavy
  var `import`: Int64
  var stage: Stage

  enum Stage: String, Codable, Sendable { case read, check, run, undo }

  var label: String {
    switch stage {
    case .read: "读取旧站文件，第 \(`import`) 号"
    case .check: "旧站导入试运行，第 \(`import`) 号"
    case .run: "导入旧站信息，第 \(`import`) 号"
    case .undo: "撤销旧站导入，第 \(`import`) 号"
    }
  }

  var subject: String { "import:\(`import`)" }

  func run(_ context: JobContext) async throws {
    let (store, id) = (context.store, LegacyImport.ID(`import`))
    let (found, staff) = try await store.read { reader in
      let found = try LegacyImport.find(id, as: .program("jobs"), reader)
      return (found, try Account.atWork(found.account, reader))
    }
    guard let staff else { throw Hopeless("下达导入的账号已经停用，没有办完的不再办。") }
    let actor = Actor.staff(staff)
    do {
      try await work(found, actor, context)
    } catch let fault as Fault where fault.kind == .invalid || fault.kind == .forbidden {
      let sentence = fault.issues.map(\.sentence).joined()
      try await store.write(as: actor) { try found.end(.failed, problem: sentence, $0) }
      throw Hopeless(sentence)
    }
  }

  private func work(_ found: LegacyImport, _ actor: Actor, _ context: JobContext) async throws {
    let store = context.store
    switch stage {
    case .read:
      let files = try FileStore(folder: context.tools.files)
      let sample = try await reading(found, files, context) { try LegacySource(path: $0, name: $1).sample() }
      try await store.write(as: actor) { try found.read(sample, $0) }
    case .check: try await take(found, .check, .checked, actor, context)
    case .run: try await take(found, .run, .done, actor, context)
    case .undo: try await undo(found, actor, context)
    }
  }

  private func take(
    _ found: LegacyImport, _ phase: LegacyImport.Phase, _ end: LegacyImport.State, _ actor: Actor, _ context: JobContext
  ) async throws {
    let (store, files) = (context.store, try FileStore(folder: context.tools.files))
    let (town, columns, session) = try await store.read { reader in
      guard let town = try Organisation.fetch(found.town, reader) else { throw Fault.notFound }
      return (town, try ColumnTree.fetch(found.town, reader), try LegacyImport.Session(found.id, phase, reader))
    }
    var importing = Importing(
      store: store, files: files, scratch: URL(filePath: context.tools.scratch), town: town, columns: columns,
      mapping: try ColumnMapping(), column: nil)
    (importing.fields, importing.session) = (found.mapping ?? FieldMapping(), session)
    importing.leadsOldAddresses = importing.fields.redirects
    let ready = importing
    try await reading(found, files, context) { path, name in
      let source = try LegacySource(path: path, name: name, mapping: ready.fields)
      _ = try await ready.run(source, as: actor, progress: context.report)
    }
    try await store.write(as: actor) { try found.end(end, $0) }
    let tally = try await store.read { try LegacyImport.tally(of: found.id, phase, $0) }
    try await context.conclude(ImportWords.summary(tally))
  }

  private func reading<Result: Sendable>(
    _ found: LegacyImport, _ files: FileStore, _ context: JobContext,
    _ body: (_ path: String, _ name: String) async throws -> Result
  ) async throws -> Result {
    try await OldWorkbook.reading(
      files.path(of: found.digest), named: found.name, scratch: URL(filePath: context.tools.scratch), body)
  }

  private func undo(_ found: LegacyImport, _ actor: Actor, _ context: JobContext) async throws {
    let store = context.store
    let touched = try await store.read { try LegacyImport.touched(found.id, $0) }
    guard touched.isEmpty else {
      let numbers = touched.prefix(10).map(String.init).joined(separator: "、")
      let sentence = "有 \(touched.count) 条导入后又有人改动、标注或关联过（第 \(numbers) 号等），不能整批撤销；请逐条撤下有误的信息。"
      try await store.write(as: actor) { try found.end(.done, problem: sentence, $0) }
      return try await context.conclude(sentence)
    }
    var done = 0
    while try await store.write(as: actor, { try found.undoNext($0) }) {
      try Task.checkCancellation()
      done += 50
      context.report(WorkProgress(done, of: 0, "正在撤下"))
    }
    try await store.write(as: actor) { try found.end(.undone, $0) }
  }
}
