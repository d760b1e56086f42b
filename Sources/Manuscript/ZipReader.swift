/// Reads ZIP archives (压缩包) of strangers: every size is checked before a byte is unpacked.
package enum ZipReader {
  /// The bounds of an archive. Office files stay far below them; bombs do not.
  package struct Limits: Sendable {
    package var entries = 10_000
    package var entryBytes = 64 << 20
    package var totalBytes = 256 << 20
    /// Unpacked bytes for one packed byte, beyond a floor that honest empty tables reach.
    package var ratio = 200
    package var ratioFloor = 24 << 20

    package init() {}
  }

  /// Opens an archive: reads its directory and refuses what no honest archive does.
  package static func open(_ bytes: [UInt8], limits: Limits = Limits()) throws(Refusal) -> ZipArchive {
    var scan = ZipDirectory(bytes: bytes)
    let entries = try scan.read(limit: limits.entries)
    try check(entries, archive: bytes.count, limits)
    return ZipArchive(bytes: bytes, entries: entries)
  }

  private static func check(_ entries: [ZipEntry], archive: Int, _ limits: Limits) throws(Refusal) {
    var total = 0
    var names: Set<String> = []
    for entry in entries {
      guard entry.size <= limits.entryBytes else { throw Refusal("压缩包中的单个文件过大，请拆分后再上传。") }
      total += entry.size
      guard !entry.isEncrypted else { throw Refusal("压缩包已加密，请去掉密码后再上传。") }
      guard entry.method == 0 || entry.method == 8 else {
        throw Refusal("压缩包使用了不支持的压缩方法，请用系统自带的压缩工具重新打包。")
      }
      guard isSafe(entry.name) else { throw Refusal("压缩包中的文件名指向包外位置，为安全起见不予读取。") }
      guard names.insert(entry.name).inserted else { throw Refusal("压缩包中有同名文件，请重新打包后再上传。") }
    }
    guard total <= limits.totalBytes, total <= max(limits.ratioFloor, archive * limits.ratio) else {
      throw Refusal("压缩包解开后过大，疑似压缩炸弹，不予读取。")
    }
    try checkOverlaps(entries)
  }

  /// Two entries that share bytes are the mark of a bomb (and of nothing honest).
  private static func checkOverlaps(_ entries: [ZipEntry]) throws(Refusal) {
    var end = 0
    for entry in entries.sorted(by: { $0.start < $1.start }) {
      guard entry.start >= end else { throw Refusal("压缩包中的文件互相重叠，疑似压缩炸弹，不予读取。") }
      end = entry.dataStart + entry.packedSize
    }
  }

  /// A relative path that stays inside its folder.
  static func isSafe(_ name: String) -> Bool {
    guard !name.isEmpty, !name.hasPrefix("/"), !name.contains("\\"), !name.contains("\0"),
      !name.split(separator: "/").contains("..")
    else { return false }
    let start = Array(name.unicodeScalars.prefix(2))
    return !(start.count == 2 && start[1] == ":")
  }
}

/// One file of an archive.
struct ZipEntry: Sendable {
  var name: String
  var method: Int
  var isEncrypted: Bool
  var checksum: UInt32
  var packedSize: Int
  var size: Int
  var start: Int
  var dataStart = 0
}
