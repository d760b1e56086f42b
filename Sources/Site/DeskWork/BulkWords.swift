import Kernel
import Manuscript
import Publishing
import Store

/// Bulk work in words (批量处理用语).
enum BulkWords {
  /// 查找替换：“文化站”改为“文旅服务中心”.
  static func what(_ order: BulkOrder?, _ tree: ColumnTree?) -> String {
    switch order {
    case nil: "还没有决定要做什么"
    case .replace(let replacement):
      replacement.substitution.replacement.isEmpty
        ? "查找替换：删去“\(replacement.substitution.words)”"
        : "查找替换：“\(replacement.substitution.words)”改为“\(replacement.substitution.replacement)”"
    case .move(let column): "移动到“\(tree?.columns.first { $0.id == column }?.name ?? "另一栏目")”"
    case .retag: "改关键词和主题"
    case .mark(let validity, let day, _): "标注“\(validity.chinese)”，自 \(day) 起"
    case .export: "导出表格"
    case .undo(let undone): "撤销批量处理第 \(undone) 号"
    }
  }

  /// For a list of jobs, short.
  static func short(_ order: BulkOrder) -> String {
    if case .replace(let replacement) = order { return "查找替换“\(replacement.substitution.words)”" }
    if case .undo(let undone) = order { return "撤销第 \(undone) 号" }
    return order.chinese
  }

  /// 完成 28 条，跳过 2 条。
  static func summary(of id: Bulk.ID, _ reader: some Reader) throws -> String {
    try summaries(of: [Bulk.find(id, as: .program("jobs"), reader)], reader)[id] ?? ""
  }

  /// The same for several, in two queries.
  static func summaries(of bulks: [Bulk], _ reader: some Reader) throws -> [Bulk.ID: String] {
    let counts = try Bulk.hitCounts(of: bulks.filter { $0.state == .ready }.map(\.id), reader)
    let tallies = try Bulk.tallies(of: bulks.filter { $0.state != .ready }.map(\.id), reader)
    return bulks.reduce(into: [:]) { words, bulk in
      let (count, tally) = (counts[bulk.id], tallies[bulk.id] ?? [:])
      words[bulk.id] =
        bulk.state == .ready
        ? "找到 \(count?.all ?? 0) 处，在 \(count?.items ?? 0) 条信息里，等您核对。"
        : "完成 \(tally[.done] ?? 0) 条，跳过 \(tally[.skipped] ?? 0) 条。"
    }
  }

  static func mark(_ state: Bulk.State) -> DeskMark {
    switch state {
    case .choosing: DeskMark("未下达")
    case .looking: DeskMark("正在查找", .waiting)
    case .ready: DeskMark("等您核对", .waiting)
    case .ordered: DeskMark("进行中", .waiting)
    case .done: DeskMark("办完", .good)
    }
  }

  static func mark(_ outcome: BulkItem.Outcome) -> DeskMark {
    switch outcome {
    case .waiting: DeskMark(outcome.chinese)
    case .done: DeskMark(outcome.chinese, .good)
    case .skipped: DeskMark(outcome.chinese, .waiting)
    }
  }
}
