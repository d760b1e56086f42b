/// Reads marked text line by line: what a mark says is settled, the rest is left to recognition.
struct MarkedReader {
  private let title: String?
  private var blocks: [Block] = []
  private var settled: [Bool] = []
  private var ledger = Ledger()
  private var list = MarkedList()
  private var table = MarkedTable()
  private var wasBlank = true
  private var isFirst = true

  init(title: String?) {
    self.title = title
  }

  mutating func take(_ line: Substring) {
    let bare = line.drop(while: \.isWhitespace)
    guard !bare.isEmpty else {
      wasBlank = true
      return
    }
    defer { (wasBlank, isFirst) = (false, false) }
    if bare.hasPrefix("|") {
      closeList()
      return table.take(bare, &ledger)
    }
    let depth = Self.blanks(line) / 2
    if let item = MarkedList.item(bare) {
      closeTable()
      return list.item(depth: depth, ordered: item.ordered, content(item.text[...]))
    }
    if list.isOpen, !wasBlank, depth > 0 { return list.more(depth: depth - 1, content(bare)) }
    closeList()
    if MarkedWord(opening: bare) != .caption { closeTable() }
    paragraph(line, bare)
  }

  /// Narrow blanks before the first character; wide ones are an indent, not a level.
  private static func blanks(_ line: Substring) -> Int {
    line.prefix { $0 == " " || $0 == "\t" }.reduce(0) { $0 + ($1 == "\t" ? 2 : 1) }
  }

  private mutating func paragraph(_ line: Substring, _ bare: Substring) {
    let hashes = bare.prefix { $0 == "#" || $0 == "＃" }.count
    if (1...4).contains(hashes), bare.dropFirst(hashes).first?.isWhitespace == true {
      return settle(bare.dropFirst(hashes), Flow.Form(role: .heading(hashes)))
    }
    if isRule(bare) { return add([.rule], isSettled: true) }
    if let word = MarkedWord(opening: bare) { return marked(word, bare.dropFirst(word.text.count)) }
    if bare.hasPrefix("![") { return settle(bare, Flow.Form()) }
    free(line)
  }

  private func isRule(_ bare: Substring) -> Bool {
    let marks = bare.filter { !$0.isWhitespace }
    return marks.count >= 3 && marks.allSatisfy { $0 == "-" }
  }

  private mutating func marked(_ word: MarkedWord, _ rest: Substring) {
    switch word {
    case .plain: settle(rest, Flow.Form())
    case .indented: settle(rest, Flow.Form(indented: true))
    case .center: settle(rest, Flow.Form(alignment: .center))
    case .end: settle(rest, Flow.Form(alignment: .end))
    case .signature: settle(rest, Flow.Form(role: .signature))
    case .date: settle(rest, Flow.Form(role: .date))
    case .note: settle(rest, Flow.Form(role: .note))
    case .pageBreak: add([.pageBreak], isSettled: true)
    case .caption:
      closeTable()
      table.caption(rest, &ledger)
    case .newList, .newTable: break
    case .lineBreak, .nextParagraph: settle(rest, Flow.Form())
    }
  }

  private mutating func settle(_ text: Substring, _ form: Flow.Form) {
    var flow = Flow(faithful: true, ledger: ledger)
    MarkedInline.read(text, into: &flow)
    flow.close(form)
    ledger = flow.ledger
    add(flow.blocks, isSettled: true)
  }

  /// A line without marks: cleaned and split as pasted text is.
  private mutating func free(_ line: Substring) {
    var flow = Flow(faithful: false, ledger: ledger)
    MarkedInline.read(line, into: &flow)
    flow.close(Flow.Form(alignment: isFirst && TextReader.isTitle(line, title) ? .center : .start))
    ledger = flow.ledger
    add(flow.blocks, isSettled: false)
  }

  /// What an item holds beside its mark.
  private func content(_ text: Substring) -> [Block] {
    var inner = MarkedReader(title: "")
    if let word = MarkedWord(opening: text) {
      inner.marked(word, text.dropFirst(word.text.count))
    } else {
      inner.settle(text, Flow.Form())
    }
    return inner.blocks
  }

  private mutating func add(_ new: [Block], isSettled: Bool) {
    blocks += new
    settled += new.map { _ in isSettled }
  }

  private mutating func closeList() {
    add(list.close(), isSettled: true)
  }

  private mutating func closeTable() {
    add(table.close(&ledger), isSettled: true)
  }

  /// Finishes: lifts title and number from lines that say nothing else, and recognises what is not settled.
  mutating func reading() -> Reading {
    closeList()
    closeTable()
    var reading = Reading(manuscript: Manuscript(), omissions: ledger.omissions, repairs: ledger.repairs)
    if settled.first == false {
      let count = blocks.count
      (reading.title, reading.documentNumber) = TitleRecognition.lift(from: &blocks, expected: title)
      settled.removeFirst(count - blocks.count)
    }
    let kept = blocks
    HeadingRecognition.apply(to: &blocks)
    ClosingRecognition.apply(to: &blocks)
    for index in blocks.indices where settled[index] { blocks[index] = kept[index] }
    reading.manuscript = Manuscript(blocks: blocks)
    return reading
  }
}
