import CDeflate

/// Compression of answers (压缩): gzip by libdeflate, which packs as small as zlib in less time.
package enum Gzip {
  /// Bodies below this many bytes gain nothing.
  static let worthwhile = 1024
  /// For pages that are kept and sent many times.
  static let thorough = 7
  /// For answers made once.
  static let quick = 4

  /// The bytes as one gzip member, or nil if there is no memory.
  package static func compress(_ bytes: [UInt8], level: Int) -> [UInt8]? {
    guard let packer = libdeflate_alloc_compressor(Int32(level)) else { return nil }
    defer { libdeflate_free_compressor(packer) }
    let bound = libdeflate_gzip_compress_bound(packer, bytes.count)
    let packed = [UInt8](unsafeUninitializedCapacity: bound) { output, count in
      count = libdeflate_gzip_compress(packer, bytes, bytes.count, output.baseAddress, bound)
    }
    return packed.isEmpty ? nil : packed
  }

  /// Whether an Accept-Encoding header allows gzip: `gzip;q=0` and `identity` alone do not.
  package static func isAccepted(_ header: String?) -> Bool {
    guard let header else { return false }
    var wildcard = false
    for choice in header.lowercased().split(separator: ",") {
      let parts = choice.split(separator: ";").map { $0.trimmed }
      guard let coding = parts.first else { continue }
      let isWanted = !parts.dropFirst().contains(where: isZeroQuality)
      if coding == "gzip" || coding == "x-gzip" { return isWanted }
      if coding == "*" { wildcard = isWanted }
    }
    return wildcard
  }

  private static func isZeroQuality(_ parameter: Substring) -> Bool {
    let parts = parameter.split(separator: "=", maxSplits: 1).map { $0.trimmed }
    guard parts.count == 2, parts[0] == "q" else { return false }
    return (Double(String(parts[1])) ?? 0) <= 0
  }
}

extension StringProtocol where SubSequence == Substring {
  /// Without the blanks and tabs around it.
  var trimmed: Substring {
    var rest = self[...]
    while let first = rest.first, first == " " || first == "\t" { rest.removeFirst() }
    while let last = rest.last, last == " " || last == "\t" { rest.removeLast() }
    return rest
  }
}
