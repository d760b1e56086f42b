/// A line of the note on attachments (附件说明), and how far it stands in, in characters.
///
/// GB/T 9704 第7.3.4条：“在正文下空一行左空二字编排‘附件’二字，后标全角冒号和附件名称……附件名称较长需回行时，应当与上一行附件
/// 名称的首字对齐。”
struct AttachmentNote {
  /// Whether it is the line that begins with 附件：.
  let opens: Bool
  let first: Double
  let rest: Double

  /// Nil for text that is no such line. `follows`: the line before was one.
  init?(_ text: String, follows: Bool) {
    opens = text.hasPrefix("附件：") && text.unicodeScalars.count > 3
    let body = (opens ? String(text.dropFirst(3)) : text).unicodeScalars
    let isNumbered = body.first.map { (0x30...0x39).contains($0.value) } ?? false
    guard opens || follows && isNumbered, text.unicodeScalars.count <= 90 else { return nil }
    first = opens ? 2 : 5
    rest = isNumbered ? 5.75 : 5
  }
}
