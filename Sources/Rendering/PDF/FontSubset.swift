import CHarfBuzz

/// The part of a face that a file needs (字体子集), and the codes that its glyphs have in it.
struct FontSubset {
  /// A whole TrueType file, or the CFF table alone.
  let data: [UInt8]
  let isCFF: Bool
  /// The code of each glyph of the face.
  let codes: [UInt16: UInt16]

  init?(_ face: FontFace, glyphs: Set<UInt16>) {
    guard let input = hb_subset_input_create_or_fail() else { return nil }
    defer { hb_subset_input_destroy(input) }
    let wanted = hb_subset_input_glyph_set(input)
    for glyph in glyphs { hb_set_add(wanted, hb_codepoint_t(glyph)) }
    hb_subset_input_set_flags(input, UInt32(HB_SUBSET_FLAGS_NO_HINTING.rawValue))
    let dropped = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG)
    for tag in ["GSUB", "GPOS", "GDEF", "BASE", "vhea", "vmtx", "VORG", "name", "STAT", "DSIG"] {
      hb_set_add(dropped, Self.tag(tag))
    }
    guard let plan = hb_subset_plan_create_or_fail(face.handle, input) else { return nil }
    defer { hb_subset_plan_destroy(plan) }
    guard let subset = hb_subset_plan_execute_or_fail(plan), let map = hb_subset_plan_old_to_new_glyph_mapping(plan)
    else { return nil }
    defer { hb_face_destroy(subset) }
    let cff = Self.table("CFF ", of: subset)
    isCFF = !cff.isEmpty
    data = isCFF ? cff : Self.whole(subset)
    let ids = isCFF ? CharacterIDs.read(cff, count: Int(hb_face_get_glyph_count(subset))) : nil
    var codes: [UInt16: UInt16] = [:]
    for glyph in glyphs {
      let new = Int(hb_map_get(map, hb_codepoint_t(glyph)))
      guard new < 0xFFFF else { continue }
      codes[glyph] = ids.map { new < $0.count ? $0[new] : 0 } ?? UInt16(new)
    }
    self.codes = codes
  }

  private static func tag(_ name: String) -> hb_tag_t { name.utf8.reduce(0) { $0 << 8 | hb_tag_t($1) } }

  private static func table(_ name: String, of face: OpaquePointer) -> [UInt8] {
    bytes(of: hb_face_reference_table(face, tag(name)))
  }

  private static func whole(_ face: OpaquePointer) -> [UInt8] { bytes(of: hb_face_reference_blob(face)) }

  private static func bytes(of blob: OpaquePointer?) -> [UInt8] {
    guard let blob else { return [] }
    defer { hb_blob_destroy(blob) }
    var length: UInt32 = 0
    guard let start = hb_blob_get_data(blob, &length), length > 0 else { return [] }
    return UnsafeRawBufferPointer(start: start, count: Int(length)).map { $0 }
  }
}

/// The character ids of a CFF font (CID): what a content stream must name, not the new glyph number. Nil for a font
/// that is not keyed by them, where both are the same.
private enum CharacterIDs {
  static func read(_ cff: [UInt8], count: Int) -> [UInt16]? {
    guard cff.count > 4 else { return nil }
    let names = Index(cff, at: Int(cff[2]))
    let tops = Index(cff, at: names.end)
    let operators = dictionary(cff, tops.first)
    guard operators[1230] != nil, let start = operators[15]?.first, start > 2 else { return nil }
    return charset(cff, start, count)
  }

  /// An index: how many entries, and where the first and the next thing begin.
  private struct Index {
    var first = 0..<0
    var end: Int

    init(_ cff: [UInt8], at start: Int) {
      let count = number(cff, start, 2)
      guard count > 0, start + 2 < cff.count else {
        end = start + 2
        return
      }
      let size = Int(cff[start + 2])
      let base = start + 3 + (count + 1) * size - 1
      func offset(_ index: Int) -> Int { number(cff, start + 3 + index * size, size) }
      first = base + offset(0)..<max(base + offset(0), base + offset(1))
      end = base + offset(count)
    }
  }

  private static func number(_ bytes: [UInt8], _ start: Int, _ count: Int) -> Int {
    guard start >= 0, start + count <= bytes.count else { return 0 }
    return bytes[start..<start + count].reduce(0) { $0 << 8 | Int($1) }
  }

  /// The operators with their operands; two-byte operators count from 1200.
  private static func dictionary(_ cff: [UInt8], _ range: Range<Int>) -> [Int: [Int]] {
    var (operators, stack, index) = ([Int: [Int]](), [Int](), range.lowerBound)
    while index < min(range.upperBound, cff.count) {
      let byte = Int(cff[index])
      index += 1
      switch byte {
      case 12:
        operators[1200 + number(cff, index, 1)] = stack
        stack = []
        index += 1
      case 0...21:
        operators[byte] = stack
        stack = []
      case 28:
        stack.append(number(cff, index, 2))
        index += 2
      case 29:
        stack.append(number(cff, index, 4))
        index += 4
      case 30:
        while index < cff.count, cff[index] & 0x0F != 0x0F, cff[index] >> 4 != 0x0F { index += 1 }
        index += 1
        stack.append(0)
      case 32...246: stack.append(byte - 139)
      case 247...250:
        stack.append((byte - 247) * 256 + number(cff, index, 1) + 108)
        index += 1
      case 251...254:
        stack.append(-(byte - 251) * 256 - number(cff, index, 1) - 108)
        index += 1
      default: break
      }
    }
    return operators
  }

  private static func charset(_ cff: [UInt8], _ start: Int, _ count: Int) -> [UInt16] {
    var (ids, index) = ([UInt16(0)], start + 1)
    let format = number(cff, start, 1)
    while ids.count < count, index < cff.count {
      let first = number(cff, index, 2)
      index += 2
      var left = 0
      if format > 0 {
        left = number(cff, index, format == 1 ? 1 : 2)
        index += format == 1 ? 1 : 2
      }
      for step in 0...left where ids.count < count { ids.append(UInt16(truncatingIfNeeded: first + step)) }
    }
    return ids
  }
}
