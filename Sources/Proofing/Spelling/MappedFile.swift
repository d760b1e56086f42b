import Foundation

/// A file that lies in memory and is read where it lies (内存映射). It is given back when nobody holds it any more.
final class MappedFile: Sendable {
  let bytes: MappedBytes

  /// Nil when the file is not there or empty.
  init?(path: String) {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var state = stat()
    guard fstat(file, &state) == 0, state.st_size > 0 else { return nil }
    let count = Int(state.st_size)
    guard let base = mmap(nil, count, PROT_READ, MAP_PRIVATE, file, 0), base != MAP_FAILED else { return nil }
    bytes = MappedBytes(base: base, count: count)
  }

  deinit { munmap(UnsafeMutableRawPointer(mutating: bytes.base), bytes.count) }
}

/// What stands in a mapped file. Whoever looks into it holds the file (`SpellingTables`): tables are looked into so often
/// that counting who uses them would take a fortieth of the corrector's time. Unsafe to the compiler only: the bytes are
/// never written.
struct MappedBytes: @unchecked Sendable {
  let base: UnsafeRawPointer
  let count: Int

  func word(_ place: Int) -> UInt32 { base.loadUnaligned(fromByteOffset: place, as: UInt32.self) }

  func long(_ place: Int) -> UInt64 { base.loadUnaligned(fromByteOffset: place, as: UInt64.self) }

  func byte(_ place: Int) -> UInt8 { base.load(fromByteOffset: place, as: UInt8.self) }

  func half(_ place: Int) -> UInt16 { base.loadUnaligned(fromByteOffset: place, as: UInt16.self) }

  /// Whether the words from a place on, one more than `count`, go from nought to `last` and never down: bounds of
  /// buckets that lead nowhere else.
  func rises(_ place: Int, _ count: Int, to last: Int) -> Bool {
    var before: UInt32 = 0
    for index in 0...count {
      let next = word(place + 4 * index)
      guard next >= before else { return false }
      before = next
    }
    return word(place) == 0 && Int(before) == last
  }
}
