import CLibXML

/// The runs of Word's paragraphs (文字段), cut so that a comment begins and ends where it should.
enum DOCXRuns {
  static let namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

  /// The text that is seen of a paragraph.
  static func text(of paragraph: XMLTree.Node) -> String.UnicodeScalarView {
    var text = String.UnicodeScalarView()
    for piece in pieces(of: paragraph) { text.append(contentsOf: piece.text.unicodeScalars) }
    return text
  }

  /// Puts a comment's beginning and end around a place in a paragraph. Where nothing stands at the place, the character
  /// before it is taken, or the one after.
  static func mark(_ paragraph: XMLTree.Node, _ range: Range<Int>, id: Int, _ tree: XMLTree) {
    let count = pieces(of: paragraph).reduce(0) { $0 + $1.text.unicodeScalars.count }
    var range = max(0, min(range.lowerBound, count))..<max(0, min(range.upperBound, count))
    if range.isEmpty { range = range.lowerBound > 0 ? range.lowerBound - 1..<range.lowerBound : 0..<min(1, count) }
    cut(paragraph, at: range.upperBound, tree)
    cut(paragraph, at: range.lowerBound, tree)
    let runs = covered(paragraph, range)
    guard let first = runs.first, let last = runs.last else { return }
    let number = [("id", String(id))]
    xmlAddPrevSibling(first, tree.make("commentRangeStart", number))
    let end = tree.make("commentRangeEnd", number)
    xmlAddNextSibling(last, end)
    let run = tree.make("r")
    tree.add("commentReference", to: run, number)
    xmlAddNextSibling(end, run)
  }

  /// A piece of text in a run (文字): a `w:t`, or a mark that stands for one character.
  private struct Piece {
    let node: XMLTree.Node
    let run: XMLTree.Node
    let text: String
  }

  /// Those of the paragraph itself, not of a text box in it.
  private static func pieces(of paragraph: XMLTree.Node) -> [Piece] {
    var found: [Piece] = []
    func look(_ node: XMLTree.Node, in run: XMLTree.Node?) {
      for child in node.children where child.pointee.type == XML_ELEMENT_NODE && !child.isNamed("p") {
        if let run, child.isNamed("t") {
          found.append(Piece(node: child, run: run, text: child.content))
        } else if let run, child.isNamed("tab") || child.isNamed("br") {
          found.append(Piece(node: child, run: run, text: "\t"))
        } else if !["pPr", "rPr", "del", "AlternateContent"].contains(where: child.isNamed) {
          look(child, in: child.isNamed("r") ? child : run)
        }
      }
    }
    look(paragraph, in: nil)
    return found
  }

  /// Makes a run begin at a place: what stands from there on goes into a new run with the same looks.
  private static func cut(_ paragraph: XMLTree.Node, at place: Int, _ tree: XMLTree) {
    var start = 0
    for piece in pieces(of: paragraph) {
      let scalars = Array(piece.text.unicodeScalars)
      if place >= start, place < start + scalars.count { return split(piece, at: place - start, scalars, tree) }
      start += scalars.count
    }
  }

  private static func split(_ piece: Piece, at offset: Int, _ scalars: [Unicode.Scalar], _ tree: XMLTree) {
    let isFirst = piece.run.children.first { $0.pointee.type == XML_ELEMENT_NODE && !$0.isNamed("rPr") } == piece.node
    if offset == 0, isFirst { return }
    let run = tree.make("r")
    if let looks = piece.run.children.first(where: { $0.isNamed("rPr") }), let copy = xmlCopyNode(looks, 1) {
      xmlAddChild(run, copy)
    }
    var next = offset == 0 ? Optional(piece.node) : piece.node.pointee.next
    if offset > 0 {
      func words(_ part: ArraySlice<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: part)
        return String(view)
      }
      tree.write(words(scalars[offset...]), to: tree.add("t", to: run))
      tree.write(words(scalars[..<offset]), to: piece.node)
    }
    while let node = next {
      next = node.pointee.next
      xmlUnlinkNode(node)
      xmlAddChild(run, node)
    }
    xmlAddNextSibling(piece.run, run)
  }

  private static func covered(_ paragraph: XMLTree.Node, _ range: Range<Int>) -> [XMLTree.Node] {
    var (runs, start) = ([XMLTree.Node](), 0)
    for piece in pieces(of: paragraph) {
      let end = start + piece.text.unicodeScalars.count
      if start < range.upperBound, end > range.lowerBound, runs.last != piece.run { runs.append(piece.run) }
      start = end
    }
    return runs
  }
}
