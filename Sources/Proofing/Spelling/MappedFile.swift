import Foundation

/// A table that lies in a file and is read where it lies (内存映射). The pointer is unsafe to the compiler only: the file
/// is opened once, never written, and kept as long as anything points into it.
struct MappedFile: @unchecked Sendable {
  /// The pages of the file, given back when nobody needs them.
  private final class Pages {
    let base: UnsafeMutableRawPointer
    let count: Int

    init?(path: String) {
      let file = open(path, O_RDONLY | O_CLOEXEC)
      guard file >= 0 else { return nil }
      defer { close(file) }
      var state = stat()
      guard fstat(file, &state) == 0, state.st_size > 0 else { return nil }
      count = Int(state.st_size)
      guard let base = mmap(nil, count, PROT_READ, MAP_PRIVATE, file, 0), base != MAP_FAILED else { return nil }
      self.base = base
    }

    deinit { munmap(base, count) }
  }

  private let pages: Pages
  let base: UnsafeRawPointer
  let count: Int

  /// Nil when the file is not there or empty.
  init?(path: String) {
    guard let pages = Pages(path: path) else { return nil }
    (self.pages, base, count) = (pages, UnsafeRawPointer(pages.base), pages.count)
  }

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
