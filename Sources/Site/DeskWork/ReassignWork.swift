import Accounts
import Hummingbird
import Kernel
import Publishing
import Store

/// `GET` and `POST /desk/reassignments`: hands one person's work to another (批量转交).
extension ReassignPage {
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let (from, to) = (request.uri.queryParameters["from"], request.uri.queryParameters["to"])
    return .page(try await make(site, visit, from.map(String.init) ?? "", to.map(String.init) ?? "").view, visit.visit)
  }

  static func take(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    try await site.forms.read(request, visit.visit) { form in
      let (from, to, note) = (form.line("from"), form.line("to"), form.line("note"))
      let picks = Set(form.all("pick").compactMap(Reassignment.Pick.init))
      do {
        guard let giver = Int64(from) else { throw Fault.invalid("from", "请选择转交谁的工作。") }
        let id = try await site.store.write(as: visit.actor) { tx in
          let taker = try Int64(to).flatMap { try Account.atWork(Identifier($0), tx) }
          return try Reassignment.make(from: Identifier(giver), to: taker, picks, note: note, tx)
        }
        return .seeOther(DeskAddress.reassignment(id.value).text)
      } catch let fault as Fault where fault.kind == .invalid {
        var page = try await make(site, visit, from, to, fault.issues)
        page.note = note
        page.lines = page.lines?.map { line in
          var line = line
          line.isTicked = form.all("pick").contains(line.pick)
          return line
        }
        return .page(page.view, status: .unprocessableContent, visit.visit)
      }
    }
  }

  private static func make(
    _ site: Site, _ visit: DeskVisit, _ from: String, _ to: String, _ issues: [Issue] = []
  ) async throws -> ReassignPage {
    let (staff, now) = (visit.staff, site.store.now())
    let town = try await site.workplace(visit).town?.id ?? staff.organisation
    var page = ReassignPage(
      frame: try await site.deskFrame(visit, at: DeskAddress.reassignments()), people: [], from: from, to: to,
      issues: issues)
    if !from.isEmpty, from == to { page.issues.append(Issue("to", "转交人和接收人是同一个人，请重新选择。")) }
    return try await site.store.read { [page] reader in
      var page = page
      page.people = try Account.list(in: town, reader).map {
        FormChoice($0.id.description, $0.displayName + ($0.isActive ? "" : "（已停用）"))
      }
      page.recent = try Reassignment.recent(by: staff.account, reader).map { id in
        let past = try Reassignment.find(id, as: visit.actor, reader)
        return NavLink("\(Beijing.minute(past.at)) \(past.summary)", DeskAddress.reassignment(id.value))
      }
      if let giver = Int64(from), let taker = Int64(to), giver != taker {
        let person = try Account.atWork(Identifier(taker), reader)
        page.lines = try Reassignment.preview(from: Identifier(giver), to: person, as: visit.actor, at: now, reader)
          .map(Line.init)
      }
      return page
    }
  }
}

extension ReassignmentPage {
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let id = Reassignment.ID(try visit.number("reassignment"))
    let (done, names) = try await site.store.read { reader in
      let done = try Reassignment.find(id, as: visit.actor, reader)
      return (done, try [done.giver, done.taker].map { try Account.fetch($0, reader)?.displayName ?? "" })
    }
    let page = ReassignmentPage(
      frame: try await site.deskFrame(visit, at: DeskAddress.reassignment(id.value)),
      sentence: "\(Beijing.minute(done.at))，\(names[0])手里的工作转交给\(names[1])：\(done.summary)。", note: done.note,
      rows: done.lines.map {
        [$0.title, $0.kind.chinese, $0.columnName, $0.refusal.isEmpty ? "已转交" : "未转交：\($0.refusal)"]
      })
    return .page(page.view, visit.visit)
  }
}

extension ReassignPage.Line {
  fileprivate init(_ line: Reassignment.Line) {
    self.init(
      pick: "\(line.kind.rawValue):\(line.edition)", title: line.title, kind: line.kind.chinese,
      column: line.columnName, state: DeskMark(line.state), refusal: line.refusal)
  }
}

extension Reassignment {
  fileprivate var summary: String {
    let handed = lines.count { $0.refusal.isEmpty }
    return "转交 \(handed) 项，未转交 \(lines.count - handed) 项"
  }
}

extension Reassignment.Pick {
  /// `draft:7`, as the form sends it.
  fileprivate init?(_ text: String) {
    let parts = text.split(separator: ":")
    guard parts.count == 2, let kind = Reassignment.Kind(rawValue: String(parts[0])), let edition = Int64(parts[1])
    else { return nil }
    self.init(kind, Edition.ID(edition))
  }
}
