/// Which entries of a table belong to which part of a hash (分桶). For eight buckets together the file says where the first
/// begins and, in a byte each, how far after that each ends.
struct Buckets: Sendable {
  private let file: MappedBytes
  private let start: Int
  /// Where what follows in the file begins.
  let end: Int

  private static let block = 12

  /// Nil where there are not as many entries in them as there should be, or the file ends before they do. There are 2 to
  /// the power of `bits` of them.
  init?(_ file: MappedBytes, at start: Int, bits: Int, entries: Int) {
    guard (3...28).contains(bits) else { return nil }
    end = start + Self.block << (bits - 3)
    guard end <= file.count else { return nil }
    (self.file, self.start) = (file, start)
    var last = 0
    for place in stride(from: start, to: end, by: Self.block) {
      guard Int(file.word(place)) == last else { return nil }
      var (ends, before) = (file.long(place + 4), UInt64(0))
      for _ in 0..<8 {
        guard ends & 0xFF >= before else { return nil }
        before = ends & 0xFF
        ends >>= 8
      }
      last += Int(before)
    }
    guard last == entries else { return nil }
  }

  /// The entries of one.
  @inline(__always)
  subscript(_ index: Int) -> (first: Int, end: Int) {
    let place = start &+ Self.block &* (index >> 3)
    let (first, ends) = (Int(file.word(place)), file.long(place &+ 4))
    let shift = UInt64(8 &* (index & 7))
    // Where the first of the eight ends is where the second begins, and it begins at nought.
    let begin = (ends << 8) >> shift & 0xFF
    return (first &+ Int(begin), first &+ Int(ends >> shift & 0xFF))
  }
}
