import CHarfBuzz

/// The outline of a glyph (字形轮廓) in curves of the second degree, as TrueType has them; those of the third degree are
/// taken for one or two. The pen below is unsafe to the compiler only: it is made once, immutable, and read by any thread.
struct GlyphOutline {
  struct Point: Equatable {
    var x: Double
    var y: Double
    var isOnCurve = true
  }

  private(set) var contours: [[Point]] = []

  static func read(_ face: FontFace, _ glyph: UInt16) -> GlyphOutline {
    var outline = GlyphOutline()
    guard let pen = pen else { return outline }
    withUnsafeMutablePointer(to: &outline) { place in
      hb_font_get_glyph_shape(face.font, hb_codepoint_t(glyph), pen, UnsafeMutableRawPointer(place))
    }
    outline.contours = outline.contours.compactMap(Self.closed)
    return outline
  }

  /// Callbacks without any state of their own; made once, and immutable.
  nonisolated(unsafe) private static let pen: OpaquePointer? = {
    guard let pen = hb_draw_funcs_create() else { return nil }
    hb_draw_funcs_set_move_to_func(
      pen, { _, data, _, x, y, _ in at(data)?.pointee.move(Double(x), Double(y)) }, nil, nil)
    hb_draw_funcs_set_line_to_func(
      pen, { _, data, _, x, y, _ in at(data)?.pointee.line(Double(x), Double(y)) }, nil, nil)
    hb_draw_funcs_set_quadratic_to_func(
      pen, { _, data, _, cx, cy, x, y, _ in at(data)?.pointee.curve(Double(cx), Double(cy), Double(x), Double(y)) },
      nil, nil)
    hb_draw_funcs_set_cubic_to_func(
      pen,
      { _, data, _, ax, ay, bx, by, x, y, _ in
        at(data)?.pointee.cubic((Double(ax), Double(ay)), (Double(bx), Double(by)), (Double(x), Double(y)))
      }, nil, nil)
    hb_draw_funcs_make_immutable(pen)
    return pen
  }()

  private static func at(_ data: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<GlyphOutline>? {
    data?.assumingMemoryBound(to: GlyphOutline.self)
  }

  private mutating func move(_ x: Double, _ y: Double) { contours.append([Point(x: x, y: y)]) }

  private mutating func line(_ x: Double, _ y: Double) { append(Point(x: x, y: y)) }

  private mutating func curve(_ cx: Double, _ cy: Double, _ x: Double, _ y: Double) {
    append(Point(x: cx, y: cy, isOnCurve: false))
    append(Point(x: x, y: y))
  }

  private mutating func cubic(_ a: (Double, Double), _ b: (Double, Double), _ end: (Double, Double)) {
    guard let start = contours.last?.last else { return }
    func middle(_ p: (Double, Double), _ q: (Double, Double)) -> (Double, Double) { ((p.0 + q.0) / 2, (p.1 + q.1) / 2) }
    let first = (start.x, start.y)
    if Self.isNearlyQuadratic(first, a, b, end) { return quadratic(first, a, b, end) }
    let (ab, fa, be) = (middle(a, b), middle(first, a), middle(b, end))
    let (left, right) = (middle(fa, ab), middle(ab, be))
    let half = middle(left, right)
    quadratic(first, fa, left, half)
    quadratic(half, right, be, end)
  }

  /// Whether one curve of the second degree is nowhere more than half a unit beside this one: √3⁄36 of the third
  /// difference is the greatest distance.
  private static func isNearlyQuadratic(
    _ p: (Double, Double), _ a: (Double, Double), _ b: (Double, Double), _ q: (Double, Double)
  ) -> Bool {
    let (x, y) = (q.0 - 3 * b.0 + 3 * a.0 - p.0, q.1 - 3 * b.1 + 3 * a.1 - p.1)
    return x * x + y * y <= 108
  }

  /// The nearest curve of the second degree.
  private mutating func quadratic(
    _ p: (Double, Double), _ a: (Double, Double), _ b: (Double, Double), _ q: (Double, Double)
  ) {
    curve((3 * (a.0 + b.0) - p.0 - q.0) / 4, (3 * (a.1 + b.1) - p.1 - q.1) / 4, q.0, q.1)
  }

  private mutating func append(_ point: Point) {
    if contours.isEmpty { contours.append([]) }
    contours[contours.count - 1].append(point)
  }

  /// In whole units, without the points that go without saying; nil for what encloses nothing.
  private static func closed(_ contour: [Point]) -> [Point]? {
    var points = contour.map { Point(x: $0.x.rounded(), y: $0.y.rounded(), isOnCurve: $0.isOnCurve) }
    if points.count > 1, points.first == points.last { points.removeLast() }
    guard points.count > 2 else { return nil }
    let shown = points.indices.filter { !isImplied($0, in: points) }
    return shown.map { points[$0] }
  }

  /// TrueType itself puts a point of the curve half way between two that are not on it. Half a unit is nobody's.
  private static func isImplied(_ index: Int, in points: [Point]) -> Bool {
    guard index > 0, points[index].isOnCurve else { return false }
    let (before, point, after) = (points[index - 1], points[index], points[(index + 1) % points.count])
    guard !before.isOnCurve, !after.isOnCurve else { return false }
    return abs(before.x + after.x - 2 * point.x) <= 1 && abs(before.y + after.y - 2 * point.y) <= 1
  }
}
