import Kernel
import Publishing
import Store

/// Between a column and the form it is changed in (栏目表单).
extension ColumnEditPage.ColumnDraft {
  init(_ form: Form) {
    func typed(_ name: String) -> String { form[name] ?? "" }
    self.init(
      name: typed("name"), slug: typed("slug"), parent: typed("parent"), kind: typed("kind"), period: typed("period"),
      owner: typed("owner"), steps: Set(form.all("steps")), description: typed("description"), basis: typed("basis"),
      position: typed("position"), isClosed: form["closed"] == "1")
  }

  init(_ column: Column, _ tree: ColumnTree) {
    self.init(
      name: column.name, slug: column.slug, parent: column.parent.flatMap { tree[$0]?.slug } ?? "",
      kind: column.kind.rawValue, period: column.periodDays.map(String.init) ?? "", owner: column.owner,
      steps: Set(column.steps.map(\.rawValue)), description: column.description, basis: column.basis,
      position: String(Self.place(of: column, in: tree) + 1), isClosed: column.isClosed)
  }

  func add(in town: Identifier<Organisation>, _ tree: ColumnTree, _ tx: Transaction) throws {
    guard let kind = ColumnKind(rawValue: kind) else { throw Fault.invalid("kind", "请选择栏目类型。") }
    var new = NewColumn(slug: slug.stripped, name: name, kind: kind, parent: try parent(in: tree))
    (new.basis, new.description, new.owner) = (basis.stripped, description.stripped, owner)
    (new.periodDays, new.steps) = (Int(period), chosenSteps)
    let id = try Column.add(new, in: town, tx)
    if let place = Int(position.stripped) { try Column.move(id, under: new.parent, at: place - 1, tx) }
  }

  func change(_ column: Column, _ tree: ColumnTree, _ tx: Transaction) throws {
    if column.isClosed, !isClosed { throw Fault.invalid("closed", "停用的栏目不能恢复，请新建一个栏目。") }
    let parent = try parent(in: tree)
    if name.stripped != column.name || slug.stripped != column.slug {
      try Column.rename(column.id, to: name, slug: slug.stripped, tx)
    }
    try Column.describe(
      column.id, owner: owner, basis: basis, description: description, periodDays: Int(period), tx)
    if chosenSteps != column.steps { try Column.setSteps(column.id, chosenSteps, tx) }
    let (old, wanted) = (Self.place(of: column, in: tree), Int(position.stripped).map { $0 - 1 })
    if parent != column.parent || wanted.map({ $0 != old }) ?? false {
      try Column.move(column.id, under: parent, at: wanted ?? old, tx)
    }
    if isClosed, !column.isClosed { try Column.close(column.id, tx) }
  }

  private var chosenSteps: [ReviewStep] { ReviewStep.allCases.filter { steps.contains($0.rawValue) } }

  private func parent(in tree: ColumnTree) throws -> Column.ID? {
    if parent.isEmpty { return nil }
    guard let found = tree.find(parent) else { throw Fault.invalid("parent", "没有这个上级栏目，请重新选择。") }
    return found.id
  }

  /// From 0, among its sisters.
  private static func place(of column: Column, in tree: ColumnTree) -> Int {
    tree.children(of: column.parent).firstIndex { $0.id == column.id } ?? 0
  }
}
