/// The structure of a document (逻辑结构): its elements, element 0 being the whole. An element has either children or
/// drawn items, never both.
package struct Structure: Sendable, Equatable {
  package private(set) var elements = [Element(role: .document)]

  package init() {}

  /// Adds an element as the last child of another; gives its number.
  package mutating func add(_ role: Role, to parent: Int = 0) -> Int {
    elements.append(Element(role: role, parent: parent))
    elements[parent].children.append(elements.count - 1)
    return elements.count - 1
  }

  package subscript(id: Int) -> Element {
    get { elements[id] }
    set { elements[id] = newValue }
  }

  /// The elements in reading order, from the whole downwards.
  package var inReadingOrder: [Int] {
    var (order, stack) = ([Int](), [0])
    while let id = stack.popLast() {
      order.append(id)
      stack += elements[id].children.reversed()
    }
    return order
  }

  /// An element (结构元素): a heading, a paragraph, a cell.
  package struct Element: Sendable, Equatable {
    package var role: Role
    package var parent: Int?
    package var children: [Int] = []
    /// Which part of an official document it is; nil for what has no name of its own there.
    package var part: Part?
    /// What a figure shows in words (替代文字).
    package var alt: String?
    /// The columns and rows a cell covers.
    package var colSpan = 1
    package var rowSpan = 1
    /// The language, where it is not the document's.
    package var language: String?

    init(role: Role, parent: Int? = nil) { (self.role, self.parent) = (role, parent) }
  }

  /// A part of an official document (公文要素, GB/T 9704 第7章), by the name that its tag bears.
  package enum Part: String, Sendable, CaseIterable {
    case issuer = "发文机关标志"
    case number = "发文字号"
    case signers = "签发人"
    case title = "标题"
    case addressee = "主送机关"
    case body = "正文"
    case attachments = "附件说明"
    case signature = "发文机关署名"
    case date = "成文日期"
  }

  package enum Role: Sendable, Hashable {
    case document, section
    /// Level 1 is the title of the document (标题).
    case heading(level: Int)
    case paragraph, span, link, note, caption, figure
    case list, listItem, label, listBody
    case table, tableHead, tableBody, row
    case headerCell(Scope)
    case cell
    case contents, contentsItem
  }

  /// What a heading cell is the head of.
  package enum Scope: Sendable, Hashable { case column, row, both }
}

extension Structure {
  /// Takes in another tree as a section of the whole; gives how far its numbers moved.
  mutating func append(_ other: Structure) -> Int {
    let moved = elements.count
    for (id, element) in other.elements.enumerated() {
      var element = element
      element.parent = element.parent.map { $0 + moved } ?? 0
      element.children = element.children.map { $0 + moved }
      if id == 0 { element.role = .section }
      elements.append(element)
    }
    elements[0].children.append(moved)
    return moved
  }

  /// Makes an element the first child of its parent: a caption that is set after its table was begun.
  mutating func moveFirst(_ id: Int) {
    guard let parent = self[id].parent else { return }
    self[parent].children.removeAll { $0 == id }
    self[parent].children.insert(id, at: 0)
  }
}
