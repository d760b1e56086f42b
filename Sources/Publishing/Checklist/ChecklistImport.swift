import Kernel
import Store

/// Rows of a table as tasks (清单导入): what is wrong is told by the number of its row, all of it at once.
package struct ChecklistImport: Sendable {
  package let tasks: [ChecklistTask.Content]
  /// `第 7 行：…`.
  package let problems: [String]

  package init(_ table: ChecklistTable, _ mapping: [ChecklistTable.Part: Int], _ tree: ColumnTree) {
    var (tasks, problems) = ([ChecklistTask.Content](), [String]())
    // Merged cells say something once for the rows below.
    var part = ""
    for (index, row) in table.rows.enumerated() where row.contains(where: { !$0.trimmed.isEmpty }) {
      func cell(_ part: ChecklistTable.Part) -> String {
        mapping[part].flatMap { row.indices.contains($0) ? row[$0].trimmed : nil } ?? ""
      }
      if !cell(.part).isEmpty { part = cell(.part) }
      let (content, wrong) = Self.read(cell, part, tree)
      if wrong.isEmpty { tasks.append(content) } else {
        problems.append("第 \(table.firstRow + index) 行：" + wrong.joined(separator: ""))
      }
    }
    (self.tasks, self.problems) = (tasks, problems)
  }

  private static func read(
    _ cell: (ChecklistTable.Part) -> String, _ part: String, _ tree: ColumnTree
  ) -> (ChecklistTask.Content, [String]) {
    var (content, wrong) = (ChecklistTask.Content(), [String]())
    (content.part, content.title) = (part, cell(.title))
    (content.words, content.elements) = (cell(.words), cell(.elements))
    (content.unit, content.person, content.source) = (cell(.unit), cell(.person), cell(.source))
    content.isEachVillage = ["是", "√", "各村", "■", "1"].contains(cell(.village)) || cell(.unit).contains("各村")
    if !cell(.column).isEmpty {
      let column = tree.columns.first { $0.name == cell(.column) || $0.slug == cell(.column) }
      content.column = column?.id
      if column == nil { wrong.append("没有叫“\(cell(.column).prefix(20))”的栏目。") }
    }
    let often = cell(.frequency).isEmpty ? cell(.dueRule) : cell(.frequency)
    if let frequency = ChecklistFrequency(words: often) { content.frequency = frequency } else {
      wrong.append("看不懂频次“\(often.prefix(20))”，请写每月、每季、每半年、每年、实时或者一次。")
    }
    // 持续推进 in the column of time says how often, not by when.
    content.dueRule = ChecklistDue(cell(.dueRule)) == nil && cell(.frequency).isEmpty ? "" : cell(.dueRule)
    return (content, wrong + content.issues(tree).map(\.sentence))
  }

  /// Makes the list. Rows that cannot be read stop it, unless they are to be left out.
  package func make(
    year: Int, name: String, source: String, skippingProblems: Bool, from table: ChecklistTable.ID,
    in town: Identifier<Organisation>, _ tx: Transaction
  ) throws -> Checklist.ID {
    guard !tasks.isEmpty else { throw Fault.invalid("rows", "没有一行能读成任务，请核对各列的对应。") }
    guard problems.isEmpty || skippingProblems else {
      throw Fault.invalid("rows", "有 \(problems.count) 行看不懂，见下面的清单；请改好表格重新上传，或者勾选跳过这些行。")
    }
    let id = try Checklist.add(year: year, name: name, source: source, in: town, tx)
    for task in tasks { _ = try ChecklistTask.insert(task, to: id, tx) }
    try tx.run("DELETE FROM checklist_upload WHERE id = \(table) AND town = \(town)")
    try tx.record("checklist.imported", of: "checklist:\(id)", in: town, "\(tasks.count) 项任务，跳过 \(problems.count) 行")
    return id
  }
}
