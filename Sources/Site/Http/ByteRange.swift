/// Which part of a file is asked for (分段下载): one range, as players and download programs send it.
enum ByteRange: Equatable {
  case whole
  case part(ClosedRange<Int>)
  case unsatisfiable

  /// Several ranges, or an unknown unit, are answered with the whole file, as RFC 9110 §14.2 allows.
  init(_ header: String?, size: Int) {
    self = .whole
    guard let header, header.hasPrefix("bytes=") else { return }
    let range = header.dropFirst(6).trimmed
    let ends = range.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false).map { $0.trimmed }
    guard !range.contains(","), ends.count == 2, ends.allSatisfy(Self.isNumber), ends != ["", ""] else { return }
    guard let first = Self.number(ends[0]) else {
      let length = min(Self.number(ends[1]) ?? 0, size)
      self = length > 0 ? .part(size - length...size - 1) : .unsatisfiable
      return
    }
    let last = min(Self.number(ends[1]) ?? size - 1, size - 1)
    if let end = Self.number(ends[1]), end < first { return }
    self = first < size ? .part(first...last) : .unsatisfiable
  }

  private static func isNumber(_ text: Substring) -> Bool { text.utf8.allSatisfy { (48...57).contains($0) } }
  /// A number too large to hold lies beyond every file.
  private static func number(_ text: Substring) -> Int? { text.isEmpty ? nil : Int(text) ?? Int.max }
}
