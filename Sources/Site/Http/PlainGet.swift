/// One plain request for a page, read from raw bytes: what the front handler may answer by itself.
///
/// It reads only what it is sure of. Whatever is unusual is left to the full HTTP parser behind it: two readers that
/// disagree about where a request ends are how requests are smuggled.
struct PlainGet {
  private(set) var isHead = false
  private(set) var target = 0..<0
  private(set) var acceptEncoding: Range<Int>?
  private(set) var ifNoneMatch: Range<Int>?
  private(set) var ifModifiedSince: Range<Int>?
  private(set) var cookie: Range<Int>?
  private(set) var userAgent: Range<Int>?
  private var hosts = 0
  private var isPlain = true

  /// What a piece of input is.
  enum Reading {
    /// Exactly one whole request that the front handler understands.
    case plain(PlainGet)
    /// Exactly one whole GET or HEAD without a body, with something in it that only the router answers.
    case whole
    /// Anything else.
    case unsure
  }

  static let longest = 8192

  static func read(_ bytes: UnsafeRawBufferPointer) -> Reading {
    guard bytes.count <= longest, bytes.count > 18 else { return .unsure }
    var request = PlainGet()
    guard var place = request.readLine(bytes) else { return .unsure }
    while place + 1 < bytes.count {
      if bytes[place] == 13 {
        guard bytes[place + 1] == 10, place + 2 == bytes.count, request.hosts == 1 else { return .unsure }
        return request.isPlain ? .plain(request) : .whole
      }
      guard let next = request.readField(bytes, place) else { return .unsure }
      place = next
    }
    return .unsure
  }

  /// `GET /path HTTP/1.1`, and where the next line begins.
  private mutating func readLine(_ bytes: UnsafeRawBufferPointer) -> Int? {
    var place: Int
    if Self.begins(bytes, 0, "GET /") {
      place = 4
    } else if Self.begins(bytes, 0, "HEAD /") {
      place = 5
      isHead = true
    } else {
      return nil
    }
    let start = place
    while place < bytes.count, bytes[place] > 32, bytes[place] < 127, bytes[place] != 35 { place += 1 }
    target = start..<place
    return Self.begins(bytes, place, " HTTP/1.1\r\n") ? place + 11 : nil
  }

  /// One header line, and where the next begins; nil for anything out of the ordinary.
  private mutating func readField(_ bytes: UnsafeRawBufferPointer, _ start: Int) -> Int? {
    var place = start
    while place < bytes.count, Self.isNameByte(bytes[place]) { place += 1 }
    guard place > start, place < bytes.count, bytes[place] == 58 else { return nil }
    let name = start..<place
    place += 1
    while place < bytes.count, bytes[place] == 32 { place += 1 }
    let first = place
    while place < bytes.count, bytes[place] != 13 {
      if bytes[place] < 32 && bytes[place] != 9 || bytes[place] == 127 { return nil }
      place += 1
    }
    guard place + 1 < bytes.count, bytes[place + 1] == 10 else { return nil }
    return note(bytes, name, first..<place) ? place + 2 : nil
  }

  /// Remembers the headers that matter. False for those that make a request's end or meaning uncertain.
  private mutating func note(_ bytes: UnsafeRawBufferPointer, _ name: Range<Int>, _ value: Range<Int>) -> Bool {
    func isNamed(_ other: StaticString) -> Bool { Self.same(bytes, name, other) }
    switch name.count {
    case 2 where isNamed("te"), 5 where isNamed("range"), 8 where isNamed("if-match") || isNamed("if-range"):
      isPlain = false
    case 13 where isNamed("authorization"), 19 where isNamed("if-unmodified-since"): isPlain = false
    case 4 where isNamed("host"): hosts += 1
    case 6 where isNamed("cookie"): keep(\.cookie, value)
    case 6 where isNamed("expect"), 7 where isNamed("upgrade") || isNamed("trailer"): return false
    case 10 where isNamed("user-agent"): keep(\.userAgent, value)
    case 10 where isNamed("connection"): return Self.same(bytes, value, "keep-alive")
    case 13 where isNamed("if-none-match"): keep(\.ifNoneMatch, value)
    case 14 where isNamed("content-length"), 17 where isNamed("transfer-encoding"): return false
    case 14 where isNamed("http2-settings"), 16 where isNamed("proxy-connection"): return false
    case 15 where isNamed("accept-encoding"): keep(\.acceptEncoding, value)
    case 17 where isNamed("if-modified-since"): keep(\.ifModifiedSince, value)
    default: break
    }
    return true
  }

  /// A header that comes twice is left to the router.
  private mutating func keep(_ place: WritableKeyPath<PlainGet, Range<Int>?>, _ value: Range<Int>) {
    if self[keyPath: place] != nil { isPlain = false }
    self[keyPath: place] = value
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    byte >= 97 && byte <= 122 || byte >= 65 && byte <= 90 || byte >= 48 && byte <= 57 || byte == 45 || byte == 95
  }

  private static func begins(_ bytes: UnsafeRawBufferPointer, _ start: Int, _ text: StaticString) -> Bool {
    let length = text.utf8CodeUnitCount
    guard start + length <= bytes.count else { return false }
    for index in 0..<length where bytes[start + index] != text.utf8Start[index] { return false }
    return true
  }

  /// Equal but for the case of letters; `text` is in lower case.
  static func same(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>, _ text: StaticString) -> Bool {
    guard range.count == text.utf8CodeUnitCount else { return false }
    for index in 0..<range.count {
      let byte = bytes[range.lowerBound + index]
      if (byte >= 65 && byte <= 90 ? byte | 32 : byte) != text.utf8Start[index] { return false }
    }
    return true
  }
}
