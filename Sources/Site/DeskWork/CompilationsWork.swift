import Files
import Hummingbird
import Jobs
import Kernel
import Publishing
import Store

/// The desk's routes for compilations (汇编路由).
extension Site {
  static let compilationRoutes: [Route] = [
    .desk("/desk/compilations", office, CompilationsPage.show),
    .act("/desk/compilations", office, CompilationsPage.order),
    .desk("/desk/compilations/:compilation/file", office, CompilationsPage.file),
  ]
}

/// `GET`, `POST /desk/compilations` and the files (汇编).
extension CompilationsPage {
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let today = site.store.today()
    let year = Day(year: today.year, month: 1, day: 1) ?? today
    let typed = Typed(first: year.description, last: today.description)
    return .page(try await page(site, visit, typed).view, visit.visit)
  }

  static func order(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let town = try await site.workTown(visit)
    return try await site.forms.read(request, visit.visit) { form in
      let typed = Typed(
        column: form.line("column"), first: form.line("first"), last: form.line("last"), format: form.line("format"))
      do {
        let (column, first, last, format) = try typed.read(town.tree)
        let job = try await site.store.write(as: visit.actor) { tx in
          let id = try Compilation.order(column.id, from: first, through: last, as: format, tx)
          let job = try CompilationJob(Compilation.find(id, tx)).enqueue(tx, in: town.id)
          try Compilation.began(id, job: job.value, tx)
          return job
        }
        return .seeOther(DeskAddress.job(job.value).text)
      } catch let fault as Fault where fault.kind == .invalid {
        var page = try await page(site, visit, typed)
        page.issues = fault.issues
        return .page(page.view, status: .unprocessableContent, visit.visit)
      }
    }
  }

  /// What was taken down or changed since is not handed out any more.
  static func file(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let (town, id) = (try await site.workTown(visit), Compilation.ID(try visit.number("compilation")))
    let found = try await site.store.read { try Compilation.find(id, $0) }
    guard found.town == town.id, let file = found.file else { throw Fault.notFound }
    guard found.outdated == 0 else { throw Fault(.gone, [Issue("", "这一册里有信息已经改动或撤下，请重新制作。")]) }
    guard site.files.holds(file.digest) else { throw MissingFile(digest: file.digest.hex) }
    return FileAnswer(
      path: site.files.path(of: file.digest), name: found.fileName, type: found.format.mediaType, size: file.size,
      digest: file.digest.hex, modified: file.madeAt
    ).response(to: request)
  }

  private static func page(_ site: Site, _ visit: DeskVisit, _ typed: Typed) async throws -> CompilationsPage {
    let town = try await site.workTown(visit)
    let (list, people) = try await site.store.read { reader in
      let list = try Compilation.list(of: town.id, reader)
      return (list, try StaffNames(reader))
    }
    return CompilationsPage(
      frame: try await site.deskFrame(visit, at: DeskAddress.items()), columns: FormChoice.columns(town.tree),
      mayOrder: visit.actor.may(.draft, in: town.id), typed: typed,
      rows: list.map { row($0, people[$0.account]) }, isLive: list.contains { $0.file == nil && $0.outdated == 0 })
  }

  private static func row(_ compilation: Compilation, _ person: String) -> Row {
    let ordered = "\(person)，\(Beijing.minute(compilation.orderedAt))"
    let job = compilation.job.map { DeskAddress.job($0) }
    guard let file = compilation.file else {
      return Row(title: compilation.title, outcome: "还没有做好，看进展", job: job, ordered: ordered)
    }
    guard compilation.outdated == 0 else {
      return Row(title: compilation.title, outcome: "其中 \(compilation.outdated) 条已经改动或撤下，请重做", ordered: ordered)
    }
    return Row(
      title: compilation.title, file: DeskAddress.compilationFile(compilation.id.value),
      outcome: "\(file.items) 条、\(file.pages) 页，\(compilation.format.chinese)，\(FileSize.text(file.size))",
      ordered: ordered)
  }
}

extension CompilationsPage.Typed {
  /// What was chosen, or everything that is wrong with it.
  fileprivate func read(_ tree: ColumnTree) throws -> (Column, Day, Day, Compilation.Format) {
    var issues: [Issue] = []
    if tree.find(column) == nil { issues.append(Issue("column", "请选择栏目。")) }
    for (name, text) in [("first", first), ("last", last)] where Day(text) == nil {
      issues.append(Issue(name, "请填写日期，例如 2026-01-01。"))
    }
    if Compilation.Format(rawValue: format) == nil { issues.append(Issue("format", "请选择 PDF 或 OFD。")) }
    guard issues.isEmpty, let column = tree.find(column), let first = Day(first), let last = Day(last),
      let format = Compilation.Format(rawValue: format)
    else { throw Fault.invalid(issues) }
    return (column, first, last, format)
  }
}
