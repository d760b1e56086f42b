/// A word in a frame (标记): the state of an item, 转入, 停用. The word carries the meaning, the tone only helps.
struct DeskMark: Sendable, Equatable {
  var word: String
  var tone: Tone

  enum Tone: String, Sendable, CaseIterable { case calm, waiting, good, grave }

  init(_ word: String, _ tone: Tone = .calm) { (self.word, self.tone) = (word, tone) }

  /// An imported item (转入): it carries its original dates.
  static let imported = DeskMark("转入")

  var view: HTML { "<span class=\"mark mark-\(tone.rawValue)\">\(word)</span>" }
}
