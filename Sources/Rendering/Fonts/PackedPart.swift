import CZlib

/// A part of a packed stream (压缩片段), packed by itself and ending at a whole byte: parts that follow one another are one
/// stream. So an outline is packed once in the life of a process and not once in every file.
struct PackedPart: Sendable {
  let bytes: [UInt8]
  private let length: Int
  private let check: UInt

  init(_ content: [UInt8]) {
    (length, check) = (content.count, Self.check(content))
    bytes = Self.deflated(content)
  }

  /// The content as it is, for what is made anew each time and short.
  init(bare content: [UInt8]) {
    (length, check) = (content.count, Self.check(content))
    bytes = stride(from: 0, to: content.count, by: 0xFFFF).reduce(into: []) { stored, start in
      let piece = content[start..<min(start + 0xFFFF, content.count)]
      let (low, high) = (UInt8(piece.count & 0xFF), UInt8(piece.count >> 8))
      stored += [0, low, high, ~low, ~high] + piece
    }
  }

  private static func check(_ content: [UInt8]) -> UInt {
    content.withUnsafeBufferPointer { adler32_z(1, $0.baseAddress, $0.count) }
  }

  /// The stream that these parts make together, with head and check as zlib has them (RFC 1950).
  static func append(_ parts: [PackedPart], to whole: inout [UInt8]) {
    whole += [0x78, 0x01]
    var check: UInt = 1
    for part in parts {
      whole += part.bytes
      check = adler32_combine(check, part.check, part.length)
    }
    whole += [3, 0]
    for shift in [24, 16, 8, 0] as [UInt] { whole.append(UInt8(truncatingIfNeeded: check >> shift)) }
  }

  /// How long the stream of these parts is.
  static func length(_ parts: [PackedPart]) -> Int { parts.reduce(8) { $0 + $1.bytes.count } }

  /// A small window is enough for what is short. Outlines packed one by one take an eighth more than packed together.
  private static func deflated(_ content: [UInt8]) -> [UInt8] {
    guard !content.isEmpty else { return [] }
    var stream = z_stream()
    guard yudeng_deflateInitShort(&stream) == Z_OK else { return [] }
    defer { deflateEnd(&stream) }
    var content = content
    let room = Int(deflateBound(&stream, UInt(content.count))) + 16
    return content.withUnsafeMutableBufferPointer { input in
      stream.next_in = input.baseAddress
      stream.avail_in = UInt32(input.count)
      return [UInt8](unsafeUninitializedCapacity: room) { output, written in
        stream.next_out = output.baseAddress
        stream.avail_out = UInt32(output.count)
        deflate(&stream, Z_SYNC_FLUSH)
        written = output.count - Int(stream.avail_out)
      }
    }
  }
}
