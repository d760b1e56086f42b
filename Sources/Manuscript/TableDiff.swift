/// The differences between two tables (表格对照), by the words in their cells.
package struct TableDiff: Sendable, Equatable {
  package enum State: Sendable, Equatable { case same, removed, added, changed }

  package struct Row: Sendable, Equatable {
    package let state: State
    package let cells: [Cell]
  }

  package struct Cell: Sendable, Equatable {
    package let text: TextDiff
    package let colSpan: Int
    package let isHeader: Bool
  }

  package let caption: TextDiff?
  package let rows: [Row]

  package init(from old: Table, to new: Table) {
    caption = old.caption == nil && new.caption == nil
      ? nil : TextDiff(from: old.caption?.plainText ?? "", to: new.caption?.plainText ?? "")
    let script = EditScript(from: old.rows.map(Self.key), to: new.rows.map(Self.key))
    rows = script.runs.flatMap { run -> [Row] in
      if run.isSame { return new.rows[run.new].map { Self.row($0, $0, .same) } }
      return Self.paired(Array(old.rows[run.old]), Array(new.rows[run.new]))
    }
  }

  private static func key(_ row: [Table.Cell]) -> [String] { row.map(\.plainText) }

  /// Row against row as far as both go; where one side has more, the first rows that share a heading stay together.
  private static func paired(_ old: [[Table.Cell]], _ new: [[Table.Cell]]) -> [Row] {
    let heads = EditScript(from: old.map(head), to: new.map(head))
    return heads.runs.flatMap { run -> [Row] in
      let (before, after) = (Array(old[run.old]), Array(new[run.new]))
      let both = run.isSame || before.count == after.count ? before.count : 0
      return zip(before.prefix(both), after.prefix(both)).map { row($0, $1, .changed) }
        + before.dropFirst(both).map { row($0, [], .removed) } + after.dropFirst(both).map { row([], $0, .added) }
    }
  }

  private static func head(_ row: [Table.Cell]) -> String { row.first?.plainText ?? "" }

  private static func row(_ old: [Table.Cell], _ new: [Table.Cell], _ state: State) -> Row {
    let count = max(old.count, new.count)
    return Row(
      state: state,
      cells: (0..<count).map { index in
        let (before, after) = (old.dropFirst(index).first, new.dropFirst(index).first)
        let shape = after ?? before ?? Table.Cell()
        return Cell(
          text: TextDiff(from: before?.plainText ?? "", to: after?.plainText ?? ""), colSpan: shape.colSpan,
          isHeader: shape.isHeader)
      })
  }
}
