/// Where signature and date stand (署名、成文日期) on a page without a printed seal.
///
/// GB/T 9704—2012 第7.3.5.2条：“单一机关行文时，在正文（或附件说明）下空一行右空二字编排发文机关署名，在发文机关署名下一行
/// 编排成文日期，首字比发文机关署名首字右移二字，如成文日期长于发文机关署名，应当使成文日期右空二字编排，并相应增加发文机关署名
/// 右空字数。”
package enum Closing {
  /// The blank on the right of each, in characters; both lengths in characters too.
  package static func indents(signature: Double, date: Double) -> (signature: Double, date: Double) {
    signature >= date + 2 ? (2, signature - date) : (date + 4 - signature, 2)
  }

  /// How many characters wide a line is: what is not Chinese takes half.
  package static func width(of text: String) -> Double {
    text.unicodeScalars.reduce(0) { $0 + ($1.value < 0x2000 ? 0.5 : 1) }
  }
}
