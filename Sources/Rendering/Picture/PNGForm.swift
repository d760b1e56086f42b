import Kernel

/// Page pictures (页面图片): each placed page as a PNG, drawn from the same glyph outlines as PDF and OFD.
package enum PNGForm {
  /// 150 dots an inch: a page of A4 is 1240 dots wide, sharp on a phone and small enough to send.
  package static let dots = 150.0

  /// The picture of one page. Made one at a time: a long document never stands in memory as pictures.
  package static func bytes(_ pages: Pages, page: Int, dots: Double = PNGForm.dots) throws -> [UInt8] {
    let placed = pages.pages[page]
    let scale = dots / 72
    guard let canvas = Canvas(width: placed.width * scale, height: placed.height * scale, scale: scale) else {
      throw Fault.tooLarge("第 \(page + 1) 页太大，画不成图片，请改用 PDF 文件。")
    }
    for item in placed.items {
      switch item.drawing {
      case .run(let run): canvas.draw(run, pages.faces[run.face])
      case .fill(let fill): canvas.draw(fill)
      case .picture(let picture): canvas.draw(pages.pictures[picture.source], in: picture.box)
      }
    }
    return canvas.png(dots: dots)
  }
}
