import Publishing

/// Imports in the words of the desk (导入用语).
enum ImportWords {
  /// 导入 640，修补后导入 21，重复 9，不导入 1.
  static func summary(_ tally: ImportTally) -> String {
    RecordReport.Outcome.allCases.map { "\(shown($0).rawValue) \(tally.counts[$0] ?? 0)" }.joined(separator: "，")
  }

  static func shown(_ outcome: RecordReport.Outcome) -> ImportReportPage.Outcome {
    switch outcome {
    case .taken: .taken
    case .repaired: .repaired
    case .duplicate: .duplicate
    case .refused: .refused
    }
  }

  static func mark(_ state: LegacyImport.State) -> DeskMark {
    switch state {
    case .reading, .checking, .running, .undoing, .mapping: DeskMark(state.chinese, .waiting)
    case .checked, .done: DeskMark(state.chinese, .good)
    case .undone: DeskMark(state.chinese)
    case .failed: DeskMark(state.chinese, .grave)
    }
  }
}
