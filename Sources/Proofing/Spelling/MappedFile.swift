import Foundation

/// A table that lies in a file and is read where it lies (内存映射). The pointer is unsafe to the compiler only: the file
/// is opened once, never written, and kept as long as anything points into it.
struct MappedFile: @unchecked Sendable {
  private let data: NSData
  let base: UnsafeRawPointer
  let count: Int

  /// Nil when the file is not there or empty.
  init?(path: String) {
    guard let data = try? NSData(contentsOfFile: path, options: .alwaysMapped), data.length > 0 else { return nil }
    (self.data, base, count) = (data, data.bytes, data.length)
  }

  func word(_ place: Int) -> UInt32 { base.loadUnaligned(fromByteOffset: place, as: UInt32.self) }
}
