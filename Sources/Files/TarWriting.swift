import Foundation

/// Writing an archive that every `tar` can read (POSIX ustar), with regular files only. Own code, so that what is
/// written and what is accepted back are the same few lines.
struct TarWriter {
  private let handle: FileHandle

  init(_ handle: FileHandle) { self.handle = handle }

  /// The largest file the eleven octal digits of a header can tell.
  static let largest = 0o777_7777_7777

  func add(_ name: String, _ bytes: Data) throws {
    try handle.write(contentsOf: try TarHeader.bytes(name, size: bytes.count))
    try handle.write(contentsOf: bytes + Self.padding(bytes.count))
  }

  /// Adds a file of a known size, in parts. Throws when it is shorter or longer than that.
  func add(_ name: String, file path: String, size: Int) throws {
    try handle.write(contentsOf: try TarHeader.bytes(name, size: size))
    let source = try FileHandle(forReadingFrom: URL(filePath: path))
    defer { closeQuietly(source) }
    var written = 0
    while let part = try source.read(upToCount: 1 << 20), !part.isEmpty {
      written += part.count
      guard written <= size else { throw TarTrouble.sizeChanged(name) }
      try handle.write(contentsOf: part)
    }
    guard written == size else { throw TarTrouble.sizeChanged(name) }
    try handle.write(contentsOf: Self.padding(size))
  }

  /// Two empty blocks end an archive.
  func finish() throws { try handle.write(contentsOf: Data(count: 1024)) }

  private static func padding(_ size: Int) -> Data { Data(count: (512 - size % 512) % 512) }
}

/// What can be wrong with an archive.
enum TarTrouble: Error, Equatable {
  case sizeChanged(String)
  case tooLarge(String)
  case malformed
  /// A link, a folder, a device: nothing that we write.
  case notAFile(String)
}

/// One 512-byte header.
struct TarHeader: Equatable {
  let name: String
  let size: Int

  static func bytes(_ name: String, size: Int) throws -> Data {
    guard name.utf8.count <= 100, size <= TarWriter.largest else { throw TarTrouble.tooLarge(name) }
    var header = [UInt8](repeating: 0, count: 512)
    func put(_ text: String, at offset: Int) {
      header.replaceSubrange(offset..<offset + text.utf8.count, with: text.utf8)
    }
    func octal(_ number: Int, _ width: Int) -> String {
      let digits = String(number, radix: 8)
      return String(repeating: "0", count: width - digits.utf8.count) + digits
    }
    put(name, at: 0)
    put("0000600", at: 100)
    put("0000000", at: 108)
    put("0000000", at: 116)
    put(octal(size, 11), at: 124)
    put(octal(0, 11), at: 136)
    put("        ", at: 148)
    put("0", at: 156)
    put("ustar\u{0}00", at: 257)
    put(octal(header.reduce(0) { $0 + Int($1) }, 6) + "\u{0} ", at: 148)
    return Data(header)
  }

  /// Nil for the empty block that ends an archive. Anything but a regular file, plainly named, is refused.
  init?(_ block: Data) throws {
    let header = [UInt8](block)
    guard header.count == 512 else { throw TarTrouble.malformed }
    if header.allSatisfy({ $0 == 0 }) { return nil }
    let sum = header.enumerated().reduce(0) { $0 + ((148..<156).contains($1.offset) ? 32 : Int($1.element)) }
    guard Self.number(header[148..<156]) == sum, let size = Self.number(header[124..<136]),
      let name = String(validating: header[0..<100].prefix { $0 != 0 }, as: UTF8.self), !name.isEmpty
    else { throw TarTrouble.malformed }
    guard header[156] == UInt8(ascii: "0"), header[345] == 0 else { throw TarTrouble.notAFile(name) }
    self.name = name
    self.size = size
  }

  private static func number(_ field: ArraySlice<UInt8>) -> Int? {
    let digits = field.prefix { (48...55).contains($0) }
    guard !digits.isEmpty, field.dropFirst(digits.count).allSatisfy({ $0 == 0 || $0 == 32 }) else { return nil }
    return Int(String(decoding: digits, as: UTF8.self), radix: 8)
  }
}
