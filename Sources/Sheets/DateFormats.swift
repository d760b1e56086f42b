/// Which cell styles make a date of a number (数字格式).
struct DateFormats {
  enum Kind { case number, date, time }

  /// By the style's position.
  var kinds: [Kind] = []

  func kind(ofStyle style: Int) -> Kind { kinds.indices.contains(style) ? kinds[style] : .number }

  /// By the format's number where it is built in, including those of Chinese and Japanese Excel; else by its code.
  static func kind(_ id: Int, code: String?) -> Kind {
    if let code { return kind(of: code) }
    return switch id {
    case 14...17, 22, 27...31, 36, 50...54, 57, 58: .date
    case 18...21, 32...35, 45...47, 55, 56: .time
    default: .number
    }
  }

  /// A format code shows a date when it asks for years, months or days outside of quotes and brackets.
  private static func kind(of code: String) -> Kind {
    let letters = placeholders(of: code)
    if letters.contains("y") || letters.contains("d") || letters.contains("e") && letters.contains("m") { return .date }
    if letters.contains("h") || letters.contains("s") { return .time }
    return letters.contains("m") ? .date : .number
  }

  private static func placeholders(of code: String) -> String {
    var letters = ""
    var quoted = false
    var bracketed = false
    var skips = false
    // A second section is for negative numbers: the first decides.
    for letter in code.lowercased() {
      if skips { skips = false; continue }
      switch letter {
      case "\"": quoted.toggle()
      case _ where quoted: break
      case "\\", "_", "*": skips = true
      case "[": bracketed = true
      case "]": bracketed = false
      case _ where bracketed: break
      case ";": return strip(letters)
      default: letters.append(letter)
      }
    }
    return strip(letters)
  }

  /// `General` and exponents have letters that mean no date.
  private static func strip(_ letters: String) -> String {
    letters.replacing("general", with: "").replacing("e+", with: "").replacing("e-", with: "")
      .replacing("am/pm", with: "").replacing("a/p", with: "")
  }
}
