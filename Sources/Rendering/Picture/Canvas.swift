import CCairo

/// A page as dots (画布), white at first; lengths are points until they are drawn.
final class Canvas {
  private let surface: OpaquePointer
  private let pen: OpaquePointer
  private let width: Int
  private let height: Int

  /// Nil for a page that no picture could hold.
  init?(width: Double, height: Double, scale: Double) {
    (self.width, self.height) = (max(1, Int(width.rounded())), max(1, Int(height.rounded())))
    guard self.width * self.height <= 100_000_000,
      let surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(self.width), Int32(self.height))
    else { return nil }
    guard let pen = cairo_create(surface), cairo_status(pen) == CAIRO_STATUS_SUCCESS else {
      cairo_surface_destroy(surface)
      return nil
    }
    (self.surface, self.pen) = (surface, pen)
    cairo_set_source_rgb(pen, 1, 1, 1)
    cairo_paint(pen)
    cairo_scale(pen, scale, scale)
  }

  deinit {
    cairo_destroy(pen)
    cairo_surface_destroy(surface)
  }

  func draw(_ fill: PlacedFill) {
    for box in fill.boxes { cairo_rectangle(pen, box.x, box.y, box.width, box.height) }
    paint(fill.ink)
  }

  func draw(_ run: PlacedRun, _ face: FontFace) {
    let scale = run.size / face.unitsPerEm
    for glyph in run.glyphs {
      for contour in GlyphOutline.read(face, glyph.id).contours {
        trace(contour) {
          run.isTurned
            ? (run.baseline + $0.y * scale, glyph.x + $0.x * scale)
            : (glyph.x + $0.x * scale, run.baseline - $0.y * scale)
        }
      }
    }
    paint(run.ink)
  }

  /// What cannot be read leaves its place white, as it does in the other forms.
  func draw(_ bytes: [UInt8], in box: Box) {
    guard let pixels = PicturePixels(bytes) else { return }
    pixels.withSurface { picture in
      cairo_save(pen)
      cairo_translate(pen, box.x, box.y)
      cairo_scale(pen, box.width / Double(pixels.width), box.height / Double(pixels.height))
      cairo_set_source_surface(pen, picture, 0, 0)
      cairo_pattern_set_filter(cairo_get_source(pen), CAIRO_FILTER_GOOD)
      cairo_pattern_set_extend(cairo_get_source(pen), CAIRO_EXTEND_PAD)
      cairo_rectangle(pen, 0, 0, Double(pixels.width), Double(pixels.height))
      cairo_fill(pen)
      cairo_restore(pen)
    }
  }

  func png(dots: Double) -> [UInt8] {
    cairo_surface_flush(surface)
    guard let data = cairo_image_surface_get_data(surface) else { return [] }
    let stride = Int(cairo_image_surface_get_stride(surface))
    let rows = UnsafeBufferPointer(start: data, count: stride * height)
    return PNGFile(rows, stride: stride, width: width, height: height, dots: dots).bytes
  }

  private func paint(_ ink: Ink) {
    cairo_set_source_rgb(pen, Double(ink.red) / 255, Double(ink.green) / 255, Double(ink.blue) / 255)
    cairo_fill(pen)
  }

  /// A contour begins on the curve; a point off it bends the way to the next one, and half way between two of them the
  /// curve is met without saying.
  private func trace(_ contour: [GlyphOutline.Point], _ place: (GlyphOutline.Point) -> (x: Double, y: Double)) {
    var here = place(contour[0])
    cairo_move_to(pen, here.x, here.y)
    var index = 1
    while index < contour.count {
      let point = place(contour[index])
      if contour[index].isOnCurve {
        cairo_line_to(pen, point.x, point.y)
        here = point
      } else {
        let next = contour[(index + 1) % contour.count]
        var end = place(next)
        if next.isOnCurve { index += 1 } else { end = ((point.x + end.x) / 2, (point.y + end.y) / 2) }
        cairo_curve_to(
          pen, here.x + (point.x - here.x) * 2 / 3, here.y + (point.y - here.y) * 2 / 3,
          end.x + (point.x - end.x) * 2 / 3, end.y + (point.y - end.y) * 2 / 3, end.x, end.y)
        here = end
      }
      index += 1
    }
    cairo_close_path(pen)
  }
}
