import Manuscript

/// Inlines as runs, links and drawings (行内内容).
extension WordBody {
  mutating func runs(_ inlines: [Inline], fonts: String = "", isBold: Bool = false) -> String {
    var xml = ""
    for inline in inlines {
      switch inline {
      case .text(let text, let marks):
        xml += WordRuns.text(text, fonts: fonts, WordRuns.marks(marks, isBold: isBold))
      case .lineBreak: xml += WordRuns.lineBreak
      case .image(let image): xml += drawing(image, in: measures.width - 2 * measures.character)
      case .link(let address, let inner): xml += link(address, inner, fonts: fonts, isBold: isBold)
      }
    }
    return xml
  }

  private mutating func link(_ address: String, _ inner: [Inline], fonts: String, isBold: Bool) -> String {
    let words = runs(inner, fonts: fonts, isBold: isBold)
    guard let target = document.absolute(address) else { return words }
    // Links keep the look of the text on paper, where nobody can press on them, and the look of links in style `plain`.
    return "<w:hyperlink r:id=\"\(links.address(target))\" w:history=\"1\">\(words)</w:hyperlink>"
  }

  /// A picture as large as its pixels at 96 to the inch, made smaller to fit `width` (twentieths of a point); its
  /// words where there are no bytes.
  mutating func drawing(_ image: Image, in width: Int) -> String {
    guard let bytes = document.bytes(of: image), let size = PictureSize(of: bytes),
      let id = links.picture(image.source, bytes)
    else { return WordRuns.text(image.words) }
    drawings += 1
    let (wide, high) = Self.extent(size, width: Double(width) * 635, height: 7_200_000)
    let alt = XMLText.escaped(image.alt)
    return """
      <w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="\(wide)" cy="\(high)"/>\
      <wp:docPr id="\(drawings)" name="图片 \(drawings)" descr="\(alt)"/><wp:cNvGraphicFramePr>\
      <a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr><a:graphic>\
      <a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>\
      <pic:nvPicPr><pic:cNvPr id="\(drawings)" name="图片 \(drawings)" descr="\(alt)"/><pic:cNvPicPr/></pic:nvPicPr>\
      <pic:blipFill><a:blip r:embed="\(id)"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>\
      <pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="\(wide)" cy="\(high)"/></a:xfrm>\
      <a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>\
      </w:drawing></w:r>
      """
  }

  /// In the format's unit, of which 914,400 make an inch.
  private static func extent(_ size: PictureSize, width: Double, height: Double) -> (Int, Int) {
    let (wide, high) = (Double(size.width) * 9525, Double(size.height) * 9525)
    let scale = min(1, width / wide, height / high)
    return (max(1, Int(wide * scale)), max(1, Int(high * scale)))
  }
}
