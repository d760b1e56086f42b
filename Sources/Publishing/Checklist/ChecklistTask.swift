import Kernel
import Store

/// A task of a list (清单任务): what is to be made public where, how often, by when, with which elements, and by whom.
package struct ChecklistTask: Equatable, Sendable {
  package typealias ID = Identifier<ChecklistTask>

  package let id: ID
  package let checklist: Checklist.ID
  package let position: Int
  package let isClosed: Bool
  package let content: Content

  /// What is written of it (任务内容).
  package struct Content: Equatable, Sendable {
    package var part = ""
    package var title = ""
    package var column: Column.ID?
    /// With 、 between: each of them may stand for it.
    package var words = ""
    /// With 、 between: all of them must be there.
    package var elements = ""
    package var frequency = ChecklistFrequency.yearly
    package var dueRule = ""
    package var unit = ""
    package var person = ""
    package var isEachVillage = false
    package var source = ""

    package init() {}

    var wordList: [String] { Self.split(words) }
    package var elementList: [String] { Self.split(elements) }
    package var due: ChecklistDue { ChecklistDue(dueRule) ?? .periodEnd }

    private static func split(_ text: String) -> [String] {
      text.split { "、，,；;\n".contains($0) }.map { String($0).trimmed }.filter { !$0.isEmpty }
    }

    /// Everything wrong with it.
    package func issues(_ tree: ColumnTree) -> [Issue] {
      var issues: [Issue] = []
      if title.trimmed.isEmpty || title.count > 200 { issues.append(Issue("title", "请填写任务，最多 200 个字。")) }
      if let column, tree[column] == nil { issues.append(Issue("column", "没有这个栏目，请重新选择。")) }
      if ChecklistDue(dueRule) == nil {
        issues.append(Issue("dueRule", "看不懂时限“\(dueRule.prefix(20))”，请写成期末、期末后10个工作日、次月10日前或者1月31日前。"))
      }
      for (field, name, text) in [
        ("part", "类别", part), ("words", "标题用词", words), ("elements", "内容要素", elements), ("unit", "责任单位", unit),
        ("person", "责任人", person), ("source", "依据", source),
      ] where text.count > 500 { issues.append(Issue(field, "\(name)最多 500 个字，请删减。")) }
      return issues
    }
  }

  init(_ row: Row) throws {
    (id, checklist, position, isClosed) = (try row["id"], try row["checklist"], try row["position"], try row["is_closed"])
    var content = Content()
    (content.part, content.title, content.column) = (try row["part"], try row["title"], try row["column_id"])
    (content.words, content.elements) = (try row["words"], try row["elements"])
    (content.frequency, content.dueRule) = (try row["frequency"], try row["due_rule"])
    (content.unit, content.person) = (try row["unit"], try row["person"])
    (content.isEachVillage, content.source) = (try row["each_village"], try row["source"])
    self.content = content
  }

  package static func list(of checklist: Checklist.ID, _ reader: some Reader) throws -> [ChecklistTask] {
    try reader.all(query(checklist), ChecklistTask.init)
  }

  static func query(_ checklist: Checklist.ID) -> SQL {
    "SELECT * FROM checklist_task WHERE checklist = \(checklist) ORDER BY position, id"
  }

  package static func find(
    _ id: ID, in town: Identifier<Organisation>, _ reader: some Reader
  ) throws -> (task: ChecklistTask, checklist: Checklist) {
    guard let task = try reader.first("SELECT * FROM checklist_task WHERE id = \(id)", ChecklistTask.init) else {
      throw Fault.notFound
    }
    return (task, try Checklist.find(task.checklist, in: town, reader))
  }
}
