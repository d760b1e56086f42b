import Kernel
import Publishing

/// A task as somebody types it (任务表单).
struct ChecklistTaskForm: Sendable {
  var values: [String: String] = ["frequency": "monthly"]
  var isEachVillage = false
  var isClosed = false
  /// Whether closing is offered.
  var isOld = false

  private static let names = ["part", "title", "column", "words", "elements", "frequency", "dueRule", "unit", "person", "source"]

  init() {}

  init(_ form: Form) {
    for name in Self.names { values[name] = form.line(name) }
    isEachVillage = form.all("village").contains("yes")
    isClosed = form.all("closed").contains("yes")
  }

  init(_ task: ChecklistTask, _ town: Town) {
    let content = task.content
    values = [
      "part": content.part, "title": content.title, "column": content.column.flatMap { town.tree[$0]?.slug } ?? "",
      "words": content.words, "elements": content.elements, "frequency": content.frequency.rawValue,
      "dueRule": content.dueRule, "unit": content.unit, "person": content.person, "source": content.source,
    ]
    (isEachVillage, isClosed, isOld) = (content.isEachVillage, task.isClosed, true)
  }

  func content(_ town: Town) throws -> ChecklistTask.Content {
    func value(_ name: String) -> String { values[name] ?? "" }
    guard let frequency = ChecklistFrequency(rawValue: value("frequency")) else {
      throw Fault.invalid("frequency", "请选择频次。")
    }
    let column = town.tree.find(value("column"))
    if !value("column").isEmpty, column == nil { throw Fault.invalid("column", "没有这个栏目，请重新选择。") }
    var content = ChecklistTask.Content()
    (content.part, content.title, content.column) = (value("part"), value("title"), column?.id)
    (content.words, content.elements, content.frequency) = (value("words"), value("elements"), frequency)
    (content.dueRule, content.unit, content.person) = (value("dueRule"), value("unit"), value("person"))
    (content.isEachVillage, content.source) = (isEachVillage, value("source"))
    return content
  }

  func fields(_ town: Town) -> [FormField] {
    func text(_ name: String, _ label: String, _ hint: String = "", required: Bool = false, limit: Int = 500) -> FormField {
      FormField(name: name, label: label, value: values[name] ?? "", hint: hint, isRequired: required, limit: limit)
    }
    let often = ChecklistFrequency.allCases.map { FormChoice($0.rawValue, $0.chinese) }
    let columns = [FormChoice("", "（不自动匹配）")] + FormChoice.columns(town.tree)
    return [
      text("part", "类别（可不填）"), text("title", "任务", required: true, limit: 200),
      FormField(name: "column", label: "在哪个栏目公开", control: .select(columns), value: values["column"] ?? ""),
      text("words", "标题用词（可不填）", "标题里有其中一个就算；用顿号分开。"),
      text("elements", "内容要素（可不填）", "正文或者要素里都要有；用顿号分开。"),
      FormField(name: "frequency", label: "频次", control: .select(often), value: values["frequency"] ?? ""),
      text("dueRule", "时限", "期末、期末后10个工作日、次月10日前、1月31日前；不填是期末。遇节假日按工作日历顺延。", limit: 60),
      text("unit", "责任单位（可不填）"), text("person", "责任人（可不填）"),
      FormField(
        name: "village", label: "范围", control: .checks([FormChoice("yes", "各村分别公开", isChosen: isEachVillage)])),
      text("source", "依据（可不填）"),
    ]
      + (isOld ? [FormField(name: "closed", label: "停用", control: .checks([FormChoice("yes", "这项任务不再要求", isChosen: isClosed)]))] : [])
  }
}
