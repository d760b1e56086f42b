/// XML to markup by libxml2: no network, no document types, no entities, bounded, silent.
import CLibXML

private struct Listener {
  var builder: MarkupBuilder
  var parser: xmlParserCtxtPtr
  var failed = false

  mutating func stopIfRefused() {
    if builder.refusal != nil { xmlStopParser(parser) }
  }
}

private typealias Ear = UnsafeMutablePointer<Listener>

/// Parses one XML part of an office file. Element names get the prefix that the standard's texts use.
func parseXML(_ source: [UInt8], limits: ReadingLimits = ReadingLimits()) throws(Refusal) -> Markup {
  guard source.count <= limits.bytes * 4 else { throw Refusal("文件中的 XML 部分过大，请拆分后再上传。") }
  guard let parser = xmlNewParserCtxt() else { throw Refusal("内存不足，无法读取文件，请稍后再试。") }
  defer { xmlFreeParserCtxt(parser) }
  var listener = Listener(builder: MarkupBuilder(limits: limits), parser: parser)
  withUnsafeMutablePointer(to: &listener) { ear in
    parser.pointee.sax.pointee = handlers()
    parser.pointee.userData = UnsafeMutableRawPointer(ear)
    let options = XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue | XML_PARSE_NONET.rawValue
    source.withUnsafeBytes { bytes in
      let document = xmlCtxtReadMemory(
        parser, bytes.bindMemory(to: CChar.self).baseAddress, Int32(bytes.count), nil, nil, Int32(options))
      if let document { xmlFreeDoc(document) }
    }
  }
  if let refusal = listener.builder.refusal { throw refusal }
  if parser.pointee.wellFormed == 0 { throw Refusal("文件中的 XML 部分已损坏，请用 Word 或 WPS 打开后另存再试。") }
  return listener.builder.markup
}

private func handlers() -> xmlSAXHandler {
  var sax = xmlSAXHandler()
  sax.initialized = 0xDEED_BEAF  // XML_SAX2_MAGIC: element events with namespaces
  sax.startElementNs = { user, name, _, uri, _, _, count, _, attributes in
    guard let ear = user?.assumingMemoryBound(to: Listener.self), let name else { return }
    ear.pointee.builder.begin(canonical(name, uri), pairs(attributes, count))
    ear.pointee.stopIfRefused()
  }
  sax.endElementNs = { user, _, _, _ in
    user?.assumingMemoryBound(to: Listener.self).pointee.builder.end()
  }
  sax.characters = { user, bytes, count in take(user, bytes, count) }
  sax.cdataBlock = { user, bytes, count in take(user, bytes, count) }
  sax.internalSubset = { user, _, _, _ in
    guard let ear = user?.assumingMemoryBound(to: Listener.self) else { return }
    ear.pointee.builder.declaration()
    ear.pointee.stopIfRefused()
  }
  sax.serror = { user, _ in }
  return sax
}

private func take(_ user: UnsafeMutableRawPointer?, _ bytes: UnsafePointer<xmlChar>?, _ count: Int32) {
  guard let ear = user?.assumingMemoryBound(to: Listener.self), let bytes, count > 0 else { return }
  ear.pointee.builder.text(string(bytes, count))
  ear.pointee.stopIfRefused()
}

/// Attributes come in fives: name, prefix, namespace, first byte and end of the value.
private func pairs(
  _ list: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, _ count: Int32
) -> [(name: String, value: String)] {
  guard let list else { return [] }
  return (0..<Int(count)).compactMap { index in
    let five = list.advanced(by: index * 5)
    guard let name = five[0], let start = five[3], let end = five[4] else { return nil }
    return (canonical(name, five[2]), string(start, Int32(end - start)))
  }
}

private func canonical(_ name: UnsafePointer<xmlChar>, _ uri: UnsafePointer<xmlChar>?) -> String {
  guard let uri else { return String(cString: name) }
  let prefix = prefixes[String(cString: uri)] ?? "?"
  return "\(prefix):\(String(cString: name))"
}

/// The namespaces of ECMA-376, transitional and strict, by their customary prefixes.
private let prefixes: [String: String] = [
  "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
  "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
  "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
  "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
  "http://schemas.openxmlformats.org/package/2006/relationships": "rel",
  "http://schemas.openxmlformats.org/drawingml/2006/main": "a",
  "http://purl.oclc.org/ooxml/drawingml/main": "a",
  "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": "wp",
  "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": "wp",
  "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
  "http://purl.oclc.org/ooxml/officeDocument/math": "m",
  "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
  "urn:schemas-microsoft-com:vml": "v",
]
