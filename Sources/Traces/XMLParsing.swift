import Manuscript

/// Cuts XML into its tags (标记切分), bounded, without entities or document types: both can read files and blow up
/// memory, and no office program writes them.
struct XMLParsing {
  static let text: Int32 = -1
  static let other: Int32 = -2

  private let bytes: [UInt8]
  private let limit: Int
  private(set) var nodes: [XMLTree.Node]
  private(set) var names: [String] = []
  private var numbers: [String: Int32] = [:]
  private var open: [Int] = [XMLTree.root]
  private var place = 0

  private static let damaged = Refusal("文件里的 XML 部分已损坏，不能检查，请用 Word 或 WPS 打开后另存再上传。")

  init(_ bytes: [UInt8], limit: Int) {
    (self.bytes, self.limit) = (bytes, limit)
    nodes = [XMLTree.Node(name: Self.other, start: 0..<0, parent: -1)]
  }

  mutating func run() throws(Refusal) {
    guard bytes.count < Int(Int32.max) else { throw Refusal("文件太大，不能检查，请拆分后再上传。") }
    guard !bytes.starts(with: [0xFF, 0xFE]), !bytes.starts(with: [0xFE, 0xFF]) else {
      throw Refusal("文件里的 XML 用了少见的编码，不能检查，请用 Word 或 WPS 打开后另存再上传。")
    }
    while place < bytes.count {
      if bytes[place] == UInt8(ascii: "<") { try markup() } else { take(Self.text, until: end(of: UInt8(ascii: "<"))) }
      guard nodes.count <= limit else { throw Refusal("文件内容太多，不能检查，请拆分后再上传。") }
    }
    guard open.count == 1, nodes.contains(where: { $0.name >= 0 }) else { throw Self.damaged }
  }

  private mutating func markup() throws(Refusal) {
    guard place + 1 < bytes.count else { throw Self.damaged }
    switch bytes[place + 1] {
    case UInt8(ascii: "/"): try close()
    case UInt8(ascii: "?"): take(Self.other, until: try after("?>"))
    case UInt8(ascii: "!"):
      if starts("<!--") { return take(Self.other, until: try after("-->")) }
      // Character data stands for itself, as text.
      if starts("<![CDATA[") { return take(Self.other, until: try after("]]>")) }
      throw Refusal("文件含有文档类型（DTD）或实体声明，为安全起见不予读取。")
    default: try begin()
    }
  }

  private mutating func begin() throws(Refusal) {
    let start = place
    let stop = try endOfTag()
    let name = localName(from: start + 1, before: stop)
    guard !name.isEmpty else { throw Self.damaged }
    let index = append(number(of: name), start..<stop)
    if bytes[stop - 2] != UInt8(ascii: "/") {
      guard open.count < 4_000 else { throw Refusal("文件的标签嵌套过深，不能检查，请用 Word 或 WPS 打开后另存再上传。") }
      open.append(index)
    } else {
      nodes[index].end = Int32(stop)..<Int32(stop)
    }
    place = stop
  }

  private mutating func close() throws(Refusal) {
    let start = place
    let stop = try endOfTag()
    guard open.count > 1, let index = open.popLast(),
      names[Int(nodes[index].name)] == localName(from: start + 2, before: stop)
    else { throw Self.damaged }
    nodes[index].end = Int32(start)..<Int32(stop)
    place = stop
  }

  /// Behind the `>` that is not inside quotes.
  private func endOfTag() throws(Refusal) -> Int {
    var (index, quote) = (place + 1, UInt8(0))
    while index < bytes.count {
      let byte = bytes[index]
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        return index + 1
      } else if byte == UInt8(ascii: "<") {
        throw Self.damaged
      }
      index += 1
    }
    throw Self.damaged
  }

  private func localName(from start: Int, before stop: Int) -> String {
    var (first, index) = (start, start)
    while index < stop, !Self.isEnd(bytes[index]) {
      if bytes[index] == UInt8(ascii: ":") { first = index + 1 }
      index += 1
    }
    return String(decoding: bytes[first..<index], as: UTF8.self)
  }

  private static func isEnd(_ byte: UInt8) -> Bool { byte <= 0x20 || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") }

  private mutating func number(of name: String) -> Int32 {
    if let known = numbers[name] { return known }
    let new = Int32(names.count)
    names.append(name)
    numbers[name] = new
    return new
  }

  private mutating func take(_ name: Int32, until stop: Int) {
    _ = append(name, place..<stop)
    place = stop
  }

  private mutating func append(_ name: Int32, _ range: Range<Int>) -> Int {
    let (index, parent) = (nodes.count, open[open.count - 1])
    nodes.append(
      XMLTree.Node(
        name: name, start: Int32(range.lowerBound)..<Int32(range.upperBound), parent: Int32(parent)))
    let last = nodes[parent].lastChild
    if last >= 0 { nodes[Int(last)].next = Int32(index) } else { nodes[parent].firstChild = Int32(index) }
    nodes[parent].lastChild = Int32(index)
    return index
  }

  private func end(of byte: UInt8) -> Int { bytes[place...].firstIndex(of: byte) ?? bytes.count }

  private func starts(_ mark: String) -> Bool { bytes[place...].starts(with: mark.utf8) }

  private func after(_ mark: String) throws(Refusal) -> Int {
    let (mark, last) = (Array(mark.utf8), bytes.count - mark.utf8.count)
    var index = place + 2
    while index <= last {
      if bytes[index] == mark[0], bytes[index...].starts(with: mark) { return index + mark.count }
      index += 1
    }
    throw Self.damaged
  }
}
