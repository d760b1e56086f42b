import CHarfBuzz
import Synchronization

/// A face (字面): one font file, or one of several in it, opened for measuring and for subsetting.
///
/// Sendable although it holds C handles: both are made immutable at once, and HarfBuzz lets any number of threads read
/// an immutable face or font.
package final class FontFace: @unchecked Sendable, Equatable {
  /// Its name as files name it, without blanks.
  package let name: String
  package let unitsPerEm: Double
  let handle: OpaquePointer
  let font: OpaquePointer
  private let glyphs = Mutex<[UInt16: GlyphRecord]>([:])
  private let packs = Mutex<[UInt16: PackedPart]>([:])

  /// Nil for a file that is not there or holds no such face.
  package init?(path: String, index: Int = 0) {
    guard let blob = hb_blob_create_from_file_or_fail(path) else { return nil }
    defer { hb_blob_destroy(blob) }
    guard UInt32(index) < hb_face_count(blob), let face = hb_face_create(blob, UInt32(index)),
      let font = hb_font_create(face)
    else { return nil }
    hb_face_make_immutable(face)
    hb_font_make_immutable(font)
    (handle, self.font) = (face, font)
    unitsPerEm = Double(max(1, hb_face_get_upem(face)))
    name = Self.name(of: face) ?? "Font"
  }

  deinit {
    hb_font_destroy(font)
    hb_face_destroy(handle)
  }

  package static func == (a: FontFace, b: FontFace) -> Bool { a === b }

  /// The glyph of a character; nil where the face has none.
  package func glyph(_ scalar: Unicode.Scalar) -> UInt16? {
    var glyph: hb_codepoint_t = 0
    guard hb_font_get_nominal_glyph(font, scalar.value, &glyph) != 0, glyph > 0, glyph < 0xFFFF else { return nil }
    return UInt16(glyph)
  }

  /// How far a glyph leads on, as a part of the size.
  package func advance(_ glyph: UInt16) -> Double {
    Double(hb_font_get_glyph_h_advance(font, hb_codepoint_t(glyph))) / unitsPerEm
  }

  /// Glyphs as TrueType holds them, made once: most letters of a text stood in the one before.
  func records(_ wanted: [UInt16]) -> [GlyphRecord] {
    glyphs.withLock { known in
      wanted.map { glyph in
        if let record = known[glyph] { return record }
        let record = GlyphRecord(GlyphOutline.read(self, glyph), advance: Int((advance(glyph) * unitsPerEm).rounded()))
        known[glyph] = record
        return record
      }
    }
  }

  /// The outlines of these glyphs packed, made once too. The records go with the glyphs, one for one.
  func packed(_ wanted: [UInt16], _ records: ArraySlice<GlyphRecord>) -> [PackedPart] {
    packs.withLock { known in
      zip(wanted, records).map { glyph, record in
        if let part = known[glyph] { return part }
        let part = PackedPart(record.data)
        known[glyph] = part
        return part
      }
    }
  }

  private static func name(of face: OpaquePointer) -> String? {
    var size: UInt32 = 100
    var buffer = [CChar](repeating: 0, count: 100)
    guard hb_ot_name_get_utf8(face, 6, nil, &size, &buffer) > 0 else { return nil }
    let name = String(decoding: buffer.prefix(Int(size)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let kept = name.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
    return kept.isEmpty ? nil : kept
  }
}
