/// HTML to markup by libxml2's HTML parser: no network, bounded, silent. The handle lives inside this function.
import CLibXML

/// What the HTML parser is given to talk to: the builder, and the parser itself to be stopped.
private struct Listener {
  var builder: MarkupBuilder
  var parser: htmlParserCtxtPtr

  mutating func stopIfRefused() {
    if builder.refusal != nil { xmlStopParser(parser) }
  }
}

private typealias Ear = UnsafeMutablePointer<Listener>

/// Parses HTML text of any dirt.
func parseHTML(_ source: String, limits: ReadingLimits = ReadingLimits()) throws(Refusal) -> MarkupBuilder {
  guard let parser = htmlNewParserCtxt() else { throw Refusal("内存不足，无法读取网页，请稍后再试。") }
  defer { htmlFreeParserCtxt(parser) }
  var listener = Listener(builder: MarkupBuilder(limits: limits), parser: parser)
  var source = source
  withUnsafeMutablePointer(to: &listener) { ear in
    parser.pointee.sax.pointee = handlers()
    parser.pointee.userData = UnsafeMutableRawPointer(ear)
    let options = HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
      | HTML_PARSE_NONET.rawValue | HTML_PARSE_NODEFDTD.rawValue | HTML_PARSE_IGNORE_ENC.rawValue
    source.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { characters in
        let document = htmlCtxtReadMemory(
          parser, characters.baseAddress, Int32(characters.count), nil, "UTF-8", Int32(options))
        if let document { xmlFreeDoc(document) }
      }
    }
  }
  if let refusal = listener.builder.refusal { throw refusal }
  return listener.builder
}

private func handlers() -> htmlSAXHandler {
  var sax = htmlSAXHandler()
  sax.initialized = 0xDEED_BEAF  // XML_SAX2_MAGIC: lets `serror` be called, so that nothing is printed
  sax.startElement = { user, name, attributes in
    guard let ear = user?.assumingMemoryBound(to: Listener.self), let name else { return }
    ear.pointee.builder.begin(String(cString: name).lowercased(), pairs(attributes))
    ear.pointee.stopIfRefused()
  }
  sax.endElement = { user, _ in
    user?.assumingMemoryBound(to: Listener.self).pointee.builder.end()
  }
  sax.characters = { user, bytes, count in take(user, bytes, count) }
  sax.ignorableWhitespace = { user, bytes, count in take(user, bytes, count) }
  sax.cdataBlock = { user, bytes, count in
    guard let ear = user?.assumingMemoryBound(to: Listener.self), let bytes, count > 0 else { return }
    ear.pointee.builder.script(string(bytes, count))
  }
  sax.serror = { user, _ in
    guard let ear = user?.assumingMemoryBound(to: Listener.self) else { return }
    ear.pointee.builder.mistake()
    ear.pointee.stopIfRefused()
  }
  return sax
}

private func take(_ user: UnsafeMutableRawPointer?, _ bytes: UnsafePointer<xmlChar>?, _ count: Int32) {
  guard let ear = user?.assumingMemoryBound(to: Listener.self), let bytes, count > 0 else { return }
  ear.pointee.builder.text(string(bytes, count))
  ear.pointee.stopIfRefused()
}

/// The attributes that a reader may ask for; event handlers are kept by name so that they can be listed.
private func pairs(
  _ list: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
) -> [(name: String, value: String)] {
  guard var cursor = list else { return [] }
  var pairs: [(name: String, value: String)] = []
  while let name = cursor.pointee {
    let value = cursor.advanced(by: 1).pointee.map { String(cString: $0) } ?? ""
    pairs.append((String(cString: name).lowercased(), value))
    cursor = cursor.advanced(by: 2)
  }
  return pairs
}

func string(_ bytes: UnsafePointer<xmlChar>, _ count: Int32) -> String {
  String(decoding: UnsafeBufferPointer(start: bytes, count: Int(count)), as: UTF8.self)
}
