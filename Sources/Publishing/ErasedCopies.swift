import Files
import Kernel
import Store

/// Copies of an item in files that are not its own (派生副本): tables that were exported with it, the file of an old
/// site it came from, notices that lead to it. An erasure takes them too.
enum ErasedCopies {
  /// Files of imports that made the item and have come to their end. What is being read just now stays, and the proof
  /// says so; what an earlier erasure has sealed is nobody's to seal again.
  static func sources(of item: Item.ID, _ reader: some Reader) throws -> [BlobDigest] {
    try reader.all(
      """
      SELECT DISTINCT digest FROM legacy_import
      WHERE id IN (SELECT import FROM legacy_record WHERE item = \(item)) AND state IN ('done', 'undone', 'failed')
        AND digest NOT IN (SELECT digest FROM sealed_part) ORDER BY digest
      """
    ) { try $0["digest"] }
  }

  /// An import points at its sealed file from now on.
  static func seal(_ digest: BlobDigest, as part: Blob, _ tx: Transaction) throws {
    try tx.run(
      """
      UPDATE legacy_import SET digest = \(part.digest), size = \(part.size)
      WHERE digest = \(digest) AND state IN ('done', 'undone', 'failed')
      """)
  }

  /// Exported tables with the item in them can be made again: they go, unsealed.
  static func dropExports(of item: Item.ID, _ erasure: Erasure.ID, _ tx: Transaction) throws {
    let rows = try tx.all(
      """
      SELECT workbook, sheet FROM bulk
      WHERE id IN (SELECT bulk FROM bulk_item WHERE item = \(item)) AND workbook IS NOT NULL
      """)
    for row in rows {
      for digest in [try row["workbook"], try row["sheet"]] as [BlobDigest?] {
        if let digest { try remember(digest, erasure, tx) }
      }
    }
    try tx.run(
      "UPDATE bulk SET workbook = NULL, sheet = NULL WHERE id IN (SELECT bulk FROM bulk_item WHERE item = \(item))")
    try dropCompilations(of: item, erasure, tx)
  }

  private static func dropCompilations(of item: Item.ID, _ erasure: Erasure.ID, _ tx: Transaction) throws {
    let digests: [BlobDigest] = try tx.all(
      """
      SELECT DISTINCT digest FROM compilation
      WHERE digest IS NOT NULL AND id IN (SELECT compilation FROM compilation_item WHERE item = \(item))
      """
    ) { try $0["digest"] }
    for digest in digests { try remember(digest, erasure, tx) }
    try tx.run(
      """
      UPDATE compilation SET digest = NULL, size = NULL, made_at = NULL
      WHERE id IN (SELECT compilation FROM compilation_item WHERE item = \(item))
      """)
  }

  /// Notices that lead to it stand on pages of their own place: they are taken back before their words go.
  static func takeBackNotices(of item: Item.ID, _ tx: Transaction) throws {
    let places: [Identifier<Organisation>] = try tx.all(
      """
      UPDATE emergency_notice SET taken_back_at = \(tx.now), taken_back_by = \(tx.actor.name)
      WHERE item = \(item) AND taken_back_at IS NULL RETURNING organisation
      """
    ) { try $0["organisation"] }
    for place in Set(places) { tx.touchPages(of: place) }
  }

  /// Written down, so that it is removed from disk afterwards.
  static func remember(_ digest: BlobDigest, _ erasure: Erasure.ID, _ tx: Transaction) throws {
    try tx.run(
      "INSERT INTO erasure_file (erasure, digest) VALUES (\(erasure), \(digest)) ON CONFLICT DO NOTHING")
  }

  /// Whether something else still needs these bytes.
  static func isUsed(_ digest: BlobDigest, _ reader: some Reader) throws -> Bool {
    try reader.count(
      """
      SELECT (SELECT count(*) FROM attachment WHERE digest = \(digest))
        + (SELECT count(*) FROM attachment_check WHERE original = \(digest))
        + (SELECT count(*) FROM legacy_import WHERE digest = \(digest))
        + (SELECT count(*) FROM sealed_part WHERE digest = \(digest))
        + (SELECT count(*) FROM rendition WHERE digest = \(digest))
        + (SELECT count(*) FROM compilation WHERE digest = \(digest))
        + (SELECT count(*) FROM bulk WHERE workbook = \(digest) OR sheet = \(digest))
      """) > 0
  }

  static func checks(_ target: ErasureTarget, _ tx: Transaction) throws -> [Erasure.Check] {
    guard target.attachment == nil else { return [] }
    let exports = try tx.count(
      """
      SELECT count(*) FROM bulk WHERE id IN (SELECT bulk FROM bulk_item WHERE item = \(target.item))
        AND (workbook IS NOT NULL OR sheet IS NOT NULL)
      """)
    let sources = try tx.count(
      """
      SELECT count(*) FROM legacy_import WHERE id IN (SELECT import FROM legacy_record WHERE item = \(target.item))
        AND digest NOT IN (SELECT digest FROM sealed_part)
      """)
    let compilations = try tx.count(
      """
      SELECT count(*) FROM compilation JOIN compilation_item ON compilation_item.compilation = compilation.id
      WHERE compilation_item.item = \(target.item) AND compilation.digest IS NOT NULL
      """)
    return [
      Erasure.Check("汇编", compilations == 0 ? "没有留下" : "还有 \(compilations) 册", isClean: compilations == 0),
      Erasure.Check("批量导出的表格", exports == 0 ? "没有留下" : "还有 \(exports) 份", isClean: exports == 0),
      Erasure.Check(
        "旧站导入的源文件", sources == 0 ? "没有留下" : "还有 \(sources) 个，导入正在进行，结束后请删除", isClean: sources == 0),
    ]
  }
}
