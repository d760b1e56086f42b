import CZlib

/// Writes ZIP archives (压缩包): no folders, no dates but the format's first day, names in UTF-8, so that the same
/// files always give the same bytes.
///
///     var zip = ZipWriter()
///     zip.add("a.txt", Array("公开".utf8))
///     let bytes = zip.finished()
package struct ZipWriter: Sendable {
  private var bytes: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  package init() {}

  /// Adds a file. `packed: false` stores it as it is: for pictures, and for a part that must lie bare at the front.
  package mutating func add(_ name: String, _ content: [UInt8], packed: Bool = true) {
    let smaller = packed ? deflated(content) : nil
    let data = smaller ?? content
    let start = bytes.count
    var fields: [UInt8] = []
    // Version 2.0, names in UTF-8, 1 January 1980.
    for value in [20, 0x0800, smaller == nil ? 0 : 8, 0, 0x21] { fields += Self.short(value) }
    fields += Self.long(Int(checksum(content))) + Self.long(data.count) + Self.long(content.count)
    fields += Self.short(name.utf8.count) + Self.short(0)
    bytes += Self.long(0x0403_4B50) + fields + Array(name.utf8) + data
    directory += Self.long(0x0201_4B50) + Self.short(20) + fields
    directory += Self.short(0) + Self.short(0) + Self.short(0) + Self.long(0) + Self.long(start) + Array(name.utf8)
    count += 1
  }

  /// The whole archive.
  package func finished() -> [UInt8] {
    var end = Self.long(0x0605_4B50) + Self.short(0) + Self.short(0) + Self.short(count) + Self.short(count)
    end += Self.long(directory.count) + Self.long(bytes.count) + Self.short(0)
    return bytes + directory + end
  }

  private func checksum(_ bytes: [UInt8]) -> UInt32 {
    bytes.withUnsafeBufferPointer { UInt32(crc32_z(0, $0.baseAddress, $0.count)) }
  }

  private static func short(_ value: Int) -> [UInt8] {
    [UInt8(truncatingIfNeeded: value), UInt8(truncatingIfNeeded: value >> 8)]
  }

  private static func long(_ value: Int) -> [UInt8] { short(value) + short(value >> 16) }
}

/// Raw deflate; nil when nothing is gained.
private func deflated(_ content: [UInt8]) -> [UInt8]? {
  var stream = z_stream()
  guard yudeng_deflateInit(&stream, 6, -15) == Z_OK else { return nil }
  defer { deflateEnd(&stream) }
  var source = content
  let bound = Int(deflateBound(&stream, uLong(content.count)))
  let packed = [UInt8](unsafeUninitializedCapacity: bound) { output, written in
    source.withUnsafeMutableBufferPointer { input in
      stream.next_in = input.baseAddress
      stream.avail_in = UInt32(input.count)
      stream.next_out = output.baseAddress
      stream.avail_out = UInt32(bound)
      let status = deflate(&stream, Z_FINISH)
      written = status == Z_STREAM_END ? bound - Int(stream.avail_out) : 0
    }
  }
  return packed.isEmpty || packed.count >= content.count ? nil : packed
}
