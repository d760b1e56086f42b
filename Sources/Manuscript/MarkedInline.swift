/// The inside of a line of marked text (行内标记): `**粗**`, `''斜''`, `__下划线__`, `~~删除~~`, `^^上标^^`, `,,下标,,`,
/// `[文字](地址)`, `![说明](图片)`, 【换行】; a backslash takes a mark its meaning.
enum MarkedInline {
  static let marks: [(sign: Unicode.Scalar, mark: Marks)] = [
    ("*", .bold), ("'", .italic), ("_", .underline), ("~", .strike), ("^", .superscript), (",", .subscript),
  ]

  static func write(_ inlines: [Inline], inCell: Bool = false) -> String {
    var writer = Writer(inCell: inCell)
    writer.write(inlines)
    writer.turn(to: [])
    return writer.output
  }

  private struct Writer {
    let inCell: Bool
    var output = ""
    private var current: Marks = []
    private var inLink = false

    init(inCell: Bool) {
      self.inCell = inCell
    }

    mutating func write(_ inlines: [Inline]) {
      for inline in inlines {
        switch inline {
        case .text(let text, let marks):
          turn(to: marks)
          write(text)
        case .lineBreak:
          turn(to: [])
          output += MarkedWord.lineBreak.text
        case .image(let image):
          turn(to: [])
          write(image)
        case .link(let address, let inner):
          turn(to: [])
          output += "["
          inLink = true
          write(inner)
          turn(to: [])
          inLink = false
          output += "](\(address))"
        }
      }
    }

    mutating func turn(to marks: Marks) {
      for (sign, mark) in MarkedInline.marks where current.symmetricDifference(marks).contains(mark) {
        output.unicodeScalars.append(contentsOf: [sign, sign])
      }
      current = marks
    }

    private mutating func write(_ image: Image) {
      output += "!["
      write(image.alt)
      output += "](" + image.source.replacing(" ", with: "%20")
      if let width = image.width { output += " \(width)" + (image.height.map { "x\($0)" } ?? "") }
      output += ")"
    }

    private mutating func write(_ text: String) {
      let scalars = Array(text.unicodeScalars)
      for (index, scalar) in scalars.enumerated() {
        if needsGuard(scalar, at: index, in: scalars) { output.unicodeScalars.append("\\") }
        output.unicodeScalars.append(scalar)
      }
    }

    private func needsGuard(_ scalar: Unicode.Scalar, at index: Int, in scalars: [Unicode.Scalar]) -> Bool {
      switch scalar {
      case "\\": return true
      case "|": return inCell
      case "[", "]": return true
      case "【": return MarkedWord(opening: String(String.UnicodeScalarView(scalars[index...].prefix(6)))) != nil
      default:
        guard MarkedInline.marks.contains(where: { $0.sign == scalar }) else { return false }
        let isAlone = index > 0 && index + 1 < scalars.count && scalars[index - 1] != scalar
        return !(isAlone && scalars[index + 1] != scalar)
      }
    }
  }
}
