extension Proofreader {
  /// Every rule of the house (全部规则), in the order of the documentation. A rule is switched on by being heard at
  /// a level, not by standing here.
  package static let allRules: [any Rule] =
    punctuationRules + numberRules + sumRules + structureRules + nameRules + outerRules + wordRules

  /// Marks and blanks (标点与空格), GB/T 15834.
  private static let punctuationRules: [any Rule] = [
    ListedMarks(), MarkWidths(), StraightQuotes(), PairedMarks(), NestedMarks(), DoubledMarks(), EtcComma(),
    SymbolsInProse(), InnerBlanks(), TrailingBlanks(), HiddenCharacters(),
  ]
  /// Numbers, dates and units (数字与日期), GB/T 15835.
  private static let numberRules: [any Rule] = [
    DocumentNumbers(), ImpossibleDates(), Weekdays(), DatePeriods(), TitleYear(), DateStyle(), DotDates(),
    MeasureWords(), RedundantAmounts(), AmountRanges(), RoughNumbers(), MixedNumbers(), UnitSigns(),
  ]
  /// Sums and shares (合计与占比).
  private static let sumRules: [any Rule] = [PartsOfSum(), Shares(), TableSums()]
  /// Headings, signature, date, elements (结构要素), GB/T 9704.
  private static let structureRules: [any Rule] = [
    LevelNumbers(), ItemNumbers(), LevelMarks(), ClosingSignature(), AttachmentLines(), MissingElements(),
    CopiedPolicy(),
  ]
  /// Titles, offices, people (名称): tables with their days.
  private static let nameRules: [any Rule] = [TitleNames(), TitleValidity(), OfficeNames(), LeaderOrder()]
  /// Where links lead, and what must not go out (链接与标志).
  private static let outerRules: [any Rule] = [LinkTargets(), HiddenText(), SecrecyMarks()]
  /// Words (用语): lists, doubled words, 地, and the corrector.
  private static let wordRules: [any Rule] = [
    ListedWords(), RepeatedWords(), BlendedWords(), AdverbialDi(), SpellingRule(),
  ]
}
