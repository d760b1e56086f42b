import Hummingbird
import Kernel
import Publishing
import Store

/// `/desk/checklists/uploads/3`: which column of the table is what, what would become of its rows, and the import (清单导入).
struct ChecklistUploadPage: Page {
  var frame: DeskFrame
  var file: String
  var action: Address
  var typed: ChecklistsPage.Typed
  /// Which column each part is, as fields.
  var columns: [FormField]
  var tasks: Int
  var problems: [String]
  var heads: [String]
  var sample: [[String]]
  var issues: [Issue] = []

  var view: HTML {
    frame.page(
      "核对表格", trail: [Crumb("清单对标", DeskAddress.checklists), Crumb("核对表格")], issues: issues.count,
      """
      <h1>核对表格</h1>
      <p role="status">“\(file)”：能读成 \(tasks) 项任务\(if: !problems.isEmpty, "，有 \(problems.count) 行看不懂")。</p>
      \(if: !problems.isEmpty, wrong)
      <form class="desk-form panel" method="post" action="\(action)">\(frame.csrf)
      \(FormIssues(issues, for: all).view)
      \(all.marked(issues).view)
      <p class="buttons"><button class="plain" name="act" value="look">按这样的对应再看一次</button>\
      <button name="act" value="take">导入</button></p></form>
      <section class="panel" aria-labelledby="h-sample"><h2 id="h-sample">表格的前几行</h2>
      \(DeskTable(caption: "前几行", heads: heads, rows: sample.map { $0.map { "\($0)" } }).view)</section>
      """)
  }

  private var all: [FormField] {
    var fields = ChecklistsPage.fields(typed) + columns
    if !problems.isEmpty {
      fields.append(
        FormField(name: "skip", label: "看不懂的行", control: .checks([FormChoice("yes", "跳过这 \(problems.count) 行，只导入看得懂的")])))
    }
    return fields
  }

  private var wrong: HTML {
    """
    <div class="issues" role="alert"><h2>这些行看不懂</h2>
    <ul>\(each: problems.prefix(50), { "<li>\($0)</li>" })</ul>\
    \(if: problems.count > 50, "<p>还有 \(problems.count - 50) 行。</p>")</div>
    """
  }
}

extension ChecklistUploadPage {
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let (town, table) = try await found(site, visit)
    let year = table.name.firstMatch(of: #/20\d\d/#).map { String($0.0) } ?? String(site.store.today().year)
    let name = table.name.split(separator: ".").dropLast().joined(separator: ".")
    let typed = ChecklistsPage.Typed(year: year, name: name.isEmpty ? table.name : name)
    return .page(try await make(site, visit, town, table, table.guess, typed).view, visit.visit)
  }

  static func take(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let (town, table) = try await found(site, visit)
    return try await site.forms.read(request, visit.visit) { form in
      let typed = ChecklistsPage.Typed(year: form.line("year"), name: form.line("name"), source: form.line("source"))
      var mapping: [ChecklistTable.Part: Int] = [:]
      for part in ChecklistTable.Part.allCases {
        guard let column = Int(form.line("part-\(part.rawValue)")), table.heads.indices.contains(column) else { continue }
        mapping[part] = column
      }
      var page = try await make(site, visit, town, table, mapping, typed)
      guard form["act"] == "take" else { return .page(page.view, visit.visit) }
      do {
        let (reading, skips) = (ChecklistImport(table, mapping, town.tree), form.all("skip").contains("yes"))
        let id = try await site.store.write(as: visit.actor) {
          try reading.make(
            year: Int(typed.year) ?? 0, name: typed.name, source: typed.source, skippingProblems: skips, from: table.id,
            in: town.id, $0)
        }
        return .seeOther(DeskAddress.checklist(id.value), .checklistImported)
      } catch let fault as Fault where fault.kind == .invalid {
        page.issues = fault.issues
        return .page(page.view, status: .unprocessableContent, visit.visit)
      }
    }
  }

  private static func found(_ site: Site, _ visit: DeskVisit) async throws -> (Town, ChecklistTable) {
    let (town, id) = (try await site.workTown(visit), ChecklistTable.ID(try visit.number("upload")))
    return (town, try await site.store.read { try ChecklistTable.find(id, in: town.id, $0) })
  }

  private static func make(
    _ site: Site, _ visit: DeskVisit, _ town: Town, _ table: ChecklistTable,
    _ mapping: [ChecklistTable.Part: Int], _ typed: ChecklistsPage.Typed
  ) async throws -> ChecklistUploadPage {
    let reading = ChecklistImport(table, mapping, town.tree)
    let choices = [FormChoice("", "（没有这一列）")] + table.heads.enumerated().map { FormChoice(String($0.offset), $0.element) }
    return ChecklistUploadPage(
      frame: try await site.deskFrame(visit, at: DeskAddress.checklistUpload(table.id.value)), file: table.name,
      action: DeskAddress.checklistUpload(table.id.value), typed: typed,
      columns: ChecklistTable.Part.allCases.map { part in
        FormField(
          name: "part-\(part.rawValue)", label: "“\(part.chinese)”是哪一列", control: .select(choices),
          value: mapping[part].map { String($0) } ?? "")
      }, tasks: reading.tasks.count, problems: reading.problems, heads: table.heads,
      sample: Array(table.rows.prefix(5)))
  }
}
