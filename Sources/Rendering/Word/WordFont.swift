/// Fonts by the names that Word's Chinese templates use (字体).
enum WordFont {
  static let hei = "黑体"
  static let kai = "楷体_GB2312"
  static let song = "宋体"
  /// Holds what lies beyond the basic plane, in names mostly.
  static let rare = "SimSun-ExtB"

  /// Latin letters and figures stand in Times, but for titles, which are of one cast.
  static func properties(_ font: String, latin: String = "Times New Roman") -> String {
    "<w:rFonts w:ascii=\"\(latin)\" w:eastAsia=\"\(font)\" w:hAnsi=\"\(latin)\" w:cs=\"Times New Roman\"/>"
  }
}
