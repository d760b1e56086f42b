import CLibXML
import Glibc

/// An XML part held as a tree to be changed and written again (XML 树): everything in it that is not touched stays.
final class XMLTree {
  typealias Node = xmlNodePtr

  private let document: xmlDocPtr
  let root: Node

  /// The part must have passed `parseXML`, which refuses declarations and entities.
  init(_ source: [UInt8]) throws(Refusal) {
    let options = XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue | XML_PARSE_NONET.rawValue
    let read = source.withUnsafeBytes { bytes in
      xmlReadMemory(
        bytes.bindMemory(to: CChar.self).baseAddress, Int32(clamping: bytes.count), nil, nil, Int32(options))
    }
    guard let document = read, let root = xmlDocGetRootElement(document) else {
      throw Refusal("文件中的 XML 部分已损坏，请用 Word 或 WPS 打开后另存再试。")
    }
    (self.document, self.root) = (document, root)
  }

  deinit { xmlFreeDoc(document) }

  func bytes() -> [UInt8] {
    var (memory, count): (UnsafeMutablePointer<xmlChar>?, Int32) = (nil, 0)
    xmlDocDumpMemoryEnc(document, &memory, &count, "UTF-8")
    guard let memory else { return [] }
    defer { free(memory) }
    return Array(UnsafeBufferPointer(start: memory, count: Int(count)))
  }

  /// A new element of the root's namespace, not in the tree yet.
  func make(_ name: String, _ attributes: [(String, String)] = []) -> Node {
    guard let node = xmlNewDocNode(document, root.pointee.ns, name, nil) else { return root }
    for (name, value) in attributes { xmlNewNsProp(node, root.pointee.ns, name, value) }
    return node
  }

  @discardableResult
  func add(_ name: String, to parent: Node, _ attributes: [(String, String)] = []) -> Node {
    let node = make(name, attributes)
    xmlAddChild(parent, node)
    return node
  }

  /// Puts text into an element in the place of what it held; blanks at its ends count.
  func write(_ text: String, to node: Node) {
    xmlNodeSetContent(node, nil)
    xmlAddChild(node, xmlNewDocText(document, text))
    xmlNodeSetSpacePreserve(node, 1)
  }

  /// The highest number among the `w:id` of elements of a name below the root; -1 when there is none.
  func highestID(_ name: String) -> Int {
    root.children.filter { $0.isNamed(name) }.compactMap { $0.property("id").flatMap { Int($0) } }.max() ?? -1
  }
}

extension XMLTree.Node {
  /// Elements and texts below it, one level deep.
  var children: [XMLTree.Node] {
    var (all, next) = ([XMLTree.Node](), pointee.children)
    while let node = next {
      all.append(node)
      next = node.pointee.next
    }
    return all
  }

  func isNamed(_ name: String) -> Bool {
    pointee.type == XML_ELEMENT_NODE && pointee.name.map { String(cString: $0) } == name
  }

  var content: String {
    guard let held = xmlNodeGetContent(self) else { return "" }
    defer { free(held) }
    return String(cString: held)
  }

  func property(_ name: String) -> String? {
    guard let held = xmlGetProp(self, name) else { return nil }
    defer { free(held) }
    return String(cString: held)
  }
}
