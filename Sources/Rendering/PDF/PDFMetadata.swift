/// What a PDF file says of itself (元数据).
enum PDFMetadata {
  static func xml(_ about: Pages.About) -> String {
    let author = about.author.map { "<dc:creator><rdf:Seq><rdf:li>\(XMLText.escaped($0))</rdf:li></rdf:Seq></dc:creator>" }
    let date = about.date.map { "<xmp:CreateDate>\($0)T00:00:00Z</xmp:CreateDate>" }
    return """
      <?xpacket begin="\u{FEFF}" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">\
      <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" \
      xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" \
      xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">\
      <pdfuaid:part>1</pdfuaid:part><pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>\
      <dc:title><rdf:Alt><rdf:li xml:lang="x-default">\(XMLText.escaped(about.title))</rdf:li></rdf:Alt></dc:title>\
      \(author ?? "")<dc:language><rdf:Bag><rdf:li>\(about.language)</rdf:li></rdf:Bag></dc:language>\(date ?? "")\
      </rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>
      """
  }

  static func information(_ about: Pages.About) -> String {
    let author = about.author.map { "/Author \(PDFText.text($0))" } ?? ""
    let date = about.date.map { "/CreationDate(D:\($0.replacing("-", with: ""))000000Z)" } ?? ""
    return "<</Title \(PDFText.text(about.title))\(author)\(date)>>"
  }
}
