/// Recognition (识别): turns the blocks of a walked source into what an official document calls them.
enum Recognition {
  /// Finishes a reading: lifts title and number, finds headings, signature, date and notes.
  static func reading(of flow: Flow, title: String?, media: [String: [UInt8]] = [:]) -> Reading {
    var blocks = flow.blocks
    var reading = Reading(
      manuscript: Manuscript(), omissions: flow.ledger.omissions, repairs: flow.ledger.repairs, media: media)
    reading.isMended = flow.ledger.isMended
    if !flow.faithful {
      (reading.title, reading.documentNumber) = TitleRecognition.lift(from: &blocks, expected: title)
      HeadingRecognition.apply(to: &blocks)
      ClosingRecognition.apply(to: &blocks)
      for case (let index, .table(let table)) in blocks.enumerated() {
        blocks[index] = .table(HeadingRecognition.header(of: table))
      }
    }
    reading.manuscript = Manuscript(blocks: blocks)
    return reading
  }
}

extension [Inline] {
  /// Whether every visible character is bold.
  var isBold: Bool {
    var seen = false
    for inline in self {
      switch inline {
      case .text(let text, let marks):
        if text.allSatisfy(\.isWhitespace) { continue }
        guard marks.contains(.bold) else { return false }
        seen = true
      case .link(_, let inner):
        guard inner.isBold else { return false }
        seen = true
      case .lineBreak, .image: continue
      }
    }
    return seen
  }

  /// The inlines without a mark that the block itself now says; what then reads alike is joined.
  func without(_ mark: Marks) -> [Inline] {
    var result: [Inline] = []
    for inline in self {
      switch inline {
      case .text(let text, let marks):
        let rest = marks.subtracting(mark)
        if case .text(let before, rest) = result.last {
          result[result.count - 1] = .text(before + text, marks: rest)
        } else {
          result.append(.text(text, marks: rest))
        }
      case .link(let address, let inner): result.append(.link(address: address, inner.without(mark)))
      case .lineBreak, .image: result.append(inline)
      }
    }
    return result
  }
}
