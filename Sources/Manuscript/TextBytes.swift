/// Bytes to text for other readers (文字解码): UTF-8, UTF-16 with its mark, GB18030, by evidence.
package enum TextBytes {
  package static func decode(_ bytes: [UInt8]) -> String {
    var ledger = Ledger()
    return decodeText(bytes, into: &ledger)
  }

  /// Whether the beginning reads as text at all.
  package static func isText(_ bytes: [UInt8]) -> Bool { !decode(Array(bytes.prefix(65_536))).utf8.contains(0) }
}
