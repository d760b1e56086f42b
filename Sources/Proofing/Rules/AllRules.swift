extension Proofreader {
  /// Every rule of the house (全部规则), in the order of the documentation. A rule is switched on by being heard at
  /// a level, not by standing here.
  package static let allRules: [any Rule] = punctuationRules + numberRules + structureRules + wordRules

  /// Marks and blanks (标点与空格), GB/T 15834.
  private static let punctuationRules: [any Rule] = []
  /// Numbers, dates and units (数字与日期), GB/T 15835.
  private static let numberRules: [any Rule] = []
  /// Headings, signature, date, links (结构要素), GB/T 9704.
  private static let structureRules: [any Rule] = []
  /// Words, names, titles (用语与名称): dated lists.
  private static let wordRules: [any Rule] = []
}
