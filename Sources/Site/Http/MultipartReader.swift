import Kernel

/// Reads `multipart/form-data` as it streams in (RFC 7578), bounded in everything. It tells what it finds and keeps
/// no more than one chunk and one delimiter.
struct MultipartReader {
  /// What was found, in order: a head, its data in pieces, its end.
  enum Event {
    case head(PartHead)
    case data(ArraySlice<UInt8>)
    case end
  }

  private enum State { case preamble, head, body, epilogue }

  private let delimiter: [UInt8]
  private var buffer: [UInt8] = [13, 10]
  private var state = State.preamble
  private var parts = 0
  private var skipped = 0
  private let mostParts: Int
  static let longestHead = 8 << 10
  static let longestPreamble = 4 << 10

  /// `type` is the Content-Type header; nil without a usable boundary.
  init?(type: String, mostParts: Int) {
    guard let boundary = PartHead.parameters(of: type)["boundary"], (1...70).contains(boundary.utf8.count),
      boundary.utf8.allSatisfy({ $0 >= 32 && $0 < 127 }), boundary.utf8.last != 32
    else { return nil }
    delimiter = Array("\r\n--".utf8) + Array(boundary.utf8)
    self.mostParts = mostParts
  }

  /// Whether the closing delimiter was seen; a body without it was cut off.
  var isWhole: Bool { state == .epilogue }

  mutating func take(_ bytes: some Sequence<UInt8>, _ found: (Event) throws -> Void) throws {
    if state == .epilogue { return }
    buffer.append(contentsOf: bytes)
    while try step(found) {}
  }

  private mutating func step(_ found: (Event) throws -> Void) throws -> Bool {
    switch state {
    case .preamble: try skipPreamble()
    case .head: try readHead(found)
    case .body: try readBody(found)
    case .epilogue: false
    }
  }

  private mutating func skipPreamble() throws -> Bool {
    guard let place = Self.find(delimiter, in: buffer) else {
      let before = buffer.count
      forget(max(0, buffer.count - delimiter.count))
      skipped += before - buffer.count
      guard skipped <= Self.longestPreamble else { throw Self.broken }
      return false
    }
    forget(place + delimiter.count)
    state = .head
    return true
  }

  /// After a delimiter: `--` ends it all, otherwise a head follows.
  private mutating func readHead(_ found: (Event) throws -> Void) throws -> Bool {
    guard buffer.count >= 2 else { return false }
    if buffer[0] == 45, buffer[1] == 45 {
      buffer = []
      state = .epilogue
      return false
    }
    guard let end = Self.find([13, 10, 13, 10], in: buffer) else {
      guard buffer.count <= Self.longestHead else { throw Self.broken }
      return false
    }
    parts += 1
    guard parts <= mostParts else { throw Fault.tooLarge("提交的栏位太多，请分次提交。") }
    guard end <= Self.longestHead, let head = PartHead(buffer[..<end]) else { throw Self.broken }
    forget(end + 4)
    state = .body
    try found(.head(head))
    return true
  }

  private mutating func readBody(_ found: (Event) throws -> Void) throws -> Bool {
    if let place = Self.find(delimiter, in: buffer) {
      if place > 0 { try found(.data(buffer[..<place])) }
      try found(.end)
      forget(place + delimiter.count)
      state = .head
      return true
    }
    let sure = buffer.count - delimiter.count + 1
    if sure > 0 {
      try found(.data(buffer[..<sure]))
      forget(sure)
    }
    return false
  }

  private mutating func forget(_ count: Int) { buffer.removeFirst(count) }

  static let broken = Fault.invalid("", "上传的内容不完整或格式不对，请返回重新提交。")

  /// Where a short pattern begins.
  private static func find(_ pattern: [UInt8], in bytes: [UInt8]) -> Int? {
    guard bytes.count >= pattern.count else { return nil }
    return bytes.withUnsafeBufferPointer { bytes in
      pattern.withUnsafeBufferPointer { pattern in
        var start = 0
        let last = bytes.count - pattern.count
        while start <= last {
          if bytes[start] == pattern[0] {
            var index = 1
            while index < pattern.count, bytes[start + index] == pattern[index] { index += 1 }
            if index == pattern.count { return start }
          }
          start += 1
        }
        return nil
      }
    }
  }
}
