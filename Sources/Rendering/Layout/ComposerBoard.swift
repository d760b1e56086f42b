import Kernel

/// The sheet for the notice board (公开栏张贴页): every page says who posted it, for which days, whom to call, and leads
/// to the page by a QR code.
extension Composer {
  mutating func board() -> Pages {
    opening()
    body()
    for page in pages.pages.indices {
      header(page)
      foot(page)
    }
    return finished(numbered: pages.pages.count > 1 ? pages.pages.indices : 0..<0)
  }

  private mutating func header(_ page: Int) {
    let words = ["政务公开", document.publisher].compactMap(\.self).joined(separator: " · ")
    line(
      words, size: 15, role: faces.bold, left: geometry.left, baseline: 20 * PageGeometry.millimetre, page,
      isArtifact: true)
    let y = 23.5 * PageGeometry.millimetre
    draw(
      .fill(PlacedFill([Box(x: geometry.left, y: y, width: geometry.measure, height: 1.2)], ink: .red)), on: page,
      element: nil)
  }

  /// The foot is part of the text on the first page and no content on the others, where it only says the same again.
  private mutating func foot(_ page: Int) {
    let mm = PageGeometry.millimetre
    let top = geometry.height - 56 * mm
    draw(
      .fill(PlacedFill([Box(x: geometry.left, y: top, width: geometry.measure, height: 0.6)], ink: .grey)), on: page,
      element: nil)
    var y = top + 9 * mm
    for words in footLines(page) {
      line(words, size: 14, role: faces.text, left: geometry.left, baseline: y, page, isArtifact: page > 0)
      y += 8.5 * mm
    }
    guard let code = document.address.flatMap({ QRCode($0) }) else { return }
    let side = 34 * mm
    let left = geometry.left + geometry.measure - side
    if page == 0 {
      draw(code, box: Box(x: left, y: top + 2 * mm, width: side, height: side), on: page)
    } else {
      let module = side / Double(code.size + 8)
      let boxes = code.bars.map { bar in
        Box(
          x: left + Double(bar.x + 4) * module, y: top + 2 * mm + Double(bar.y + 4) * module,
          width: Double(bar.width) * module, height: module)
      }
      draw(.fill(PlacedFill(boxes)), on: page, element: nil)
    }
  }

  private func footLines(_ page: Int) -> [String] {
    let days = document.posted.map { "\($0.lowerBound.chinese)至\($0.upperBound.chinese)" }
    var lines = ["张贴日期：" + (days ?? "\u{3000}\u{3000}年\u{3000}月\u{3000}日至\u{3000}\u{3000}年\u{3000}月\u{3000}日")]
    if let phone = document.phone { lines.append("监督电话：\(phone)") }
    if let number = document.indexNumber { lines.append("索引号：\(number)") }
    if document.address != nil { lines.append("扫右边的二维码，看网上原文和附件") }
    return lines
  }

  private mutating func line(
    _ words: String, size: Double, role: FontRole, left: Double, baseline: Double, _ page: Int, isArtifact: Bool
  ) {
    let element = isArtifact ? 0 : pages.structure.add(.paragraph)
    let setting = Lettering.Setting(role: role, size: size, cell: size, element: element)
    guard
      let line = LineBreaking.lines(
        lettering.letters(words, setting), first: 0, rest: 0, measure: geometry.measure
      ).first
    else { return }
    draw(line, left: left, baseline: baseline, on: page, isArtifact: isArtifact)
  }
}
