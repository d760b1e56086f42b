import Hummingbird
import Kernel
import Publishing
import Store

/// `/desk/checklists/tasks/5`: one task, to be changed or closed (修改任务).
struct ChecklistTaskPage: Page {
  var frame: DeskFrame
  var name: String
  var list: NavLink
  var form: DeskForm

  var view: HTML {
    frame.page(
      name, trail: [Crumb("清单对标", DeskAddress.checklists), Crumb(list.name, list.address), Crumb(name)],
      issues: form.issues.count,
      """
      <h1>\(name)</h1><section class="panel" aria-label="任务">\(form.view(frame.csrf))</section>
      """)
  }
}

extension ChecklistTaskPage {
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    .page(try await make(site, visit, nil, []).view, visit.visit)
  }

  static func change(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let (town, id) = (try await site.workTown(visit), ChecklistTask.ID(try visit.number("task")))
    return try await site.forms.read(request, visit.visit) { form in
      var typed = ChecklistTaskForm(form)
      typed.isOld = true
      do {
        let (content, isClosed) = (try typed.content(town), typed.isClosed)
        let list = try await site.store.write(as: visit.actor) { tx in
          try ChecklistTask.change(id, content, isClosed: isClosed, in: town.id, tx)
          return try ChecklistTask.find(id, in: town.id, tx).checklist.id
        }
        return .seeOther(DeskAddress.checklist(list.value), .checklistSaved)
      } catch let fault as Fault where fault.kind == .invalid {
        return .page(try await make(site, visit, typed, fault.issues).view, status: .unprocessableContent, visit.visit)
      }
    }
  }

  private static func make(
    _ site: Site, _ visit: DeskVisit, _ typed: ChecklistTaskForm?, _ issues: [Issue]
  ) async throws -> ChecklistTaskPage {
    let (town, id) = (try await site.workTown(visit), ChecklistTask.ID(try visit.number("task")))
    let (task, list) = try await site.store.read { reader in
      let found = try ChecklistTask.find(id, in: town.id, reader)
      return (found.task, found.checklist)
    }
    return ChecklistTaskPage(
      frame: try await site.deskFrame(visit, at: DeskAddress.checklistTask(id.value)), name: task.content.title,
      list: NavLink(list.name, DeskAddress.checklist(list.id.value)),
      form: DeskForm(
        action: DeskAddress.checklistTask(id.value), fields: (typed ?? ChecklistTaskForm(task, town)).fields(town),
        button: "保存", look: .main, issues: issues))
  }
}
