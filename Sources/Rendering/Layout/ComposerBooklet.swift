import Kernel

/// The booklet (小册子): a title page, the text, and a last page that says whom to ask, with a QR code to the page.
extension Composer {
  mutating func booklet() -> Pages {
    cover()
    newPage()
    body()
    let last = pages.pages.count
    while (pages.pages.count + 1) % 4 != 0 { newPage() }
    newPage()
    back()
    return finished(numbered: 1..<last)
  }

  private mutating func cover() {
    row = geometry.lines / 4
    title()
    row = geometry.lines - 4
    if let publisher = document.publisher { centred(publisher, faces.text, size: geometry.size) }
    if let published = document.published { centred(published.chinese, faces.text, size: geometry.size) }
  }

  private mutating func back() {
    row = geometry.lines / 3
    if let code = document.address.flatMap({ QRCode($0) }) {
      let side = 38 * PageGeometry.millimetre
      draw(code, box: Box(x: (geometry.width - side) / 2, y: top(of: row), width: side, height: side))
      row += Int((side / geometry.pitch).rounded(.up)) + 1
      centred("扫一扫，看网上原文", faces.text, size: geometry.size)
    }
    if let phone = document.phone { centred("咨询、监督电话：\(phone)", faces.bold, size: geometry.size) }
    if let publisher = document.publisher { centred(publisher, faces.text, size: geometry.size * 0.85) }
  }

  /// A QR code as a figure.
  mutating func draw(_ code: QRCode, box: Box, on page: Int? = nil) {
    let element = pages.structure.add(.figure)
    pages.structure[element].alt = "二维码，扫描后打开本文的网页"
    let module = box.width / Double(code.size + 8)
    let boxes = code.bars.map { bar in
      Box(
        x: box.x + Double(bar.x + 4) * module, y: box.y + Double(bar.y + 4) * module, width: Double(bar.width) * module,
        height: module)
    }
    draw(.fill(PlacedFill(boxes)), on: page, element: element)
  }
}
