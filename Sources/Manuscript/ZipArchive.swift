import CZlib

/// An opened ZIP archive (压缩包); its files are unpacked one by one, each no further than it said.
package struct ZipArchive: Sendable {
  private let bytes: [UInt8]
  private let entries: [ZipEntry]
  /// Where a name stands in the directory.
  private let places: [String: Int]

  init(bytes: [UInt8], entries: [ZipEntry]) {
    self.bytes = bytes
    self.entries = entries
    places = Dictionary(
      entries.enumerated().map { ($0.element.name, $0.offset) }, uniquingKeysWith: { first, _ in first })
  }

  /// The names of the files, in the order of the directory.
  package var names: [String] { entries.map(\.name) }

  /// Unpacks one file and checks it; nil if there is none of that name.
  package func contents(of name: String) throws(Refusal) -> [UInt8]? {
    guard let entry = places[name].map({ entries[$0] }) else { return nil }
    let packed = bytes[entry.dataStart..<entry.dataStart + entry.packedSize]
    let contents = entry.method == 0 ? Array(packed) : inflate(packed, size: entry.size)
    guard contents.count == entry.size, checksum(contents) == entry.checksum else {
      throw Refusal("压缩包中的文件校验不符，可能已损坏，请重新打包后再上传。")
    }
    return contents
  }

  private func checksum(_ bytes: [UInt8]) -> UInt32 {
    bytes.withUnsafeBufferPointer { UInt32(crc32_z(0, $0.baseAddress, $0.count)) }
  }
}

/// Raw inflate into exactly `size` bytes; an empty result if the data says otherwise.
private func inflate(_ packed: ArraySlice<UInt8>, size: Int) -> [UInt8] {
  var stream = z_stream()
  guard yudeng_inflateInit(&stream, -15) == Z_OK else { return [] }
  defer { inflateEnd(&stream) }
  var source = Array(packed)
  // One byte more than promised: a stream that goes on beyond its size is caught, not cut.
  return [UInt8](unsafeUninitializedCapacity: size + 1) { output, written in
    source.withUnsafeMutableBufferPointer { input in
      stream.next_in = input.baseAddress
      stream.avail_in = UInt32(input.count)
      stream.next_out = output.baseAddress
      stream.avail_out = UInt32(size + 1)
      let status = CZlib.inflate(&stream, Z_FINISH)
      written = status == Z_STREAM_END ? size + 1 - Int(stream.avail_out) : 0
    }
  }
}
