import Foundation
import Kernel

/// The lines of a file, one at a time; a line over the limit is passed over without being held.
final class LineReader {
  enum Line: Equatable { case bytes(Data), tooLong }

  private let handle: FileHandle
  private let longest: Int
  private var pending = Data()
  private var atEnd = false
  /// How far the file has been given out, in bytes.
  private(set) var offset = 0
  /// The number of the line given last, from 1.
  private(set) var number = 0

  init(path: String, longest: Int) throws {
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw Fault.invalid("path", "打不开文件 \(path)，请检查读权限。")
    }
    self.handle = handle
    self.longest = longest
  }

  func next() throws -> Line? {
    var skipped = false
    while true {
      if let end = pending.firstIndex(of: UInt8(ascii: "\n")) {
        let line = Data(pending[pending.startIndex..<end])
        pending = Data(pending[(end + 1)...])
        return give(line, 1, skipped)
      }
      if pending.count > longest {
        offset += pending.count
        pending = Data()
        skipped = true
      }
      if atEnd { return pending.isEmpty && !skipped ? nil : last(skipped) }  // `skipped` is of this call only
      guard let more = try handle.read(upToCount: 1 << 20), !more.isEmpty else {
        atEnd = true
        continue
      }
      pending.append(more)
    }
  }

  private func last(_ skipped: Bool) -> Line {
    let line = pending
    pending = Data()
    return give(line, 0, skipped)
  }

  private func give(_ line: Data, _ ending: Int, _ skipped: Bool) -> Line {
    offset += line.count + ending
    number += 1
    return skipped ? .tooLong : .bytes(line)
  }
}
