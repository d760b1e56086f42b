import Manuscript

/// Hears the workbook's own part: its sheets in order, and the day that its dates are counted from.
struct BookListener: XMLListener {
  struct Entry {
    let name: String
    let relation: String
    let isHidden: Bool
  }

  var refusal: Refusal?
  private(set) var sheets: [Entry] = []
  private(set) var base = SerialDate.Base.year1900

  mutating func begin(_ name: String, _ attributes: XMLAttributes) {
    switch name {
    case "sheet":
      guard sheets.count < 10_000 else { return refusal = Refusal("工作表过多，请拆分后再上传。") }
      sheets.append(
        Entry(
          name: attributes["name"] ?? "", relation: attributes["id"] ?? "",
          isHidden: ["hidden", "veryHidden"].contains(attributes["state"] ?? "")))
    case "workbookPr":
      if ["1", "true"].contains(attributes["date1904"] ?? "") { base = .year1904 }
    default: break
    }
  }

  mutating func end(_ name: String) {}
  mutating func text(_ text: String) {}
}

/// Hears the strings that cells share. Readings of Chinese and Japanese (`rPh`) are not part of the text.
struct StringListener: XMLListener {
  var refusal: Refusal?
  private(set) var strings: [String] = []
  private var current = ""
  private var isText = false
  private var phonetic = 0

  mutating func begin(_ name: String, _ attributes: XMLAttributes) {
    switch name {
    case "si": current = ""
    case "rPh": phonetic += 1
    case "t": isText = phonetic == 0
    default: break
    }
  }

  mutating func end(_ name: String) {
    switch name {
    case "si": strings.append(EscapedText.read(current))
    case "rPh": phonetic -= 1
    case "t": isText = false
    default: break
    }
  }

  mutating func text(_ text: String) {
    if isText { current += text }
  }
}

/// Hears which of the cell styles show a number as a date.
struct StyleListener: XMLListener {
  var refusal: Refusal?
  private(set) var formats = DateFormats()
  private var codes: [Int: String] = [:]
  private var isCellStyles = false

  mutating func begin(_ name: String, _ attributes: XMLAttributes) {
    switch name {
    case "numFmt":
      if let id = attributes["numFmtId"].flatMap({ Int($0) }) { codes[id] = attributes["formatCode"] ?? "" }
    case "cellXfs": isCellStyles = true
    case "xf" where isCellStyles:
      let id = attributes["numFmtId"].flatMap { Int($0) } ?? 0
      formats.kinds.append(DateFormats.kind(id, code: codes[id]))
    default: break
    }
  }

  mutating func end(_ name: String) {
    if name == "cellXfs" { isCellStyles = false }
  }

  mutating func text(_ text: String) {}
}
