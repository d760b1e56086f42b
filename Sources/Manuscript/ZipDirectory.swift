/// The directory of a ZIP archive, read from its end as the format demands (APPNOTE 4.3).
struct ZipDirectory {
  private let bytes: [UInt8]

  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  private static let damaged = Refusal("压缩包已损坏或不是 ZIP 格式，请重新打包后再上传。")

  mutating func read(limit: Int) throws(Refusal) -> [ZipEntry] {
    let end = try endRecord()
    let count = number(end + 10, 2)
    let size = number(end + 12, 4)
    let start = number(end + 16, 4)
    guard count <= limit else { throw Refusal("压缩包中的文件过多（超过 \(limit) 个），请拆分后再上传。") }
    guard number(end + 4, 2) == 0, number(end + 6, 2) == 0, number(end + 8, 2) == count else {
      throw Refusal("不支持分卷压缩包，请打成单个压缩包后再上传。")
    }
    guard start != 0xFFFF_FFFF, count != 0xFFFF, size != 0xFFFF_FFFF else {
      throw Refusal("不支持超大（ZIP64）压缩包，请拆分后再上传。")
    }
    guard start + size <= end else { throw Self.damaged }
    return try entries(count, from: start, to: start + size)
  }

  /// The last record: it may be followed by a comment of up to 64 KB.
  private func endRecord() throws(Refusal) -> Int {
    guard bytes.count >= 22 else { throw Self.damaged }
    var index = bytes.count - 22
    let lowest = max(0, index - 0xFFFF)
    while index >= lowest {
      if bytes[index] == 0x50, number(index, 4) == 0x0605_4B50, index + 22 + number(index + 20, 2) == bytes.count {
        return index
      }
      index -= 1
    }
    throw Self.damaged
  }

  private func entries(_ count: Int, from start: Int, to end: Int) throws(Refusal) -> [ZipEntry] {
    var entries: [ZipEntry] = []
    var index = start
    for _ in 0..<count {
      guard index + 46 <= end, number(index, 4) == 0x0201_4B50 else { throw Self.damaged }
      let nameLength = number(index + 28, 2)
      let length = 46 + nameLength + number(index + 30, 2) + number(index + 32, 2)
      guard index + length <= end else { throw Self.damaged }
      let entry = try located(entry(at: index, nameLength: nameLength), before: start)
      if !entry.name.hasSuffix("/") || entry.size > 0 { entries.append(entry) }
      index += length
    }
    return entries
  }

  private func entry(at index: Int, nameLength: Int) -> ZipEntry {
    let flags = number(index + 8, 2)
    let raw = Array(bytes[(index + 46)..<(index + 46 + nameLength)])
    let name = String(validating: raw, as: UTF8.self) ?? convert(raw, from: "GB18030") ?? ""
    return ZipEntry(
      name: name, method: number(index + 10, 2), isEncrypted: flags & 0x2041 != 0,
      checksum: UInt32(number(index + 16, 4)), packedSize: number(index + 20, 4), size: number(index + 24, 4),
      start: number(index + 42, 4))
  }

  /// Finds where the data begins, by the entry's own header; it must tell the same name and method.
  private func located(_ entry: ZipEntry, before directory: Int) throws(Refusal) -> ZipEntry {
    var entry = entry
    guard entry.start + 30 <= directory, number(entry.start, 4) == 0x0403_4B50 else { throw Self.damaged }
    entry.dataStart = entry.start + 30 + number(entry.start + 26, 2) + number(entry.start + 28, 2)
    guard entry.dataStart + entry.packedSize <= directory, number(entry.start + 8, 2) == entry.method,
      entry.method != 0 || entry.size == entry.packedSize
    else { throw Self.damaged }
    return entry
  }

  private func number(_ offset: Int, _ count: Int) -> Int {
    (0..<count).reduce(0) { $0 | Int(bytes[offset + $1]) << (8 * $1) }
  }
}
