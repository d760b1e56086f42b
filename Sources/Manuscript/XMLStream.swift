/// XML as a stream of events by libxml2, for parts too large to be held as a tree: no network, no document types, no
/// entities, silent. The handle lives inside `read`.
import CLibXML

/// Who hears the events (标记流). Names come without their prefixes.
package protocol XMLListener {
  /// Set it to stop the reading.
  var refusal: Refusal? { get }
  mutating func begin(_ name: String, _ attributes: XMLAttributes)
  mutating func end(_ name: String)
  mutating func text(_ text: String)
}

/// The attributes of one element (属性), read only when asked for. Valid inside `begin` alone.
package struct XMLAttributes {
  fileprivate let list: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  fileprivate let count: Int

  /// The value of the attribute of that local name.
  package subscript(_ name: StaticString) -> String? {
    guard let list else { return nil }
    for index in 0..<count {
      // Attributes come in fives: name, prefix, namespace, first byte and end of the value.
      let five = list.advanced(by: index * 5)
      guard let own = five[0], let start = five[3], let end = five[4], Self.isSame(own, name) else { continue }
      let value = string(start, Int32(end - start))
      // The parser leaves this one reference for a tree builder to undo.
      return value.utf8.contains(UInt8(ascii: "&")) ? value.replacing("&#38;", with: "&") : value
    }
    return nil
  }

  private static func isSame(_ own: UnsafePointer<xmlChar>, _ name: StaticString) -> Bool {
    for index in 0..<name.utf8CodeUnitCount where own[index] != name.utf8Start[index] { return false }
    return own[name.utf8CodeUnitCount] == 0
  }
}

/// Reads XML piece by piece (流式读取): memory is what the listener keeps.
package enum XMLStream {
  /// Throws when the XML is broken, holds a document type, or the listener refuses.
  package static func read<Listener: XMLListener>(_ source: [UInt8], _ listener: Listener) throws(Refusal) -> Listener {
    guard source.count <= 256 << 20 else { throw Refusal("文件中的 XML 部分过大，请拆分后再上传。") }
    guard let parser = xmlNewParserCtxt() else { throw Refusal("内存不足，无法读取文件，请稍后再试。") }
    defer { xmlFreeParserCtxt(parser) }
    var ear = Ear(listener: listener, parser: parser)
    withUnsafeMutablePointer(to: &ear) { ear in
      parser.pointee.sax.pointee = handlers()
      parser.pointee.userData = UnsafeMutableRawPointer(ear)
      let options = XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue | XML_PARSE_NONET.rawValue
      source.withUnsafeBytes { bytes in
        let document = xmlCtxtReadMemory(
          parser, bytes.bindMemory(to: CChar.self).baseAddress, Int32(bytes.count), nil, nil, Int32(options))
        if let document { xmlFreeDoc(document) }
      }
    }
    if let refusal = ear.refusal ?? ear.listener.refusal { throw refusal }
    if parser.pointee.wellFormed == 0 { throw Refusal("文件中的 XML 部分已损坏，请用原来的软件打开后另存再试。") }
    guard let heard = ear.listener as? Listener else { throw Refusal("内存不足，无法读取文件，请稍后再试。") }
    return heard
  }
}

/// What the parser talks to.
private struct Ear {
  var listener: any XMLListener
  let parser: xmlParserCtxtPtr
  var refusal: Refusal?

  func stopIfRefused() {
    if refusal != nil || listener.refusal != nil { xmlStopParser(parser) }
  }
}

private func ear(_ user: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<Ear>? {
  user?.assumingMemoryBound(to: Ear.self)
}

private func handlers() -> xmlSAXHandler {
  var sax = xmlSAXHandler()
  sax.initialized = 0xDEED_BEAF  // XML_SAX2_MAGIC: element events with namespaces
  sax.startElementNs = { user, name, _, _, _, _, count, _, attributes in
    guard let ear = ear(user), let name else { return }
    ear.pointee.listener.begin(String(cString: name), XMLAttributes(list: attributes, count: Int(count)))
    ear.pointee.stopIfRefused()
  }
  sax.endElementNs = { user, name, _, _ in
    guard let ear = ear(user), let name else { return }
    ear.pointee.listener.end(String(cString: name))
    ear.pointee.stopIfRefused()
  }
  sax.characters = { user, bytes, count in hear(user, bytes, count) }
  sax.cdataBlock = { user, bytes, count in hear(user, bytes, count) }
  sax.internalSubset = { user, _, _, _ in
    guard let ear = ear(user) else { return }
    ear.pointee.refusal = Refusal("文件含有文档类型（DTD）或实体声明，为安全起见不予读取。")
    ear.pointee.stopIfRefused()
  }
  sax.serror = { user, _ in }
  return sax
}

private func hear(_ user: UnsafeMutableRawPointer?, _ bytes: UnsafePointer<xmlChar>?, _ count: Int32) {
  guard let ear = ear(user), let bytes, count > 0 else { return }
  ear.pointee.listener.text(string(bytes, count))
}
