import Hummingbird
import Kernel
import Publishing
import Store

/// `/desk/checklists/lists/2`: the tasks of one list, and one more (清单任务).
struct ChecklistPage: Page {
  var frame: DeskFrame
  var year: Int
  var name: String
  var source: String
  var rows: [Row]
  var form: DeskForm?

  /// One task (任务).
  struct Row: Sendable, Equatable {
    var title: String
    var address: Address?
    var part: String
    var column: String
    var often: String
    var due: String
    var owner: String
    var isClosed: Bool
  }

  var view: HTML {
    frame.page(
      name, trail: [Crumb("清单对标", DeskAddress.checklists), Crumb(name)], issues: form?.issues.count ?? 0,
      """
      \(DeskFrame.heading(name, NavLink("\(year)年对标表", DeskAddress.checklistGrid(year))))
      \(if: !source.isEmpty, "<p class=\"quiet\">依据：\(source)</p>")
      <section class="panel" aria-labelledby="h-tasks"><h2 id="h-tasks">任务（\(rows.count)）</h2>
      \(if: rows.isEmpty, "<p role=\"status\">还没有任务。在下面逐项填写。</p>", else: table.view)</section>
      \(form.map { "<section class=\"panel\" aria-labelledby=\"h-add\"><h2 id=\"h-add\">添加一项任务</h2>\($0.view(frame.csrf))</section>" })
      """)
  }

  private var table: DeskTable {
    DeskTable(
      caption: "任务", heads: ["任务", "栏目", "频次", "时限", "责任"],
      rows: rows.map { row in
        [
          head(row), "\(row.column)", "\(row.often)", "\(row.due)", "\(row.owner)",
        ]
      })
  }

  private func head(_ row: Row) -> HTML {
    let title: HTML = row.address.map { "<a href=\"\($0)\">\(row.title)</a>" } ?? "\(row.title)"
    let closed = row.isClosed ? DeskMark("已停用").view : HTML()
    return "\(title) \(closed)<br><small class=\"quiet\">\(row.part)</small>"
  }
}

extension ChecklistPage {
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    .page(try await make(site, visit).view, visit.visit)
  }

  static func add(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let (town, id) = (try await site.workTown(visit), Checklist.ID(try visit.number("checklist")))
    return try await site.forms.read(request, visit.visit) { form in
      let typed = ChecklistTaskForm(form)
      do {
        let content = try typed.content(town)
        _ = try await site.store.write(as: visit.actor) { try ChecklistTask.add(content, to: id, in: town.id, $0) }
        return .seeOther(DeskAddress.checklist(id.value), .checklistSaved)
      } catch let fault as Fault where fault.kind == .invalid {
        var page = try await make(site, visit)
        page.form?.fields = typed.fields(town)
        page.form?.issues = fault.issues
        return .page(page.view, status: .unprocessableContent, visit.visit)
      }
    }
  }

  private static func make(_ site: Site, _ visit: DeskVisit) async throws -> ChecklistPage {
    let (town, id) = (try await site.workTown(visit), Checklist.ID(try visit.number("checklist")))
    let mayKeep = visit.actor.mayKeepLists(town.id)
    let (list, tasks) = try await site.store.read { reader in
      (try Checklist.find(id, in: town.id, reader), try ChecklistTask.list(of: id, reader))
    }
    return ChecklistPage(
      frame: try await site.deskFrame(visit, at: DeskAddress.checklist(id.value)), year: list.year, name: list.name,
      source: list.source, rows: tasks.map { row($0, town, mayKeep) },
      form: mayKeep
        ? DeskForm(action: DeskAddress.checklist(id.value), fields: ChecklistTaskForm().fields(town), button: "添加") : nil)
  }

  private static func row(_ task: ChecklistTask, _ town: Town, _ mayKeep: Bool) -> Row {
    let content = task.content
    return Row(
      title: content.title, address: mayKeep ? DeskAddress.checklistTask(task.id.value) : nil, part: content.part,
      column: content.column.flatMap { town.tree[$0]?.name } ?? "没有指定", often: content.frequency.chinese,
      due: content.dueRule.isEmpty ? "期末" : content.dueRule,
      owner: ChecklistWords.owner(content) + (content.isEachVillage ? "（各村）" : ""), isClosed: task.isClosed)
  }
}
