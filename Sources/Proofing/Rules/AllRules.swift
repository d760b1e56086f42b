extension Proofreader {
  /// Every rule of the house (全部规则), in the order of the documentation. A rule is switched on by being heard at
  /// a level, not by standing here.
  package static let allRules: [any Rule] = punctuationRules + numberRules + structureRules + wordRules

  /// Marks and blanks (标点与空格), GB/T 15834.
  private static let punctuationRules: [any Rule] = [
    ListedMarks(), MarkWidths(), PairedMarks(), DoubledMarks(), EtcComma(), SymbolsInProse(), InnerBlanks(),
    TrailingBlanks(),
  ]
  /// Numbers, dates and units (数字与日期), GB/T 15835.
  private static let numberRules: [any Rule] = [
    DocumentNumbers(), ImpossibleDates(), DateStyle(), MeasureWords(), RedundantAmounts(), AmountRanges(),
  ]
  /// Headings, signature, date (结构要素), GB/T 9704.
  private static let structureRules: [any Rule] = [LevelNumbers(), LevelMarks(), ClosingSignature()]
  /// Words (用语): lists, doubled words, 地, and the corrector.
  private static let wordRules: [any Rule] = [ListedWords(), RepeatedWords(), AdverbialDi(), SpellingRule()]
}
