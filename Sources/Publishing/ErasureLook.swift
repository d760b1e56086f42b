import Files
import Kernel
import Store

/// The look at every place after an erasure (清除核查): what is still there is said as plainly as what is gone.
enum ErasureLook {
  static func checks(
    _ id: Erasure.ID, _ target: ErasureTarget, _ files: FileStore, _ tx: Transaction
  ) throws -> [Erasure.Check] {
    let words = target.attachment == nil ? try words(target.item, tx) : []
    return try words + ErasedCopies.checks(target, tx) + disk(id, files, tx)
  }

  private static func words(_ item: Item.ID, _ tx: Transaction) throws -> [Erasure.Check] {
    let public_: [(String, SQL)] = [
      ("公开列表、目录、订阅和导出的底表", "SELECT count(*) FROM live_item WHERE item = \(item)"),
      ("栏目列表的底表", "SELECT count(*) FROM live_place WHERE item = \(item)"),
      ("检索库", "SELECT count(*) FROM search_document WHERE key = \(item)"),
    ]
    return try (public_ + WordPlace.all.map { ($0.name, $0.left(item)) }).map { name, count in
      let left = try tx.count(count)
      return Erasure.Check(name, left == 0 ? "没有留下" : "还有 \(left) 处", isClean: left == 0)
    }
  }

  private static func disk(_ id: Erasure.ID, _ files: FileStore, _ tx: Transaction) throws -> [Erasure.Check] {
    let rows = try tx.all("SELECT digest, is_shared FROM erasure_file WHERE erasure = \(id)")
    if rows.isEmpty { return [] }
    let digests: [BlobDigest] = try rows.map { try $0["digest"] }
    let shared = try rows.filter { try $0["is_shared"] }.count
    let left = digests.filter { files.holds($0) }.count - shared
    var checks = [
      Erasure.Check(
        "磁盘上的文件（附件和由它做成的，\(rows.count) 个）", left <= 0 ? "已经删除" : "还有 \(left) 个", isClean: left <= 0)
    ]
    if shared > 0 {
      checks.append(
        Erasure.Check("别的信息也在用的同一文件", "\(shared) 个，没有删除，请到那些信息上另行清除", isClean: false))
    }
    return checks
  }
}
