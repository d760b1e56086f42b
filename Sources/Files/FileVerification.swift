import Foundation
import Kernel
import Store

extension FileStore {
  /// What a look at every file found (核对结果).
  package struct Verdict: Equatable, Sendable {
    package var checked = 0
    /// Named in the database, but not in the folder.
    package var missing: [BlobDigest] = []
    /// There, but with other bytes than its name says.
    package var damaged: [BlobDigest] = []
    /// In the folder, but named by nobody: left by a crash, harmless.
    package var unregistered: [String] = []

    package var isWhole: Bool { missing.isEmpty && damaged.isEmpty }
  }

  /// Reads every file and holds it against the database. Slow by nature: for the command line and for jobs.
  package func verify(_ store: Store, report: ProgressReport = { _ in }) async throws -> Verdict {
    let known = try await store.read { try Blob.digests($0) }
    var verdict = Verdict()
    for (index, digest) in known.enumerated() {
      try Task.checkCancellation()
      do {
        try check(digest)
      } catch let damaged as Damaged {
        switch damaged.trouble {
        case .missing: verdict.missing.append(digest)
        case .changed: verdict.damaged.append(digest)
        }
      }
      verdict.checked += 1
      if index % 50 == 0 { report(WorkProgress(index, of: known.count, "正在核对文件")) }
    }
    let named = Set(known.map { String(path(of: $0).dropFirst(folder.count + 1)) })
    verdict.unregistered = try entries().filter { !named.contains($0) }
    report(WorkProgress(known.count, of: known.count, "正在核对文件"))
    return verdict
  }

  /// Every file in the folder by its path inside, sorted.
  func entries() throws -> [String] {
    guard let walk = FileManager.default.enumerator(atPath: folder) else { return [] }
    var entries: [String] = []
    for case let entry as String in walk {
      var isFolder: ObjCBool = false
      if FileManager.default.fileExists(atPath: "\(folder)/\(entry)", isDirectory: &isFolder), !isFolder.boolValue {
        entries.append(entry)
      }
    }
    return entries.sorted()
  }
}
