/// The theme part (主题): the least that Word takes for whole; without it the file is reported as damaged.
enum WordTheme {
  static var xml: String {
    let colours = [
      ("dk2", "44546A"), ("lt2", "E7E6E6"), ("accent1", "C00000"), ("accent2", "ED7D31"), ("accent3", "A5A5A5"),
      ("accent4", "FFC000"), ("accent5", "5B9BD5"), ("accent6", "70AD47"), ("hlink", "0563C1"),
      ("folHlink", "954F72"),
    ].map { "<a:\($0)><a:srgbClr val=\"\($1)\"/></a:\($0)>" }.joined()
    let fill = "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>"
    let fills = String(repeating: fill, count: 3)
    let lines = String(repeating: "<a:ln w=\"6350\">\(fill)</a:ln>", count: 3)
    let effects = String(repeating: "<a:effectStyle><a:effectLst/></a:effectStyle>", count: 3)
    return """
      <a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="gongwen"><a:themeElements>\
      <a:clrScheme name="gongwen"><a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1>\
      <a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1>\(colours)</a:clrScheme>\
      <a:fontScheme name="gongwen">\(fonts("majorFont", WordFont.hei))\(fonts("minorFont", "仿宋_GB2312"))</a:fontScheme>\
      <a:fmtScheme name="gongwen"><a:fillStyleLst>\(fills)</a:fillStyleLst><a:lnStyleLst>\(lines)</a:lnStyleLst>\
      <a:effectStyleLst>\(effects)</a:effectStyleLst><a:bgFillStyleLst>\(fills)</a:bgFillStyleLst></a:fmtScheme>\
      </a:themeElements></a:theme>
      """
  }

  private static func fonts(_ kind: String, _ chinese: String) -> String {
    "<a:\(kind)><a:latin typeface=\"Times New Roman\"/><a:ea typeface=\"\(chinese)\"/><a:cs typeface=\"\"/></a:\(kind)>"
  }
}
